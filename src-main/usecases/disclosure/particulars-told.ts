/** @file What a person's own particulars tell: name, birth, language, how to reach them, whether they are under 18. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { planInWords } from '../../core/contact/plan-in-words.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { PersonId } from '../../core/ids.ts';
import { type AgeDecision, under18 } from '../../core/people/age.ts';
import { namesByScript } from '../../core/told/name-parts.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { type Particular, readStamps } from '../../vault/queries/people.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';

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
    ['person.under-18', 'birthDate', age === 'not-sure' || counts ? '' : age, AGE_WORDS[age]],
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
  return [...written, { key: 'person.under-18', ...age18 }];
}

const AGE_WORDS: Readonly<Record<AgeDecision, string>> = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' };
