/** @file Locking a record under its author, and opening dated layers on it afterwards. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import { answeredValues, isSaid, standingAnswers } from '../../core/answers/said.ts';
import { consentFor } from '../../core/consent/consent.ts';
import { isNo } from '../../core/consent/consent-line.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { type Evaluate, isAsked, isOffRoute } from '../../core/forms/questions.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { INTERVIEW_PURPOSE } from '../../core/interviews/opening.ts';
import { putsRight as accountPutRight, withPutsRight } from '../../core/interviews/put-right-in-place.ts';
import { signOffRefusal } from '../../core/interviews/sign-off.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { insertLayer, listLayers, openBreak } from '../../vault/queries/annotations.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { answerEntries, newestAnswers, setPlace, setSigned } from '../../vault/queries/screening.ts';
import { heldFact, heldLine, requireHeld } from '../answers/held-on.ts';
import { missingOpening, readScreening } from '../answers/read-screening.ts';
import { undecidedAnswerNotes } from '../cases/undecided-answers.ts';
import { requireOnWith } from '../consent/whom-for.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { annotationProof } from './annotation-proof.ts';
import { breakOver } from './break-over.ts';
import { sessionIn } from './interview-session.ts';
import { signatureOf } from './signature.ts';

/**
 * Signs the draft: SHA-256 over the canonical record (see `signedRecord`), kept in the record and in the audit
 * log. Throws `not-found`, `signed-off`, `later-account-sealed` where a later account is on it, and `not-ready` naming each thing still to be done. A record in which
 * the person declined the interview may be signed as it is.
 */
export async function screeningSign(
  engine: Engine,
  input: CheckedInput<'screeningSign'>,
): Promise<CallOutput<'screeningSign'>> {
  const { evaluate } = await loadExpressions();
  const at = engine.clock.now();
  const signed = transact(
    engine,
    (view: ScreeningView) => signedNote(view, at, input.readBack),
    (tx) => signIn(engine, tx, input, at, evaluate),
  );
  return { ...signed, unasked: engine.session.read((db) => unaskedIn(db, input.screeningId, evaluate)) };
}

/** Questions on the path of the record, and those of them that nobody spoke to. */
function unaskedIn(db: ReadDb, id: ScreeningId, evaluate: Evaluate): { count: number; of: number } {
  const form = pinnedForm(db, requireScreening(db, id));
  const standing = standingAnswers(newestAnswers(db, id));
  const values = answeredValues(standing.values());
  const asked = form.questions.filter((one) => isAsked(one, values, evaluate) && !isOffRoute(one.element));
  return { count: asked.filter(({ name }) => !isSaid(standing.get(name))).length, of: asked.length };
}

export const signedNote = (signed: ScreeningView, at: string, readBack: string): AuditNote => ({
  action: 'screening.signed',
  subject: signed.id,
  facts: {
    sha256: signed.signedSha256,
    answers: signed.answers.length,
    readBack: fingerprint([at, readBack]),
  },
});

/** The sign-off, as the end of a change. Throws as `screeningSign` does. */
export function signIn(
  engine: Engine,
  tx: WriteTx,
  input: CheckedInput<'screeningSign'>,
  at: string,
  evaluate: Evaluate,
): ScreeningView {
  const day = today(engine, tx);
  const row = requireScreening(tx, input.screeningId);
  const form = pinnedForm(tx, row);
  const answers = newestAnswers(tx, row.id);
  const ledger = listPersonConsents(tx, row.personId);
  const interview = consentFor(ledger, row.personId, INTERVIEW_PURPOSE, day);
  const declined = isNo(interview);
  const missing = declined
    ? []
    : missingOpening(form, row, answers, ledger, day, evaluate, 0, row.heldOn !== null);
  const { readBack } = input;
  const refusal = signOffRefusal({
    status: row.status,
    author: row.author,
    actor: engine.session.actor,
    readBack,
    missing,
    answers: standingAnswers(answers).size,
  });
  if (refusal?.code === 'signed-off') throw signedBefore(tx, row.id, row.formTitle);
  if (refusal !== null) {
    throw new TestimonyError('not-ready', { subject: row.formTitle, found: refusal.found });
  }
  const apart = undecidedAnswerNotes(tx, row);
  if (apart.length > 0) throw new TestimonyError('not-ready', { subject: row.formTitle, found: apart });
  const open = openBreak(tx, row.id);
  if (open !== undefined) noteIn(engine, tx, breakOver(tx, row.id, open, at));
  setSigned(tx, row.id, at, readBack, signatureOf(tx, { ...row, signedAt: at, readBack }));
  touchCase(tx, row.caseId, at);
  return readScreening(engine, tx, row.id);
}

/** With a later account on it there is nothing left to sign, and nothing to be told to open one. */
function signedBefore(db: ReadDb, id: ScreeningId, subject: string): TestimonyError {
  const last = listLayers(db, id).at(-1);
  if (last === undefined) return new TestimonyError('signed-off', { subject });
  const { layer: number, at, author, reason, heldOn } = last;
  const entries = answerEntries(db, id).filter((one) => one.layer === number);
  const entry = Math.max(0, ...entries.map(({ seq }) => seq));
  const held = heldOn === null ? '' : formatFuzzyDate(heldOn);
  const said = { number, recorded: formatDay(at), author, held, reason, entry };
  return new TestimonyError('later-account-sealed', {
    subject,
    found: [coded('later-account-sealed', said)],
  });
}

interface Opened {
  readonly layer: number;
  /** What ties the account and its session to the log. */
  readonly proofs: ReturnType<typeof annotationProof>;
  readonly view: ScreeningView;
}

const given = ({ language, interpreter }: CheckedInput<'screeningAddLayer'>) => ({
  ...(language === undefined ? {} : { language }),
  ...(interpreter === undefined ? {} : { interpreter }),
});

/**
 * Opens the next layer, in the name of whoever unlocked the vault; language and interpreter are open where they are not
 * given. Throws `not-found`; `bad-input` for a day still to come; `not-ready` on a draft; `for-adults`, `for-other-roles` where it is not gone on with.
 */
export function screeningAddLayer(engine: Engine, input: CheckedInput<'screeningAddLayer'>): ScreeningView {
  const at = engine.clock.now();
  return transact(
    engine,
    (opened: Opened) => ({
      action: 'screening.layer-opened',
      subject: input.screeningId,
      facts: { layer: opened.layer, ...heldFact(input.heldOn), ...opened.proofs },
    }),
    (tx) => {
      const row = requireScreening(tx, input.screeningId);
      if (row.status === 'draft') {
        throw new TestimonyError('not-ready', {
          subject: row.formTitle,
          found: [coded('first-account-open')],
        });
      }
      requireOnWith(engine, tx, pinnedForm(tx, row), row.personId);
      const layers = listLayers(tx, row.id);
      const layer = (layers.at(-1)?.layer ?? 0) + 1;
      const { heldOn, takenBy, putsRight } = input;
      if (putsRight !== null && putsRight >= layer)
        throw new TestimonyError('bad-input', {
          subject: 'putsRight',
          found: [{ ...coded('no-such-account', { number: putsRight }), field: 'putsRight' }],
        });
      // What only put another account right tells nothing: a slip in it is put right in that account.
      const written = layers.find((one) => one.layer === putsRight)?.reason ?? '';
      const reason =
        putsRight === null
          ? input.reason
          : withPutsRight(accountPutRight(written) ?? putsRight, input.reason);
      requireHeld(engine, tx, heldOn);
      const account = { layer, at, author: engine.session.actor, reason };
      const nonce = engine.random.id();
      insertLayer(tx, row.id, { ...account, heldOn, takenBy }, nonce);
      const proofs = {
        ...annotationProof('account', nonce, { ...account, ...heldLine({ heldOn, takenBy }) }),
        // How the talk before it was held says nothing of this one.
        ...sessionIn(engine, tx, row, layer, { language: '', interpreter: '', ...given(input) }, at),
      };
      // A later account begins at the beginning, not where the signed one ended.
      setPlace(tx, row.id, { page: '', question: '' });
      touchCase(tx, row.caseId, at);
      return { layer, proofs, view: readScreening(engine, tx, row.id) };
    },
  ).view;
}
