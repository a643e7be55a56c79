/** @file A case against the person, from the first page of their case file, as something that is known in the sheets. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { type SituationAnswer, type SituationKind, standing } from '../../core/cases/situation.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requirePerson } from '../cases/write-person.ts';

const WORDS: Readonly<Record<Exclude<SituationKind, 'removal'>, string>> = {
  arrested: 'Arrested',
  charged: 'Charged',
  bail: 'On bail',
  plea: 'Plea due',
  hearing: 'Hearing',
  solicitor: 'Solicitor',
  detained: 'Detained',
};

/** None where nothing of it stands, or where the file does not say of which of several people it is. */
export function caseAgainst(db: ReadDb, personId: PersonId): KeyedStatement[] {
  const { caseId, name } = requirePerson(db, personId);
  const alone = listPeople(db, caseId).length === 1;
  const lines = standing(findCase(db, caseId)?.situation ?? {}).flatMap((one) =>
    one.kind !== 'removal' && (one.who === name || (one.who === '' && alone)) ? [lineOf(one, one.kind)] : [],
  );
  if (lines.length === 0) return [];
  const text = lines.join('\n');
  return [
    {
      ...{ key: 'accused.told', state: 'answered', value: text, text, ownWords: '' },
      // It stands beside what the person tells of it, and is no other account.
      ...{ relation: 'adds', cause: '', howSaid: '', at: '', seq: 0, author: '' },
      origin: { kind: 'person' },
    },
  ];
}

const lineOf = (
  { on, time, where, toldBy }: SituationAnswer,
  kind: Exclude<SituationKind, 'removal'>,
): string =>
  [WORDS[kind], on === null ? '' : formatDay(on), time, where, toldBy]
    .filter((part) => part !== '')
    .join(', ');
