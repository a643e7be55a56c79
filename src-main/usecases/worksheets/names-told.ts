/**
 * @file Somebody of the case who is named in a telling beside a field: kept out of the field, the name would still go with
 * the accounts below it. Each telling is pointed at by itself, for the worker to read, and to withhold its words or not.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import type { ReadinessOther } from '../../contract/readiness.ts';
import { causeWords } from '../../core/told/cause-words.ts';
import { findIdentifiers } from '../../core/worksheets/identifiers.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { gathered, isWordOnly, knownPeople, plain } from './other-people.ts';
import { loadPointing } from './what-points.ts';

export interface NamesTold {
  readonly question: string;
  readonly title: string;
  /** The entry of the log that recorded the telling. */
  readonly entry: number;
  readonly found: ReadinessOther['found'];
}

/** In the order of `fields`. The reason for withholding is handed on in place of the words, and read as they are. */
export function namesTold(
  engine: Engine,
  db: ReadDb,
  of: Pick<ScreeningRow, 'caseId' | 'personId'>,
  fields: readonly CopiedField[],
): NamesTold[] {
  const { own, others } = knownPeople(db, of);
  const mine = new Set(own.map(({ text }) => plain(text)));
  const known = others.filter(({ text }) => !mine.has(plain(text)));
  const labels = new Set(known.map(({ label }) => label));
  const pointing = loadPointing(engine.resources);
  return fields.flatMap(({ question, title, accounts }) =>
    [...Map.groupBy(accounts.tellings, ({ seq }) => seq)].flatMap(([entry, told]): NamesTold[] => {
      const words = told.flatMap((one) => [one.text, one.ownWords, causeWords(one), one.withheld?.reason]);
      const text = words.filter((part) => part !== undefined && part !== '').join('\n');
      const found = findIdentifiers(text, known, pointing).filter(
        (one) => labels.has(one.label) && !isWordOnly(one),
      );
      return found.length === 0 ? [] : [{ question, title, entry, found: gathered(found) }];
    }),
  );
}
