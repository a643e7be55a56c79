/**
 * @file What stands in a text of several parts now and would not after another is taken: one correction may put a whole
 * account out. Our own rule.
 */
import type { StoredAnswer } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import type { Question } from '../forms/questions.ts';
import type { Taken } from './settle.ts';

/** Lines of it in their order, without the lines that say where they were told; none where the field has one part. */
export function goesOut(
  question: Pick<Question, 'element'>,
  known: Pick<KnownAnswer, 'facts'> | undefined,
  standing: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> | undefined,
  taken: Pick<Taken, 'value' | 'ownWords'>,
): string[] {
  const stands = standing?.state === 'answered' ? standing.value : null;
  if (question.element.type !== 'comment' || typeof stands !== 'string') return [];
  if ((known?.facts.length ?? 0) < 2) return [];
  const kept = plain(`${taken.value ?? ''}\n${taken.ownWords}`);
  return stands
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\[[^\]]*\]$/u.test(line.trim()))
    .filter((line) => !kept.includes(plain(line)));
}

const plain = (text: string): string =>
  text
    .replace(/["“”\s]+/g, ' ')
    .trim()
    .toLowerCase();
