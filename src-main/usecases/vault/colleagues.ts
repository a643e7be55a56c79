/** @file Who can open the vault, and as what: people with a key of their own, and recovery kits. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { kitOf } from '../../crypto/recovery-share.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { changeRole } from '../../vault/change-slot.ts';
import { addPerson, removePerson } from '../../vault/people.ts';
import type { Engine } from '../engine/engine.ts';

export function colleagueList({ session }: Engine): CallOutput<'colleagueList'> {
  const { keyHolders, heldBy } = session;
  const kit = keyHolders.findLast(({ kind }) => kind === 'recovery');
  return {
    people: keyHolders
      .filter(({ kind }) => kind === 'passphrase')
      .map(({ id, name, role, createdAt, keyFile }) => ({
        id,
        name,
        role,
        keyFile,
        since: createdAt,
        you: id === heldBy,
      })),
    kit: kit === undefined ? null : { name: kit.name, number: kitOf(kit.id), at: kit.createdAt },
  };
}

/** Throws as `addPerson` does; nobody was added then. */
export async function colleagueAdd(
  engine: Engine,
  { own, name, role, passphrase }: CheckedInput<'colleagueAdd'>,
): Promise<CallOutput<'colleagueAdd'>> {
  const { session, clock, random } = engine;
  await withSecrets(async ({ hold }) => {
    const secrets = { own: hold(own), passphrase: hold(passphrase) };
    await addPerson({ session, clock, random, name, role, ...secrets });
  });
  return colleagueList(engine);
}

/** Throws as `changeRole` does; nothing is changed then. */
export async function colleagueRole(
  engine: Engine,
  { own, id, role }: CheckedInput<'colleagueRole'>,
): Promise<CallOutput<'colleagueRole'>> {
  const { session, clock } = engine;
  await withSecrets(async ({ hold }) => await changeRole({ session, own: hold(own), id, role, clock }));
  return colleagueList(engine);
}

/** Throws as `removePerson` does; everybody still has their key then. */
export function colleagueRemove(
  engine: Engine,
  { id }: CheckedInput<'colleagueRemove'>,
): CallOutput<'colleagueRemove'> {
  removePerson(engine.session, id, engine.clock);
  return colleagueList(engine);
}
