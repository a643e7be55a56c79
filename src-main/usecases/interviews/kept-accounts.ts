/** @file A record without later accounts of which every word is kept back, for a copy that says nothing of them. */

import { accountAt } from '../../core/interviews/account-at.ts';
import type { KeptBackSaid } from '../../core/withholding/copy.ts';
import type { ReadRecord } from './read-record.ts';

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
