/** @file On a sheet, lines that were taken over from accounts which have been put right or have lost a row since. */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import { saysMore, toldNoMore } from '../../core/answers/told-no-more.ts';
import { knownAnswer } from '../../core/interviews/known-answer.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  answerEntries,
  entriesElsewhere,
  newestAnswers,
  type ScreeningRow,
} from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { readFacts } from './facts.ts';

/**
 * By question. What was told then is worked out as this program does it now, so that another wording since is no change of
 * what was told. Of what somebody worded by hand nothing is said: it is theirs.
 */
export function toldNoMoreOn(
  engine: Engine,
  db: ReadDb,
  { id, personId }: Pick<ScreeningRow, 'id' | 'personId'>,
  form: CompiledForm,
  known: readonly KnownAnswer[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const elsewhere = entriesElsewhere(db, personId, id);
  const newest = elsewhere.at(-1) ?? 0;
  const now = new Map(known.map((one) => [one.question, one]));
  const entries = new Map(answerEntries(db, id).map((one) => [`${one.layer} ${one.question}`, one.seq]));
  const then = new Map<number, ReturnType<typeof readFacts>>();
  for (const answer of standingAnswers<AnswerView>(newestAnswers(db, id)).values()) {
    const { question: name, layer, value, relation } = answer;
    const question = form.byName.get(name);
    if (question === undefined || typeof value !== 'string' || relation !== 'confirms') continue;
    if (question.element.type !== 'comment' || !saysMore(question.element, value, now.get(name))) continue;
    const entry = entries.get(`${layer} ${name}`) ?? 0;
    const until = elsewhere.findLast((seq) => seq <= entry);
    if (until === undefined || until === newest) continue;
    const facts =
      then.get(until) ?? readFacts(engine, db, personId, id, { forForms: true, withhold: true, until });
    then.set(until, facts);
    const was = knownAnswer(question, facts);
    const lines = was === null ? [] : toldNoMore(question.element, value, was, now.get(name));
    if (lines.length > 0) found.set(name, lines);
  }
  return found;
}
