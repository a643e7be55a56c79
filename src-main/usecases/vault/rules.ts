/** @file The vault's own rules: what takes a second person, how long closed cases are kept, when it locks. Each change is logged. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { LockHabits } from '../../contract/messages.ts';
import { LOCK_MINUTES } from '../../core/vault/locking.ts';
import { couldStandBy } from '../../core/vault/roles.ts';
import { requireTwo } from '../../vault/keys-left.ts';
import { readRules, writeLocking, writeRetention, writeSecondRule } from '../../vault/queries/vault-rules.ts';
import type { Engine } from '../engine/engine.ts';
import { requireSecond, takesSecond } from '../engine/second-person.ts';
import { transact } from '../engine/transact.ts';

export function rulesShow(engine: Engine): CallOutput<'rulesShow'> {
  const { session } = engine;
  const others = couldStandBy(session.keyHolders).filter(({ id }) => id !== session.heldBy);
  const second = takesSecond(engine);
  return { ...session.read(readRules), second, couldStandBy: others.map(({ id, name }) => ({ id, name })) };
}

/** To ask for one no longer takes one too. Throws `bad-input` where nobody is there to stand by, `second-person-needed`. */
export function secondSet(engine: Engine, { kind, on }: CheckedInput<'secondSet'>): CallOutput<'secondSet'> {
  const { session, clock } = engine;
  if (on) requireTwo(session.keyHolders);
  else requireSecond(engine, kind);
  const stamp = { at: clock.now(), actor: session.actor };
  const action = on ? 'vault.second-asked-for' : 'vault.second-let-go';
  transact(engine, { action, subject: session.vaultId, facts: { kind } }, (tx) =>
    writeSecondRule(tx, kind, on, stamp),
  );
  return rulesShow(engine);
}

export function retentionSet(
  engine: Engine,
  { years }: CheckedInput<'retentionSet'>,
): CallOutput<'retentionSet'> {
  const { session, clock } = engine;
  const stamp = { at: clock.now(), actor: session.actor };
  transact(engine, { action: 'vault.retention-set', subject: session.vaultId, facts: { years } }, (tx) =>
    writeRetention(tx, years, stamp),
  );
  return rulesShow(engine);
}

/** The minutes are held to their limits once more: another program may have written in the store. */
export function lockHabits({ session }: Engine): LockHabits {
  const { lockMinutes, curtain } = session.read(readRules);
  const { least, most } = LOCK_MINUTES;
  return { minutes: lockMinutes === null ? null : Math.min(most, Math.max(least, lockMinutes)), curtain };
}

export function lockingSet(engine: Engine, input: CheckedInput<'lockingSet'>): CallOutput<'lockingSet'> {
  const { session, clock } = engine;
  const stamp = { at: clock.now(), actor: session.actor };
  transact(engine, { action: 'vault.locking-set', subject: session.vaultId, facts: { ...input } }, (tx) =>
    writeLocking(tx, input, stamp),
  );
  return rulesShow(engine);
}
