/**
 * @file Answers that somebody types into the form they were gathered for: no file is written, and still they leave.
 * What the form leaves as stands in resources/consent/purposes.json.
 */
import type { CopiedField, CopyOutView } from '../../contract/copy-out.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { NO_DECISION } from '../../core/consent/override.ts';
import { mayBeToldAsTold } from '../../core/contact/may-be-told.ts';
import { whereAskedNotToTell } from '../../core/contact/not-to-be-told.ts';
import { notToldPointed, notToldRows } from '../../core/contact/not-told-rows.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { hasTyped } from '../../vault/queries/releases.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { consentState, type Leaving } from '../consent/consent-gate.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { refusedOnSheet } from '../consent/refused-on-sheet.ts';
import { datesHeld, typedKeptOpen, wishesByField, wishesOpen } from '../disclosure/check.ts';
import { readFacts } from '../disclosure/collect.ts';
import {
  answeredThen,
  fieldsAside,
  leftIn,
  openIn,
  sentElsewhere,
  sentElsewhereSaid,
  whatGoes,
} from '../disclosure/fields.ts';
import { loadReadiness } from '../disclosure/referral-yes.ts';
import { onSheetNow, type SheetNow, sheetNow } from '../disclosure/sheet.ts';
import { unreadOn } from '../disclosure/to-read.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { typeOut } from '../leaving/type-out.ts';
import { copiedOutAs, leavesUnder } from '../resources/vocabulary.ts';
import { pointApart } from './apart-pointer.ts';
import { lookAtOpen } from './look-at.ts';
import { keptApart } from './other-people.ts';
import { sentBefore } from './sent-before.ts';

/** Throws `not-found`. */
export async function copyOutCheck(
  engine: Engine,
  input: CheckedInput<'copyOutCheck'>,
): Promise<CopyOutView> {
  const { evaluate } = await loadExpressions();
  return engine.session.read((db) => {
    const read = readCopyOut(engine, db, input.screeningId);
    const { leaving, purpose } = read;
    const { kind, recipient } = leaving;
    const accounts = openIn(read, evaluate);
    const notTaken = leftIn(read, evaluate);
    const seen = {
      ...{ kind, recipient, purpose, accounts, notTaken },
      held: heldOn(engine, db, read, evaluate),
      lookAt: toSee(engine, db, read, evaluate),
      unread: unreadOn(engine, db, input.screeningId, evaluate),
    };
    return { ...consentState(engine, db, leaving), ...seen };
  });
}

/**
 * The release, its log entry and an override in one transaction. The same answers, typed by the same person on the
 * same day, are one release. Throws `not-found`, `consent-missing`; `not-ready` while accounts are open and not seen, or while
 * something is held that somebody has to decide about.
 */
export async function copyOutRecord(
  engine: Engine,
  { screeningId, released, accountsSeen, ...decided }: CheckedInput<'copyOutRecord'>,
): Promise<CallOutput<'copyOutRecord'>> {
  const { evaluate } = await loadExpressions();
  const read = engine.session.read((db) => readCopyOut(engine, db, screeningId));
  const { sheet, sha256 } = read;
  const { fields: copiedFields, also: alsoCopied, silent } = whatGoes(read, evaluate);
  const against = wishesByField(engine.session.read((db) => againstWishes(engine, db, read, evaluate)));
  const withWishes = (one: CopiedField): CopiedField => ({
    ...one,
    lookAgain: [...(against.get(one.question) ?? []), ...one.lookAgain],
  });
  const data = loadReadiness(engine.resources);
  const elsewhere = engine.session.read((db) => sentElsewhere(db, sheet, data));
  const pointed = pointApart(
    engine.session.read((db) => withAside(db, screeningId, copiedFields)),
    alsoCopied,
    data,
  );
  const fields = answeredThen(elsewhere, pointed, data).map(withWishes);
  const also = alsoCopied.map(withWishes);
  const open = openIn(read, evaluate);
  const leaving = { ...read.leaving, ...decided };
  const permit = permitToLeave(engine, {
    ...{ kind: 'typed', ground: 'case', subject: screeningId, title: sheet.formTitle, leaving },
    mode: sheet.signedAt === null ? 'draft' : 'locked',
    released,
  });
  const held = engine.session.read((db) => heldOn(engine, db, read, evaluate));
  if (held.length > 0) throw new TestimonyError('not-ready', { subject: sheet.formTitle, found: held });
  if (open.length > 0 && !accountsSeen)
    throw new TestimonyError('not-ready', { subject: sheet.formTitle, found: open });
  const override = permit.withoutConsent;
  const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
  const at = engine.clock.now();
  const by = engine.session.actor;
  const known = { screeningId, sha256, by, day: at.slice(0, 10) };
  const copied = {
    at,
    by,
    decision,
    recipient: leaving.recipient,
    accounts: open,
    notTaken: leftIn(read, evaluate),
    lookAt: engine.session.read((db) => toSee(engine, db, read, evaluate)),
    unread: engine.session.read((db) => unreadOn(engine, db, screeningId, evaluate)),
    sent: engine.session.read((db) => sentBefore(db, screeningId, fields, read.known)),
    fields,
    also,
    silent,
    familyApart: familyApart(engine, read, fields),
  };
  const isDecided = override !== null || permit.privileged !== null;
  if (!isDecided && engine.session.read((db) => hasTyped(db, known))) return copied;
  const facts = { sha256, form: sheet.formId, to: leaving.recipient };
  const without = decision === '' ? [] : [`without recorded consent, ${decision}`];
  typeOut(
    engine,
    permit,
    { action: 'screening.copied-out', subject: screeningId, facts },
    {
      ...{ caseId: sheet.caseId, screeningId, title: sheet.formTitle, to: leaving.recipient },
      ...{ purpose: [read.purpose, ...without].join('; '), sha256, at, by },
    },
  );
  return copied;
}

/** What is decided by name, and not by having seen it. */
const heldOn = (engine: Engine, db: ReadDb, read: CopyOut, evaluate: Expressions['evaluate']): Coded[] => {
  const asked = onSheetNow(read.form, read.standing, read.values, evaluate);
  const { kept, standing } = read;
  return [
    ...typedKeptOpen(engine, db, read.sheet, { asked, kept, standing }),
    ...datesHeld(engine, db, read.sheet, { ...read, asked }),
  ];
};

const toSee = (engine: Engine, db: ReadDb, read: CopyOut, evaluate: Expressions['evaluate']) => {
  const asked = onSheetNow(read.form, read.standing, read.values, evaluate);
  const facts = readFacts(engine, db, read.sheet.personId, null);
  // It stands on no sheet of an adult, and whoever types it has to know: some fields ask for risks and for names.
  const notTold = notToldRows(facts).map((row) => coded('not-to-be-typed', { said: notToldPointed(row) }));
  const inAccounts = whereAskedNotToTell(facts).map((said) => coded('account-asks-not-to-tell', { said }));
  // Beside who is not to be told stands who may be: whoever types it is of the office, and answers those who ask.
  const mayKnow = mayBeToldAsTold(facts).map((said) => coded('pack-may-be-told', { said }));
  // Which of the fields goes against which wish comes first: the wishes alone do not say where to look.
  const inFields = againstWishes(engine, db, read, evaluate).map(({ title, found }) =>
    coded('look-at', { about: title, found: [found] }),
  );
  const sent = sentElsewhere(db, read.sheet, loadReadiness(engine.resources));
  return [
    ...(sent === null ? [] : [sentElsewhereSaid(sent)]),
    ...inFields,
    ...notTold,
    ...inAccounts,
    ...mayKnow,
    ...lookAtOpen(engine, db, read.sheet, { ...read, asked }),
  ];
};

/** Of what is typed, and of what whoever types it has to place: the police read the form too. */
const againstWishes = (engine: Engine, db: ReadDb, read: CopyOut, evaluate: Expressions['evaluate']) => {
  const { fields, also } = whatGoes(read, evaluate);
  return wishesOpen(engine, db, read.sheet, read.form, [...fields, ...also]);
};

/** The family is among what is typed, and somebody said that something about it is to stay out of forms. */
const familyApart = (engine: Engine, { sheet }: CopyOut, fields: readonly CopiedField[]): boolean =>
  fields.some(({ field, text, ownWords }) => field === 'family' && (text !== '' || ownWords !== '')) &&
  engine.session.read((db) => keptApart(engine, db, sheet));

/** Why a field stays empty, where somebody said: that it was not asked may not be so. */
function withAside(db: ReadDb, id: ScreeningId, fields: readonly CopiedField[]): CopiedField[] {
  const aside = fieldsAside(db, id);
  return fields.map((one) => {
    const said = one.text === '' && one.ownWords === '' ? aside.get(one.question) : undefined;
    return said === undefined ? one : { ...one, instead: [...one.instead, said] };
  });
}

interface CopyOut extends SheetNow {
  readonly sheet: ScreeningRow;
  readonly leaving: Leaving;
  /** In words. */
  readonly purpose: string;
  /** Over the answers as they stand: what was typed that day. */
  readonly sha256: string;
}

function readCopyOut(engine: Engine, db: ReadDb, screeningId: ScreeningId): CopyOut {
  const sheet = requireScreening(db, screeningId);
  const { caseId, personId } = sheet;
  const { export: kind, recipient } = copiedOutAs(engine.resources, sheet.formId);
  const purposes = leavesUnder(engine.resources, kind, '');
  const now = sheetNow(engine, db, sheet);
  const { form, standing, values } = now;
  const words = [...standing.values()].flatMap((one) =>
    one.ownWords === '' ? [] : [[one.question, one.ownWords]],
  );
  const alsoMissing = refusedOnSheet(db, sheet, form, values, purposes);
  return {
    ...now,
    sheet,
    purpose: purposes.map((one) => one.title).join('; '),
    sha256: fingerprint(words.length === 0 ? { values } : { values, words }),
    leaving: {
      ...{ kind, caseId, personId, recipient, items: [], alsoMissing },
      ...NO_DECISION,
    },
  };
}
