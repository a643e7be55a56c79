/** @file An interview read from the store, as a person sees it and as the rules need it. */

import type { ScreeningView } from '../../contract/interviews.ts';
import type { StoredAnswer } from '../../core/answers/answer.ts';
import { accountAnswers, answeredValues, hasContent, standingAnswers } from '../../core/answers/said.ts';
import { consentFor } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { type Evaluate, isAsked } from '../../core/forms/questions.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { type Account, missingBeforeInterview, type OpeningFinding } from '../../core/interviews/opening.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listBreaks, listLayers, listNotes } from '../../vault/queries/annotations.ts';
import { listSessions } from '../../vault/queries/interview-sessions.ts';
import { answerEntries, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { knownFor } from '../disclosure/resolve.ts';
import { askedWrongly } from '../disclosure/sheet.ts';
import { standingOnSheet } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/** The record with all that belongs to it; whether it was altered, and what its signature leaves out, is for `screeningShow` to say. Throws `not-found`. */
export function readScreening(engine: Engine, db: ReadDb, id: ScreeningId): ScreeningView {
  const { formSha256: _formSha256, ...row } = requireScreening(db, id);
  const form = pinnedForm(db, row);
  const answers = newestAnswers(db, id);
  const known = knownFor(engine, db, row, form);
  const { kept, standing } = standingOnSheet(engine, db, row, form, known);
  const answered = [...standingAnswers(answers).values()].filter(hasContent).length;
  return {
    ...row,
    answered,
    answers,
    entries: answerEntries(db, id),
    layers: listLayers(db, id),
    sessions: listSessions(db, row),
    alterations: [],
    notCovered: [],
    breaks: listBreaks(db, id),
    notes: listNotes(db, id),
    known,
    ...(kept.size === 0
      ? {}
      : {
          keptBack: [...kept].map(([question, { reason, rest }]) => {
            const answer = rest === true ? standing.get(question) : undefined;
            if (answer === undefined) return { question, reason };
            const { value, ownWords } = answer;
            return { question, reason, rest: { value, ownWords } };
          }),
        }),
    toBeAsked: [...askedWrongly(engine, form)],
    definition: form.definition,
  };
}

/** What is missing before the questions after the opening pages may be answered; see core/interviews/opening.ts. `past`: the account was held on a day that was given. */
export function missingOpening(
  form: CompiledForm,
  row: Pick<ScreeningRow, 'personId'>,
  answers: readonly StoredAnswer[],
  ledger: readonly ConsentView[],
  today: string,
  evaluate: Evaluate,
  account: Account = 0,
  past = false,
): OpeningFinding[] {
  const standing = standingAnswers(answers);
  const values = answeredValues(standing.values());
  const asked = form.questions.filter((q) => q.part !== 'interview' && isAsked(q, values, evaluate));
  const consent = (purpose: string) => consentFor(ledger, row.personId, purpose, today);
  // What this account says of its own safety, left open too: an earlier one was another talk.
  const said = account === 'desk' ? [] : accountAnswers(answers, account);
  return missingBeforeInterview(asked, new Map([...standing, ...said]), consent, account, past);
}
