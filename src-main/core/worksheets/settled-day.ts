/**
 * @file One account of something that was told differently, taken into a text: it says on which day it was told, why it was
 * told otherwise where somebody said, and that there is another account. Alone it would read as all that was ever told.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { isDecision } from '../answers/accounts.ts';
import { answerFinding } from '../answers/answers.ts';
import type { FactStatement, FactView, KnownAnswer } from '../answers/fact.ts';
import { heldDay } from '../answers/held-order.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { isWithheld } from '../answers/withheld.ts';
import { formatDay, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { Question } from '../forms/questions.ts';
import { reasonIn, sourceOf } from '../told/narrative.ts';
import type { Taken } from './settle.ts';

/** `entry`: of the log, where one telling was taken. As it was where nothing differs or the field is no long text. */
export function withDayTold(question: Question, known: KnownAnswer, taken: Taken, entry?: number): Taken {
  const { value } = taken;
  if (question.element.type !== 'comment' || typeof value !== 'string') return taken;
  const differing = known.facts.filter((fact) => fact.differs && !isDecision(fact.key));
  const told = differing.flatMap((fact) => {
    const said =
      entry === undefined
        ? standingStatements(fact).at(-1)
        : fact.statements.find(({ seq }) => seq === entry);
    return said === undefined || isWithheld(said) || value.includes(sourceOf(said)) ? [] : [{ fact, said }];
  });
  const lines = told.map(({ fact, said }) => lineOf(fact, said, known.facts.length > 1));
  const stamped = [value, ...new Set(lines)].join('\n');
  return answerFinding(question, 'answered', stamped) === null ? { ...taken, value: stamped } : taken;
}

function lineOf(fact: FactView, said: FactStatement, several: boolean): string {
  const day = heldDay(said);
  const on = day === null ? formatDay(said.at) : formatFuzzyDate(day);
  const reason = reasonIn(said) || `; ${sheetWords['no-reason']}`;
  return `[${several ? `${fact.title}: ` : ''}${sheetWords['as-told']} ${on}${reason}; ${sheetWords['told-differently']}]`;
}
