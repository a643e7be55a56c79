/**
 * Two changes of keys asked for at once, and one asked for while another thing goes on: a key is derived in between, and
 * what was looked at before that may be different afterwards. Somebody can still manage the vault, and what takes a
 * second person still has one.
 */
import { expect, it } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import type { Role } from '../../../src-main/core/vault/roles.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { rekeyVault } from '../../../src-main/vault/rekey.ts';
import { codeOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryVault } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

const KIM = 'a quite different long phrase';
const NEXT = 'seven other herons wade upstream';

/** A vault with a second person of a role, whose ids are given. */
async function withKim(role: Role) {
  const vault = await temporaryVault();
  const engine = engineOn(vault.session);
  const ask = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    perform(engine, name, input, quietJob());
  const { people } = await ask('colleagueAdd', { own: PASSPHRASE, name: 'Kim', role, passphrase: KIM });
  const [mine, kim] = [OWNER, 'Kim'].map((who) => people.find(({ name }) => name === who)?.id ?? '');
  const rolesNow = async () => (await ask('colleagueList', {})).people.map((one) => one.role);
  const actions = () =>
    vault.session.read((db) => listAudit(db, { limit: 30 })).entries.map(({ action }) => action);
  return { vault, ask, mine: mine ?? '', kim: kim ?? '', rolesNow, actions };
}

it('of two supervisors who are given other roles at once, one stays', async () => {
  const { ask, mine, kim, rolesNow, actions } = await withKim('supervisor');
  const to = { own: PASSPHRASE, role: 'read-only' } as const;
  const codes = await Promise.all([kim, mine].map((id) => codeOf(() => ask('colleagueRole', { ...to, id }))));
  expect(codes).toEqual(['none', 'bad-input']);
  expect(await rolesNow()).toEqual(['supervisor', 'read-only']);
  expect(actions().filter((one) => one === 'vault.role-changed')).toHaveLength(1);
});

it('who gives up being a supervisor while the other’s key is taken away finds that they are the last', async () => {
  const { ask, mine, kim, rolesNow } = await withKim('supervisor');
  const giving = codeOf(() => ask('colleagueRole', { own: PASSPHRASE, id: mine, role: 'caseworker' }));
  const taking = codeOf(() => ask('colleagueRemove', { id: kim }));
  const codes = await Promise.all([giving, taking]);
  expect(codes.filter((code) => code === 'none')).toHaveLength(1);
  expect(await rolesNow()).toContain('supervisor');
});

it('a second person is asked for, and whoever could be it is made a reader meanwhile: one of the two is refused', async () => {
  const { ask, kim, rolesNow } = await withKim('caseworker');
  const codes = await Promise.all([
    codeOf(() => ask('colleagueRole', { own: PASSPHRASE, id: kim, role: 'read-only' })),
    codeOf(() => ask('secondSet', { kind: 'erase', on: true })),
  ]);
  expect(codes.filter((code) => code === 'none')).toHaveLength(1);
  const { second } = await ask('rulesShow', {});
  expect(second.length > 0 && (await rolesNow()).includes('read-only')).toBe(false);
});

it('two people who are added at once under one name, or with one passphrase, are not both added', async () => {
  const { ask } = await withKim('caseworker');
  const add = (name: string, passphrase: string) =>
    codeOf(() => ask('colleagueAdd', { own: PASSPHRASE, name, role: 'caseworker', passphrase }));
  const words = ['five patient otters wait below', 'six patient otters wait below'] as const;
  expect(await Promise.all([add('Jo', words[0]), add('Jo', words[1])])).toEqual(['none', 'already-exists']);
  expect(await Promise.all([add('Lou', NEXT), add('Max', NEXT)])).toEqual(['none', 'already-exists']);
  expect((await ask('colleagueList', {})).people.map(({ name }) => name)).toEqual([
    OWNER,
    'Kim',
    'Jo',
    'Lou',
  ]);
});

it('a passphrase that is changed while its owner is given another role stays changed, and so does the role', async () => {
  const { vault, ask, mine, rolesNow } = await withKim('supervisor');
  const codes = await Promise.all([
    codeOf(() => ask('vaultChangePassphrase', { current: PASSPHRASE, next: NEXT })),
    codeOf(() => ask('colleagueRole', { own: PASSPHRASE, id: mine, role: 'solicitor' })),
  ]);
  // The passphrase that the second gives is by then the old one.
  expect(codes).toEqual(['none', 'wrong-passphrase']);
  expect(await rolesNow()).toEqual(['supervisor', 'supervisor']);
  expect((await vault.reopen(NEXT)).role).toBe('supervisor');
});

it('somebody whose key is taken away while they are given another role has none, and nothing says otherwise', async () => {
  const { ask, kim, actions } = await withKim('caseworker');
  const changing = codeOf(() => ask('colleagueRole', { own: PASSPHRASE, id: kim, role: 'solicitor' }));
  await ask('colleagueRemove', { id: kim });
  expect(['none', 'not-found']).toContain(await changing);
  expect((await ask('colleagueList', {})).people.map(({ name }) => name)).toEqual([OWNER]);
  expect(actions()[0]).toBe('vault.person-removed');
});

it('the role that somebody is given while the vault is given a new key is theirs afterwards', async () => {
  const { vault, ask, kim } = await withKim('caseworker');
  const { session, clock } = vault;
  const own = passphraseBytes(PASSPHRASE);
  const { signal } = new AbortController();
  let changed: Promise<string> | undefined;
  // What answers it is there by then.
  await ask('rulesShow', {});
  // Written in pieces, between which others have their turn.
  const words = 'a page '.repeat(600_000);
  session.write((tx) =>
    tx.run("INSERT INTO vault_rule (name, value, at, actor, log_seq) VALUES ('long', ?, '', '', 1)", [words]),
  );
  await rekeyVault({
    session,
    clock,
    own,
    leaveOut: [],
    signal,
    copied: () => {
      changed ??= codeOf(() => ask('colleagueRole', { own: PASSPHRASE, id: kim, role: 'solicitor' }));
    },
  });
  expect(await changed).toBe('none');
  expect((await vault.reopen(KIM)).role).toBe('solicitor');
});

it('of two new keys for the vault that are made at once, one is, and everybody’s passphrase opens it', {
  timeout: 20_000,
}, async () => {
  const { vault, ask } = await withKim('caseworker');
  const make = () => codeOf(() => ask('rekeyMake', { own: PASSPHRASE }));
  expect((await Promise.all([make(), make()])).filter((code) => code === 'none')).toHaveLength(1);
  expect((await vault.reopen(KIM)).actor).toBe('Kim');
  expect((await vault.reopen(PASSPHRASE)).actor).toBe(OWNER);
});
