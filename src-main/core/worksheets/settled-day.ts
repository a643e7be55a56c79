/**
 * @file One account of something that was told differently, taken into a text: it says on which day it was told, why it was
 * told otherwise where somebody said, and that there is another account. Alone it would read as all that was ever told.
 */
import { accountOf } from '../answers/account-of.ts';
import { isDecision } from '../answers/accounts.ts';
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
import { isMarked, sourceOf, stampOf } from '../told/narrative.ts';
import type { Taken } from './settle.ts';

/** `entry`: of the log, where one telling was taken. As it was where nothing differs or the field is no long text. */
export function withDayTold(question: Question, known: KnownAnswer, taken: Taken, entry?: number): Taken {
  const { value } = taken;
  if (question.element.type !== 'comment' || typeof value !== 'string') return taken;
  const differing = known.facts.filter((fact) => fact.differs && !isDecision(fact.key) && !isMarked(fact));
  const told = differing.flatMap((fact) => {
    const said =
      entry === undefined
        ? standingStatements(fact).at(-1)
        : fact.statements.find(({ seq }) => seq === entry);
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
