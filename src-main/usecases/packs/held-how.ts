/** @file Where and how the interviews were held, as far as the records say it by themselves. */
import { withoutKeptAccounts } from '../interviews/kept-accounts.ts';
import { readRecord } from '../interviews/read-record.ts';
import { recordFacts } from '../interviews/record-facts.ts';
import type { PackSource } from './pack-source.ts';

/** One paragraph for each interview, oldest first; empty where none was held. */
export function heldHow({ engine, db, say, records, keptSaid }: PackSource): string {
  const printed = { at: engine.clock.now(), by: engine.session.actor };
  return (
    records
      .filter((one) => !one.privileged)
      .map((one) => readRecord(engine, db, one.id))
      .filter(({ form }) => form.file.testimony.use === 'interview')
      // What stands there is of its first account, and stays behind with it.
      .filter(({ view, withheld }) => keptSaid.kind === 'own' || withheld.account(view.id, 0) === undefined)
      .toReversed()
      .map((record) =>
        recordFacts(say, withoutKeptAccounts({ ...record, keptSaid }), printed, [
          'form',
          'held',
          'begun',
          'agreed',
          'place',
          'spoken',
          'breaks',
          'read-back',
        ])
          .map(([name, value]) => `${name}: ${value.replaceAll('\n', '; ')}`)
          .join('\n'),
      )
      .join('\n\n')
  );
}
