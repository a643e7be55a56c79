/** @file What the case file itself knows that a sheet asks: its reference, who works on it, a case against the person. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { type SituationAnswer, type SituationKind, standing } from '../../core/cases/situation.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requirePerson } from '../cases/write-person.ts';
import type { Engine } from '../engine/engine.ts';

const WORDS: Readonly<Record<Exclude<SituationKind, 'removal'>, string>> = {
  arrested: 'Arrested',
  charged: 'Charged',
  bail: 'On bail',
  plea: 'Plea due',
  hearing: 'Hearing',
  solicitor: 'Solicitor',
  detained: 'Detained',
};

const recorded = { state: 'answered', ownWords: '', cause: '', howSaid: '', seq: 0 } as const;
const origin = { kind: 'case' } as const;

/** The reference, and whoever is at work as the one who refers: offered where nobody has said otherwise. */
export function fromCaseFile(engine: Engine, db: ReadDb, personId: PersonId): KeyedStatement[] {
  const found = findCase(db, requirePerson(db, personId).caseId);
  if (found === undefined) return [];
  const { actor } = engine.session;
  const at = engine.clock.now();
  const line = (key: string, text: string, stamp: { readonly at: string; readonly author: string }) => ({
    ...{ ...recorded, relation: 'new' as const, key, value: text, text, ...stamp, origin },
  });
  return [
    line('case.reference', found.reference, { at: found.createdAt, author: found.createdBy }),
    line('referral.referrer', actor, { at, author: actor }),
  ];
}

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
      // It stands beside what the person tells of it, and is no other account.
      ...{
        ...recorded,
        relation: 'adds',
        key: 'accused.told',
        value: text,
        text,
        at: '',
        author: '',
        origin,
      },
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
