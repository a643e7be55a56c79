/** @file A record read for printing, held against its signature and the log as it is when it is shown. */
import type { Alteration, ScreeningView } from '../../contract/interviews.ts';
import type { LinkView } from '../../contract/links.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { safeRouteIn } from '../../core/forms/also-recorded.ts';
import type { Evaluate } from '../../core/forms/questions.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { accountAt } from '../../core/interviews/break.ts';
import { isOneOf, SIGNED } from '../../core/log/record-actions.ts';
import type { PersonRole } from '../../core/people/roles.ts';
import type { KeptBackSaid } from '../../core/withholding/copy.ts';
import { supersededAnswers } from '../../core/worksheets/hidden-answers.ts';
import { askedAsAgreed, type ReferralYes } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { isMarked } from '../../vault/queries/privilege.ts';
import { answerHistory } from '../../vault/queries/screening.ts';
import { loggedFacts } from '../../vault/queries/screening-proof.ts';
import { readLinks } from '../answers/read-links.ts';
import { readScreening } from '../answers/read-screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { keptSinceMade } from '../disclosure/disclosure.ts';
import { fieldsAside } from '../disclosure/fields.ts';
import { referralYes } from '../disclosure/referral-yes.ts';
import { heldOnSheet, onSheetNow, type SheetAccounts, sheetAccounts } from '../disclosure/sheet.ts';
import { type DisclosedAnswers, readWithheld } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { heldExhibits } from '../leaving/privilege-gate.ts';
import { alterationsOf, notCoveredBy } from './record-check.ts';

const NONE: ReadonlySet<string> = new Set();

/** A record read for printing. */
export interface ReadRecord {
  readonly view: ScreeningView;
  /** All that was recorded in it, oldest first: also what was put right since. */
  readonly history: readonly AnswerView[];
  readonly form: CompiledForm;
  readonly person: string;
  readonly role: PersonRole;
  readonly reference: string;
  readonly alterations: readonly Alteration[];
  readonly links: readonly LinkView[];
  /** Those of them to exhibits whose title counts an account that is kept back since: a copy that leaves does not name one. */
  readonly keptLinks: ReadonlySet<string>;
  /** Of a worksheet: what was told since or differently, by question. */
  readonly told: SheetAccounts;
  /** Questions of a worksheet that are asked now; null where that was not looked for, and for an interview. */
  readonly asked: ReadonlySet<string> | null;
  /** Of a worksheet: what is asked no more, and was only taken over from what an asked field says as it stands now. */
  readonly superseded: ReadonlySet<string>;
  /** The person's consents as they stand now: what an answer on the consent page does not say. */
  readonly consents: readonly ConsentView[];
  /** Of a worksheet, by question, why somebody left it empty. */
  readonly aside: ReadonlyMap<string, Coded>;
  /** Of the sheet for a referral, what the form's yes needs and what stands beside it. */
  readonly yes: ReferralYes | null;
  /** What of it, and of what its points rest on, is kept out of what is handed on. */
  readonly withheld: DisclosedAnswers;
  /** The entry of the log that has its sign-off; 0 where there is none. */
  readonly signedSeq: number;
  /** The last entry of the log about it. */
  readonly lastSeq: number;
}

/**
 * `evaluate`: what was told beside a question that is not asked now is left out, as the question is; without it everything
 * is there. Throws `not-found`, `form-damaged`.
 */
export function readRecord(engine: Engine, db: ReadDb, id: ScreeningId, evaluate?: Evaluate): ReadRecord {
  const row = requireScreening(db, id);
  const log = loggedFacts(db, id);
  const view = readScreening(engine, db, id);
  const form = pinnedForm(db, row);
  const person = requirePerson(db, row.personId);
  const told = sheetAccounts(engine, db, row, form, { known: view.known });
  // It holds on every route, and goes wherever a way to reach the person goes.
  const safeRoute = safeRouteIn(form.questions)?.name;
  const standing = standingAnswers<AnswerView>(view.answers);
  const yes = referralYes(engine, db, row, form);
  const values = askedAsAgreed(answeredValues(standing.values()), yes);
  const asked =
    evaluate === undefined || form.file.testimony.use !== 'worksheet'
      ? null
      : new Set(onSheetNow(form, standing, values, evaluate).map(({ name }) => name));
  const superseded =
    evaluate === undefined || asked === null
      ? NONE
      : supersededAnswers(form.questions, heldOnSheet(standing, values, told, view.known), evaluate);
  const links = readLinks(db, id).filter((one) => !isPrivileged(engine, db, one));
  const keptLinks = links.flatMap(({ id: link, target }) =>
    target.kind === 'exhibit' && keptSinceMade(db, [target.evidenceId], engine.reader ?? '').length > 0
      ? [link]
      : [],
  );
  const quoted = links.flatMap(({ target }) => (target.kind === 'answer' ? [target.quoted.personId] : []));
  return {
    asked,
    superseded,
    links,
    keptLinks: new Set(keptLinks),
    withheld: readWithheld(engine, db, [row.personId, ...quoted]),
    view: { ...view, notCovered: notCoveredBy(db, row) },
    history: answerHistory(db, id),
    form,
    told: new Map([...told].filter(([name]) => asked === null || asked.has(name) || name === safeRoute)),
    consents: standingConsents(listPersonConsents(db, row.personId)),
    aside: fieldsAside(db, id),
    yes,
    person: person.name,
    role: person.role,
    reference: requireCase(db, row.caseId).reference,
    alterations: alterationsOf(db, row),
    signedSeq: log.findLast((entry) => isOneOf(SIGNED, entry))?.seq ?? 0,
    lastSeq: log.at(-1)?.seq ?? 0,
  };
}

/** Of what was marked since it was linked not even the title is printed beside something else. */
const isPrivileged = (engine: Engine, db: ReadDb, { target }: LinkView): boolean =>
  target.kind === 'exhibit'
    ? heldExhibits(engine, db, [target.evidenceId]).length > 0
    : isMarked(db, 'record', target.quoted.screeningId);

// A record without later accounts of which every word is kept back, for a copy that says nothing of them.

/**
 * Its layers keep their numbers: what is kept back of the others is known by them. The first account stays, as the record that
 * whoever makes the copy chose.
 */
export function withoutKeptAccounts<R extends ReadRecord & { readonly keptSaid: KeptBackSaid }>(
  record: R,
): R {
  const { view, withheld, keptSaid } = record;
  if (keptSaid.kind === 'own') return record;
  const isKept = (layer: number) => layer > 0 && withheld.account(view.id, layer) !== undefined;
  if (!view.layers.some(({ layer }) => isKept(layer))) return record;
  keptSaid.left();
  const accounts = [{ layer: 0, at: view.startedAt, heldOn: view.heldOn }, ...view.layers];
  const goes = ({ layer }: { readonly layer: number }) => !isKept(layer);
  return {
    ...record,
    view: {
      ...view,
      answers: view.answers.filter(goes),
      layers: view.layers.filter(goes),
      sessions: view.sessions.filter(goes),
      breaks: view.breaks.filter(({ startedAt }) => !isKept(accountAt(accounts, startedAt))),
    },
    history: record.history.filter(goes),
  };
}
