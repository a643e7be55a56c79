/** @file The key that others make files for: made when it is first asked for, kept in the encrypted store. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { isRecipient, newAgeIdentity } from '../../crypto/age.ts';
import { keyDigits } from '../../crypto/key-digits.ts';
import { insertReceivingKey, receivingKeys } from '../../vault/queries/handovers-sent.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';

/** `renew` makes another; files for those before it still open. */
export async function handoverKey(
  engine: Engine,
  { renew }: CheckedInput<'handoverKey'>,
): Promise<CallOutput<'handoverKey'>> {
  const [known] = engine.session.read(receivingKeys);
  if (known !== undefined && !renew) return shown(known);
  const made = await newAgeIdentity();
  const at = engine.clock.now();
  const { vaultId: subject, actor } = engine.session;
  const note = { action: 'handover.key-made', subject, facts: { recipient: made.recipient } };
  return transact(engine, note, (tx) => {
    // Two windows of one vault cannot be: but two calls can ask at the same moment.
    const [other] = receivingKeys(tx);
    if (other !== undefined && other.recipient !== known?.recipient) return shown(other);
    insertReceivingKey(tx, { ...made, at }, actor);
    return shown({ ...made, at });
  });
}

const shown = ({ recipient, at }: { readonly recipient: string; readonly at: string }) => ({
  recipient,
  since: at,
  digits: keyDigits(recipient),
});

export const handoverDigits = (
  _engine: Engine,
  { key }: CheckedInput<'handoverDigits'>,
): CallOutput<'handoverDigits'> => ({ digits: isRecipient(key) ? keyDigits(key) : null });
