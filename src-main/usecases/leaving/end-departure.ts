/** @file Writing down what has become of something that was to leave: in the log, and in the custody of every exhibit in it. */
import type { DepartureState } from '../../core/leaving/departure.ts';
import { PRODUCT } from '../../core/product.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import { appendDepartureState, type Departure, exhibitsThatLeft } from '../../vault/queries/departures.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';

/** The log's word for an end. What a later opening found out is "settled". */
const ACTIONS: Partial<Record<DepartureState, string>> = {
  confirmed: 'leaving.confirmed',
  'did-not-leave': 'leaving.failed',
  'nothing-left': 'leaving.given-up',
};
/** Ends that an exhibit's custody record has to tell: it says already that the exhibit went out. */
const IN_CUSTODY: Partial<Record<DepartureState, 'not-left' | 'not-found'>> = {
  'did-not-leave': 'not-left',
  'not-found': 'not-found',
};

/** `settled`: found out at a later opening. Throws as `transact` does. */
export function endDeparture(
  engine: Engine,
  departure: Departure & { readonly line: string },
  state: DepartureState,
  { settled = false }: { readonly settled?: boolean } = {},
): void {
  const { id, folder, line } = departure;
  const [at, actor] = [engine.clock.now(), engine.session.actor];
  const action = settled ? 'leaving.settled' : (ACTIONS[state] ?? 'leaving.failed');
  transact(engine, { action, subject: id, facts: { state, folder } }, (tx) => {
    appendDepartureState(tx, id, { state, at, actor });
    const told = line === '' ? undefined : IN_CUSTODY[state];
    if (told === undefined) return;
    for (const { id, seq, sha256 } of exhibitsThatLeft(tx, departure)) {
      const purpose = `What event ${seq} says went out`;
      appendCustody(tx, id, {
        action: told,
        at,
        actor,
        from: actor,
        to: '',
        purpose,
        sha256,
        tool: PRODUCT,
      });
    }
  });
}
