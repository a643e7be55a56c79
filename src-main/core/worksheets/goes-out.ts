/**
 * @file What stands in a text of several parts now and would not after another is taken: one correction may put a whole
 * account out. Into a field that is empty so far everything told of it would come: what is told differently and is left out
 * then is named just as well. Our own rule.
 */
import { isDecision, toldOn } from '../answers/accounts.ts';
import type { StoredAnswer } from '../answers/answer.ts';
import type { FactStatement, FactView, KnownAnswer } from '../answers/fact.ts';
import { isRecorded } from '../answers/said.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { isWithheld } from '../answers/withheld.ts';
import type { Question } from '../forms/questions.ts';
import { placedWords } from '../told/words-of-place.ts';
import type { Taken } from './settle.ts';

/**
 * Lines of it in their order, without the lines that say where they were told, and without what had been written down
 * wrongly or was taken out of its list; none where the field has one part.
 */
export function goesOut(
  question: Pick<Question, 'element'>,
  known: Pick<KnownAnswer, 'facts' | 'toldNoMore'> | undefined,
  standing: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> | undefined,
  taken: Pick<Taken, 'value' | 'ownWords'>,
): string[] {
  if (question.element.type !== 'comment' || (known?.facts.length ?? 0) < 2) return [];
  const isEmpty = standing === undefined || !isRecorded(standing);
  const stands = isEmpty ? toldDifferently(known) : standing.state === 'answered' ? standing.value : null;
  if (typeof stands !== 'string') return [];
  const kept = plain(`${taken.value ?? ''}\n${taken.ownWords}`);
  const told = plain((known?.facts ?? []).flatMap(stillTold).map(inLines).join('\n'));
  const mended = new Set((known?.toldNoMore ?? []).map(plain).filter((line) => !told.includes(line)));
  return stands
    .split('\n')
    .filter((line) => plain(line) !== '' && !/^\[[^\]]*\]$/u.test(line.trim()))
    .filter((line) => !kept.includes(plain(line)) && !mended.has(plain(line)));
}

/** Of what was told differently every telling: which of them goes in is for somebody to say. */
const stillTold = (fact: FactView): readonly FactStatement[] =>
  fact.differs ? toldOn(fact) : standingStatements(fact);

/** Every telling of what was told differently, oldest first. */
const toldDifferently = (known: Pick<KnownAnswer, 'facts'> | undefined): string =>
  (known?.facts ?? [])
    .filter((fact) => fact.differs && !isDecision(fact.key))
    .flatMap((fact) => toldOn(fact).toReversed())
    .filter((said) => !isWithheld(said))
    .map(inLines)
    .join('\n');

const inLines = ({ state, text, ownWords }: FactStatement): string =>
  [state === 'answered' ? text : '', ...placedWords(ownWords).map(({ words }) => words)].join('\n');

const plain = (text: string): string =>
  text
    .replace(/["“”\s]+/g, ' ')
    .trim()
    .toLowerCase();
