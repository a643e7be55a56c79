/**
 * @file What the case says of a person by itself: their particulars, and what follows from its papers, dates and other people.
 */

import type { PersonView } from '../../contract/cases.ts';
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import { isSolicitor, type Matter, type SituationKind } from '../../core/cases/situation.ts';
import { planInWords } from '../../core/contact/contact-plan.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import { type AgeDecision, under18 } from '../../core/people/age.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import { namesByScript } from '../../core/told/name-parts.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { type CaseRow, findCase } from '../../vault/queries/cases.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { REFERRER_FACT } from '../../vault/queries/form-use.ts';
import { type OwnSheet, ownSheets } from '../../vault/queries/own-sheets.ts';
import { listPeople, type Particular, readStamps } from '../../vault/queries/people.ts';
import { newestAnswers } from '../../vault/queries/screening.ts';
import { situationEitherWay } from '../cases/earlier-words.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { findPinned } from '../forms/pinned-form.ts';
import { paperWords } from '../resources/paper-words.ts';

// Particulars: name, birth, language, how to reach them, whether they are under 18.

/** Each with who wrote it down and when. Throws `not-found`. */
export function particulars(engine: Engine, db: ReadDb, personId: PersonId): KeyedStatement[] {
  const person = requirePerson(db, personId);
  const stamps = new Map(readStamps(db, personId).map(({ field, ...stamp }) => [field, stamp]));
  const age = person.birthDate === null ? 'not-sure' : under18(person.birthDate, today(engine, db));
  const [decided] = listAgeDecisions(db, personId);
  const counts =
    decided !== undefined &&
    (age === 'not-sure' || decided.under18 !== 'no' || decided.seq > (stamps.get('birthDate')?.seq ?? 0));
  const born = person.birthDate === null ? '' : formatFuzzyDate(person.birthDate);
  const interpreter = person.interpreterNeeded === null ? '' : person.interpreterNeeded ? 'yes' : 'no';
  const names = namesByScript(person.alsoKnownAs);
  const told: [string, Particular, unknown, string?][] = [
    ['person.name', 'name', person.name],
    ['person.also-known-as', 'alsoKnownAs', names.called],
    ['person.name-elsewhere', 'alsoKnownAs', names.written],
    ['person.birth-date', 'birthDate', person.birthDate, born],
    [AGE, 'birthDate', age === 'not-sure' || counts ? '' : age, AGE_WORDS[age]],
    ['person.language', 'language', person.language],
    ['contact.safe-route', 'safeContact', person.safeContact],
    ['person.interpreter', 'interpreterNeeded', interpreter, interpreter === 'yes' ? 'Yes' : 'No'],
  ];
  const recorded = { state: 'answered', ownWords: '', relation: 'new', cause: '', howSaid: '' } as const;
  const origin = { kind: 'person' } as const;
  const written = told
    .filter(([, , value]) => value !== '' && value !== null)
    .map(([key, field, value, text]) => ({
      ...recorded,
      key,
      value,
      text: text ?? String(value),
      ...(key === AGE ? { workedOut: true as const } : {}),
      ...(stamps.get(field) ?? { at: '', author: '', seq: 0 }),
      origin,
    }));
  const plan = standingPlan(db, personId);
  const planned = plan === null ? '' : planInWords(plan);
  if (plan !== null && planned !== '') {
    const { at, by: author, seq } = plan;
    const made = { key: 'contact.plan-told', value: planned, text: planned, at, author, seq };
    written.push({ ...recorded, ...made, origin });
  }
  if (!counts) return written;
  const { under18: value, at, seq, recordedBy: author } = decided;
  const age18 = { ...recorded, value, text: AGE_WORDS[value], at, seq, author, origin };
  return [...written, { key: AGE, ...age18 }];
}

const AGE = 'person.under-18';
const AGE_WORDS: Readonly<Record<AgeDecision, string>> = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' };

const WORDS: Readonly<Record<Exclude<SituationKind, 'removal'>, string>> = {
  arrested: 'Arrested',
  charged: 'Charged',
  bail: 'On bail',
  plea: 'Plea due',
  hearing: 'Hearing',
  solicitor: 'Solicitor',
  'second-solicitor': 'Solicitor',
  detained: 'Detained',
};

/** What there is only where somebody is accused. */
const CRIMINAL: ReadonlySet<SituationKind> = new Set(['arrested', 'charged', 'bail', 'plea', 'hearing']);

/**
 * The reference, whoever is at work as the one who refers, and a case against the person: offered where nobody has said
 * otherwise.
 */
export function fromCaseFile(engine: Engine, db: ReadDb, personId: PersonId): KeyedStatement[] {
  const person = requirePerson(db, personId);
  const found = findCase(db, person.caseId);
  if (found === undefined) return [];
  const { actor } = engine.session;
  const line = (key: string, text: string, at: string, author: string) => ({
    state: 'answered' as const,
    ownWords: '',
    relation: 'new' as const,
    cause: '' as const,
    howSaid: '' as const,
    seq: 0,
    key,
    value: text,
    text,
    at,
    author,
    origin: { kind: 'case' } as const,
  });
  const situation = standingFor(db, person, found);
  const say = paperWords(engine.resources);
  const against = caseAgainst(situation, say);
  const asylum = solicitorsIn('asylum', situation, say).join('\n');
  const own = engine.session.workedOut.recall(`who refers ${actor}`, () => whoRefers(db, actor));
  return [
    line('case.reference', found.reference, found.createdAt, found.createdBy),
    line('referral.referrer', actor, engine.clock.now(), actor),
    ...own.map(({ key, value, text, at, author }) => ({ ...line(key, text, at, author), value })),
    ...(against === '' ? [] : [line('accused.case-file', against, found.updatedAt, found.createdBy)]),
    ...(asylum === '' ? [] : [line('immigration.case-file', asylum, found.updatedAt, found.createdBy)]),
  ];
}

/** What stands of this person; nothing where the file does not say of which of several people it is. */
function standingFor(db: ReadDb, { id, name }: PersonView, of: CaseRow) {
  const survivors = survivorsOf(listPeople(db, of.id));
  const isMeant = survivors.length === 1 && survivors[0]?.id === id;
  return situationEitherWay(db, of).filter((one) => one.who === name || (one.who === '' && isMeant));
}
type Standing = ReturnType<typeof standingFor>;
type PaperWords = ReturnType<typeof paperWords>;

/** A line each; empty where nothing of it stands. */
function caseAgainst(own: Standing, say: PaperWords): string {
  // A solicitor by themselves, or a removal centre, is no case against anybody.
  if (!own.some(({ kind }) => CRIMINAL.has(kind))) return '';
  // Nor does one who acts in another matter, or of whom nobody said in which, belong to it.
  const others = own.filter(({ kind }) => !isSolicitor(kind));
  const lines = others.flatMap((one) => (one.kind === 'removal' ? [] : [lineOf(one, one.kind, say)]));
  return [...lines, ...solicitorsIn('crime', own, say)].join('\n');
}

const solicitorsIn = (matter: Matter, own: Standing, say: PaperWords): string[] =>
  own
    .filter(({ kind, actsIn }) => isSolicitor(kind) && actsIn === matter)
    .map((one) => lineOf(one, 'solicitor', say));

/** Where two offices recorded it differently, each line says so. */
function lineOf(
  { on, time, where, undecided }: Standing[number],
  kind: Exclude<SituationKind, 'removal'>,
  say: PaperWords,
): string {
  const parts = [WORDS[kind], on === null ? '' : formatDay(on), time, where];
  const said = parts.filter((part) => part !== '').join(', ');
  return undecided ? `${said}. ${say(coded('chronology-undecided'))}` : said;
}

/**
 * What whoever is at work wrote of themselves on an earlier sheet, of this or another case: name, role, organisation,
 * how they are reached and who stands in for them. Nothing of the person a sheet is about is read.
 */
const NAME = ['referral.referrer-first', 'referral.referrer-last'];
const OWN = [
  ...NAME,
  'referral.organisation',
  'referral.location',
  'referral.role',
  'referral.phone',
  'referral.email',
  'referral.alternative',
];

type Told = Pick<KeyedStatement, 'key' | 'value' | 'text' | 'at' | 'author'>;

/** Of the last sheet on which `actor` is the one who refers; on one that they typed for somebody else nothing is theirs. */
function whoRefers(db: ReadDb, actor: string): Told[] {
  for (const sheet of ownSheets(db, actor, REFERRER_FACT)) {
    const told = writtenIn(db, sheet);
    const name = told.filter(({ key }) => NAME.includes(key)).map(({ text }) => text);
    if (holdsName(name.join(' '), actor)) return told;
  }
  return [];
}

function writtenIn(db: ReadDb, { id, formId, formVersion }: OwnSheet): Told[] {
  const form = findPinned(db, formId, formVersion);
  if (form === undefined) return [];
  return [...standingAnswers(newestAnswers(db, id)).values()].flatMap(
    ({ question, state, value, at, author }) => {
      const asked = form.byName.get(question);
      const key = asked?.fact ?? '';
      if (asked === undefined || state !== 'answered' || !OWN.includes(key)) return [];
      return [{ key, value, text: readableValue(asked.element, value), at, author }];
    },
  );
}

/** A key may be in a first name alone. */
function holdsName(written: string, actor: string): boolean {
  const words = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const own = words(actor);
  return own.length > 0 && own.every((word) => words(written).includes(word));
}
