/** @file The copy for a Duty to Notify report, looked at before it leaves: what goes, what stays, what to read. */
import type { CheckedInput } from '../../contract/index.ts';
import type { IdentifierFound, NotificationLine, NotificationView } from '../../contract/notification.ts';
import { type AccountsOn, isDecision } from '../../core/answers/accounts.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { answeredValues } from '../../core/answers/said.ts';
import { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { whyNotFor } from '../../core/forms/offered.ts';
import { isAsked, type Question } from '../../core/forms/questions.ts';
import { under18 } from '../../core/people/age.ts';
import { isReader } from '../../core/people/office-kind.ts';
import {
  cleaned,
  findIdentifiers,
  type Identifier,
  type IdentifierKind,
  namesThatWent,
  type Occurrence,
} from '../../core/worksheets/identifiers.ts';
import {
  birthDateIdentifiers,
  nameIdentifiers,
  valueIdentifiers,
} from '../../core/worksheets/known-identifiers.ts';
import { bodyFindings, notificationFindings } from '../../core/worksheets/notification.ts';
import type { Pointing } from '../../core/worksheets/pointers.ts';
import { asDecided } from '../../core/worksheets/referral-route.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { requirePerson } from '../cases/write-person.ts';
import { whomOf } from '../consent/whom-for.ts';
import { factsForGates } from '../disclosure/disclosure.ts';
import { copyFor } from '../disclosure/on-copy.ts';
import { loadPointing } from '../disclosure/people-named.ts';
import { openAccounts, sheetNow } from '../disclosure/sheet.ts';
import { today } from '../engine/day.ts';
import { type Engine, forReader, onOwnSheet } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { loadNotificationData, type NotificationData } from './notification-data.ts';
import { readReferral } from './referral.ts';

/**
 * Without the name it needs no consent: it says nothing about who the person is. Throws `not-found`; `bad-input` for a
 * body that is not there; `for-other-nations` where the law of the case has no such duty; `not-ready` until a body is said, for one that has no duty, for another form than the
 * preparation sheet, for a child, and for an adult who agrees to the referral or has not been asked. Where the ledger
 * says that they do not agree, the sheet is read as saying so too.
 */
export async function notificationShow(
  engine: Engine,
  input: CheckedInput<'notificationShow'>,
): Promise<NotificationView> {
  const { evaluate } = await loadExpressions();
  return engine.session.read((db) => readNotification(madeFor(engine, db, input), db, input, evaluate).view);
}

/** As it is looked at where it goes to whoever the sheet is for, or nobody is named. */
export function madeFor(
  engine: Engine,
  db: ReadDb,
  { screeningId, recipient }: Pick<CheckedInput<'notificationShow'>, 'screeningId' | 'recipient'>,
): Engine {
  const own = onOwnSheet(engine, requireScreening(db, screeningId).formId);
  return recipient === '' || isReader(own.reader ?? '', recipient) ? own : forReader(engine, recipient);
}

/** The copy, and what the case knows to say who somebody is: for searching what is released once more. */
interface ReadNotification {
  readonly view: NotificationView;
  readonly known: readonly Identifier[];
}

/** Throws as `notificationShow` does. */
export function readNotification(
  engine: Engine,
  db: ReadDb,
  { screeningId, leaveOut, body, variant }: Omit<CheckedInput<'notificationShow'>, 'recipient'>,
  evaluate: Expressions['evaluate'],
): ReadNotification {
  const data = loadNotificationData(engine.resources);
  const reporting = requireBody(data, body);
  const isNamed = variant === 'named';
  const sheet = requireScreening(db, screeningId);
  const why = whyNotFor(
    { use: 'worksheet', for: { nations: data.nations } },
    whomOf(engine, db, sheet.personId),
  );
  if (why !== null) throw new TestimonyError(why, { subject: data.title });
  const { form, standing, wrongly, accounts: told } = sheetNow(engine, db, sheet);
  const said = answeredValues(standing.values());
  const { birthDate } = requirePerson(db, sheet.personId);
  const child = birthDate !== null && under18(birthDate, today(engine, db)) === 'yes';
  const basis = { ...readReferral(engine, db, sheet), birth: child ? birthDate : null };
  const findings =
    sheet.formId === data.form
      ? notificationFindings(said, basis, isNamed)
      : [coded('notification-of-another-form')];
  if (findings.length > 0) {
    throw new TestimonyError('not-ready', { subject: data.title, found: findings });
  }
  const values = asDecided(said, 'duty-to-notify');
  const asked = form.questions.filter((one) => isAsked(one, values, evaluate));
  const textOf = (one: Question) => readableValue(one.element, values[one.name]);
  const wordsOf = (one: Question) => standing.get(one.name)?.ownWords ?? '';
  const staying = new Map(data['left-out'].map((one) => [one.question, one]));
  // Whatever the sheet was answered with before a branch closed still says who the person is.
  const identifying = form.questions.flatMap((one) => {
    const kind = staying.get(one.name)?.identifies;
    const value = values[one.name] ?? null;
    const about = { title: one.title, value, text: textOf(one), ownWords: wordsOf(one) };
    return kind === undefined || (value === null && about.ownWords === '') ? [] : [{ kind, ...about }];
  });
  const known: Identifier[] = [
    ...caseIdentifiers(engine, db, sheet, data, identifying),
    ...leaveOut.map((text) => ({ kind: 'word' as const, label: 'Words you left out', text, takeOut: true })),
  ];
  const pointing = loadPointing(engine.resources);
  // A sister whom one text names is nobody's to read in another.
  const named = asked
    .filter(({ name }) => data.fields.some((one) => one.kind === 'text' && one.question === name))
    .flatMap((one) => namesThatWent(findIdentifiers(textOf(one), known, pointing)));
  const sought = [...known, ...named];
  const look = { known: sought, pointing };
  const lines = asked
    .filter((one) => !wrongly.has(one.name))
    .flatMap((one) => lineOf(one, textOf(one), data, isNamed, look))
    .map((line) => ({ ...line, beside: besideOf(told.get(line.question)) }));
  const leftOut = asked
    .filter((one) => textOf(one) !== '' || wordsOf(one) !== '')
    .filter((one) => !lines.some((line) => line.question === one.name))
    .map((one) => ({
      title: one.title,
      why: wrongly.has(one.name)
        ? coded('stays-asked-otherwise')
        : whyNot(one, data, staying.get(one.name)?.why),
    }));
  const { title, source, certainty } = data;
  const { label, consent, tell } = data.variants[variant];
  const about = { screeningId, title, label, source, certainty, consent, tell };
  const bound = { duty: reporting.duty, dutyCertainty: reporting.certainty };
  const fields = asked.filter((one) => data.fields.some((field) => field.question === one.name));
  const accounts = openAccounts(fields, told);
  const sha256 = fingerprint({ variant, lines });
  return { view: { ...about, ...bound, lines, accounts, leftOut, sha256 }, known: sought };
}

/**
 * The other account may say who somebody is: that it is there goes, and what it says does not. A decision is no account, and of one
 * whose words are kept back nothing is said.
 */
function besideOf(on: AccountsOn | undefined): Coded | null {
  const told = on && copyFor({}).beside(on);
  const isAlone =
    told === undefined || told.tellings.every(({ key }) => isDecision(key)) || SAYS_NO_OTHER.has(told.stands);
  return isAlone ? null : coded('account-elsewhere', { stands: told.stands });
}
const SAYS_NO_OTHER: ReadonlySet<AccountsOn['stands']> = new Set([
  ...(['agrees', 'not-taken', 'confirmed', 'put-off'] as const),
]);

/** The body that reports. Throws `bad-input`, `not-ready`. */
function requireBody(data: NotificationData, id: string) {
  const body = data.bodies.find((one) => one.id === id);
  if (body === undefined && id !== '') {
    const choices = data.bodies.map((one) => one.id).join(', ');
    throw new TestimonyError('bad-input', { subject: 'body', findings: [`body: one of ${choices}`] });
  }
  const found = bodyFindings(body, data.bodies, data['no-duty']);
  if (body === undefined || body.duty === null)
    throw new TestimonyError('not-ready', { subject: data.title, found });
  return { ...body, duty: body.duty };
}

/** Own words are the person's, and would point to them: only what is written as the answer goes. */
function whyNot({ name }: Question, data: NotificationData, why: string | undefined): Coded {
  if (why !== undefined) return coded('stays-as-said', { why });
  return coded(data.fields.some((one) => one.question === name) ? 'stays-own-words' : 'stays-no-field');
}

interface LooksFor {
  readonly known: readonly Identifier[];
  readonly pointing: Pointing;
}

function lineOf(
  question: Question,
  text: string,
  data: NotificationData,
  isNamed: boolean,
  { known, pointing }: LooksFor,
): Omit<NotificationLine, 'beside'>[] {
  const { name, title } = question;
  const says = data['left-out'].find((one) => one.question === name && one.named === true);
  if (isNamed && says !== undefined && text !== '')
    return [{ question: name, title, kind: 'named', text, found: [], look: '' }];
  const field = data.fields.find((one) => one.question === name);
  if (field === undefined || text === '') return [];
  // A choice is words of the form, but an own version of the form may have made it a text.
  if (field.kind === 'choice' && 'choices' in question.element) {
    // Words of the form stay whole; where the case knows one of them as a name, whoever releases it is shown that.
    const met = findIdentifiers(text, known).map((one) => ({ ...one, takeOut: false }));
    return [{ question: name, title, kind: 'choice', text, found: gathered(met), look: '' }];
  }
  const { text: clean, found } = cleaned(text, known, pointing);
  const look = field.kind === 'text' ? field.look : 'Names, places and dates point to the person.';
  return [{ question: name, title, kind: 'text', text: clean, found: gathered(found), look }];
}

function gathered(found: readonly Occurrence[]): IdentifierFound[] {
  const by = Map.groupBy(found, (one) => `${one.kind} ${one.takeOut} ${one.text.toLowerCase()}`);
  return [...by.values()].map((some) => {
    const { kind, label, text, takeOut } = some[0] as Occurrence;
    return { kind, label, text, count: some.length, takenOut: takeOut };
  });
}

// What this case knows that says who somebody is: people, their particulars, and answers that identify.

/** An answer on the sheet that stays behind because it identifies. */
interface IdentifyingAnswer {
  readonly kind: IdentifierKind;
  readonly title: string;
  readonly value: unknown;
  readonly text: string;
  readonly ownWords: string;
}

/**
 * Everybody's names in the case are taken out but a suspect's, which are only pointed at: a report says who
 * exploited. A town is only pointed at, because it may be where things happened.
 */
function caseIdentifiers(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  data: NotificationData,
  answers: readonly IdentifyingAnswer[],
): Identifier[] {
  const people = peopleEitherWay(db, sheet.caseId).flatMap((person) => {
    const suspect = person.role === 'suspect';
    const label = `Name of a person in this case (${person.role})`;
    return [
      ...nameIdentifiers([person.name, person.alsoKnownAs], label, !suspect),
      ...(suspect || person.birthDate === null ? [] : birthDateIdentifiers(person.birthDate)),
      ...(suspect ? [] : valueIdentifiers(person.safeContact, 'contact', 'Contact details', true)),
    ];
  });
  const facts = factsForGates(engine, db, sheet.personId, true);
  const told = data.identifying.flatMap(({ fact, kind }) => {
    const known = facts.get(fact);
    return (known?.statements ?? []).flatMap(({ value, text, ownWords }) =>
      identifiersOf({ kind, title: known?.title ?? fact, value, text, ownWords }),
    );
  });
  const reference = findCase(db, sheet.caseId)?.reference ?? '';
  const file = valueIdentifiers(reference, 'number', 'Reference of the case', true);
  return [...people, ...told, ...answers.flatMap(identifiersOf), ...file];
}

function identifiersOf({ kind, title, value, text, ownWords }: IdentifyingAnswer): Identifier[] {
  // Own words alone: numbers and addresses are known by their look; of a sentence no word is known to be the name.
  if (text === '')
    return kind === 'name' || kind === 'birth-date'
      ? []
      : valueIdentifiers(ownWords, kind, title, kind !== 'place');
  const date = FuzzyDate.safeParse(value);
  if (date.success) return kind === 'birth-date' ? birthDateIdentifiers(date.data) : [];
  return valueIdentifiers(text, kind, title, kind !== 'place');
}
