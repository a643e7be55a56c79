/**
 * @file One account of something that was told differently, taken into a text: it says on which day it was told, why it was
 * told otherwise where somebody said, and that there is another account. Alone it would read as all that was ever told.
 */
import { accountOf } from '../answers/account-of.ts';
import { isDecision } from '../answers/accounts.ts';
import type { StoredAnswer } from '../answers/answer.ts';
import { answerFinding } from '../answers/answers.ts';
import {
  type FactStatement,
  type FactView,
  isWithheld,
  type KnownAnswer,
  type LineTold,
} from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Question } from '../forms/questions.ts';
import { isMarked, narrativeOf, sourceOf, stampOf } from '../told/narrative.ts';
import { openOf } from '../withholding/withheld.ts';
import type { Taken } from './settle.ts';

/** `one`: the telling that was taken alone. As it was where nothing differs or the field is no long text. */
export function withDayTold(
  question: Question,
  known: KnownAnswer,
  taken: Taken,
  one?: FactStatement,
): Taken {
  const { value } = taken;
  if (question.element.type !== 'comment' || typeof value !== 'string') return taken;
  const differing = known.facts.filter((fact) => fact.differs && !isDecision(fact.key) && !isMarked(fact));
  const told = differing.flatMap((fact) => {
    const said =
      one === undefined ? standingStatements(fact).at(-1) : fact.statements.find((told) => told === one);
    return said === undefined || isWithheld(said) || value.includes(sourceOf(said)) ? [] : [{ fact, said }];
  });
  const rows = told.flatMap(({ said }) => linesIn(value, said));
  const whole = told.filter(({ said }) => linesIn(value, said).length === 0);
  const lines = whole.map(({ fact, said }) => lineOf(fact, said, known.facts.length > 1));
  const byRow = value
    .split('\n')
    .map((line) => {
      const row = rows.find((one) => one.line === line);
      return row === undefined ? line : `${line} [${stampOf(row)}]`;
    })
    .join('\n');
  const stamped = [byRow, ...new Set(lines)].join('\n');
  return answerFinding(question, 'answered', stamped) === null ? { ...taken, value: stamped } : taken;
}

function lineOf(fact: FactView, said: FactStatement, several: boolean): string {
  return `[${several ? `${fact.title}: ` : ''}${stampOf({
    ...said,
    changed: isOtherOpen(fact, said),
    ...(said.origin.kind === 'person' ? { among: 'particulars' as const } : {}),
  })}]`;
}

/** Of another account whose words are withheld nothing is said, not that it is there. What another sheet took over is no other account. */
const isOtherOpen = ({ statements }: FactView, said: FactStatement): boolean =>
  statements.some(
    (one) => !isWithheld(one) && one.relation !== 'confirms' && accountOf(one) !== accountOf(said),
  );

/** The rows of `said` where all of them stand in `value`, each on a line of its own. */
function linesIn(value: string, { lines = [] }: FactStatement): readonly LineTold[] {
  const standing = new Set(value.split('\n'));
  return lines.every(({ line }) => standing.has(line)) ? lines : [];
}

// What was told since somebody worded a field of a sheet by hand, to stand below their words. Our own rule.

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
