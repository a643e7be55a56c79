/** @file What was told since somebody worded a field of a sheet by hand, to stand below their words. Our own rule. */
import type { StoredAnswer } from '../answers/answer.ts';
import { answerFinding } from '../answers/answers.ts';
import type { FactStatement, KnownAnswer } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Question } from '../forms/questions.ts';
import { narrativeOf } from '../told/narrative.ts';
import { openOf } from '../withholding/withheld.ts';

/**
 * As the field would say it, without what was recorded up to entry `recordedIn` of the log: whoever worded the field had that in
 * view. `stood`: lines of the ledger that stood by then, whose newest line tells them all again. Empty where nothing of it is new;
 * null where the field is no long text.
 */
export function addedSince(
  question: Question,
  told: KnownAnswer,
  recordedIn: number,
  stood: ReadonlySet<string>,
): string | null {
  const known = openOf(told);
  if (question.element.type !== 'comment' || known === null) return null;
  const isNew = ({ seq, headSince = 0 }: FactStatement) => Math.max(seq, headSince) > recordedIn;
  const facts = known.facts
    .map((fact) => {
      const statements = standingStatements(fact)
        .filter(isNew)
        .flatMap((said) => withoutLines(said, stood));
      return { ...fact, statements };
    })
    .filter(({ statements }) => statements.length > 0);
  return narrativeOf(facts, known.facts[0]);
}

function withoutLines(said: FactStatement, stood: ReadonlySet<string>): FactStatement[] {
  if (said.origin.kind !== 'consent') return [said];
  const lines = said.text.split('\n').filter((line) => !stood.has(line));
  const text = lines.join('\n');
  return lines.length === 0 ? [] : [{ ...said, text, value: said.value === said.text ? text : said.value }];
}

/** `added` below what was `written`; null where the field cannot hold both, or where there is no text to stand below. */
export function belowWritten(
  question: Question,
  added: string,
  { state, value, ownWords }: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'>,
) {
  if (state !== 'answered' || typeof value !== 'string' || added === '') return null;
  const both = `${value}\n\n${added}`;
  if (answerFinding(question, 'answered', both) !== null) return null;
  return { state, value: both, ownWords, howSaid: '' as const };
}
