/** Roles, second persons, rules, a new key, legal holds and erasing, by command: what each says, and how it ends. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const jonas = join(parent, 'jonas.txt');
const CASE = ['--case', 'K1'];
let open: string[];
let folder: string;
beforeAll(async () => {
  ({ open, folder } = await vaultForCli(parent));
  writeFileSync(jonas, 'five patient otters wait below\n');
  const person = ['--name', 'Jonas Weber', '--role', 'read-only', '--new-passphrase-file', jonas];
  await testimony(['people', 'add', ...open, ...person]);
  await testimony(['case', 'create', ...open, '--reference', 'K1', '--title', 'R v Kept']);
  await testimony([
    'person',
    'add',
    ...open,
    ...CASE,
    '--role',
    'survivor',
    '--name',
    'Ana',
    '--born',
    '1980',
  ]);
});
const as = () => ['--vault', folder, '--passphrase-file', jonas];

it('a role is changed, and one that is none is said to be none', async () => {
  const role = ['people', 'role', ...open, '--name', 'Jonas Weber', '--role'];
  const wrong = await testimony([...role, 'boss']);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('one of: supervisor')]);
  // Somebody whose key has never opened this vault has no pair yet that a role could be put to.
  expect((await testimony(['vault', 'open-check', ...as()])).code).toBe(0);
  const { code, stdout } = await testimony([...role, 'supervisor']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('Jonas Weber is supervisor')]);
});

it('rules are shown and set, and a kind of step that is none is said to be none', async () => {
  const kept = await testimony(['vault', 'keep-closed', ...open, '--years', '6']);
  expect([kept.code, kept.stdout]).toEqual([0, expect.stringMatching(/closed cases are kept +6 years/)]);
  const { json } = await asJson<CallOutput<'rulesShow'>>(['vault', 'rules', ...open]);
  expect(json).toMatchObject({ second: [], retentionYears: 6 });
  const wrong = await testimony(['vault', 'second-person', ...open, '--for', 'dreaming']);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('one of: delete')]);
  expect((await testimony(['vault', 'locking', ...open, '--minutes', '10'])).stdout).toContain('10 minutes');
});

it('a new key for the vault: who stays is said first, and everybody’s passphrase opens it afterwards', async () => {
  const plan = await testimony(['vault', 'rekey', ...open, '--plan']);
  expect([plan.code, plan.stdout]).toEqual([0, expect.stringMatching(/stays .*Jonas Weber/)]);
  // A slip in a name is no agreement to anything.
  const leaving = async (name: string) => await testimony(['vault', 'rekey', ...open, '--leave-out', name]);
  const nobody = await leaving('Jonas Weber, Jonsa');
  expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringMatching(/key of Jonas Weber stays/)]);
  const slip = await leaving('Jonsa');
  expect([slip.code, slip.stderr]).toEqual([
    1,
    expect.stringMatching(/"Jonsa" is not in this vault[\s\S]*Jonas Weber/),
  ]);
  expect((await testimony(['audit', 'list', ...open])).stdout).not.toMatch(/key.*begun/i);
  const { code, stdout } = await testimony(['vault', 'rekey', ...open]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('The vault has a new key and is locked')]);
  for (const key of [open, as()]) expect((await testimony(['vault', 'open-check', ...key])).code).toBe(0);
});

it('a legal hold stops an erasure until it is lifted, and both are in the list with their reasons', async () => {
  const whom = [...open, ...CASE, '--person', 'Ana'];
  expect((await testimony(['hold', 'set', ...whom, '--reason', 'Appeal pending'])).code).toBe(0);
  const shown = await testimony(['erase', 'show', ...whom]);
  expect(shown.stdout).toContain('A legal hold stands');
  const make = ['erase', 'make', ...whom, '--ground', 'request', '--type-again', 'Ana'];
  const held = await testimony(make);
  expect([held.code, held.stderr]).toEqual([1, expect.stringMatching(/hold/)]);
  expect((await testimony(['hold', 'lift', ...whom, '--reason', 'Appeal decided'])).code).toBe(0);
  const { stdout } = await testimony(['hold', 'list', ...open, ...CASE]);
  expect(stdout).toMatch(/No legal hold stands.*lifted +Ana .*Appeal decided.*set +Ana .*Appeal pending/s);
});

it('what is erased takes its name typed again, stands in the list, and its certificate is written out', async () => {
  const make = (typed: string) =>
    asJson<CallOutput<'erasureMake'>>([
      'erase',
      'make',
      ...open,
      ...CASE,
      '--person',
      'Ana',
      '--ground',
      'request',
      '--type-again',
      typed,
    ]);
  expect((await make('Anna')).code).toBe(2);
  expect((await testimony(['case', 'show', 'K1', ...open])).stdout).toContain('Ana');
  const { code, json } = await make('Ana');
  expect([code, json.certificate.counts.people]).toEqual([0, 1]);
  expect((await testimony(['case', 'show', 'K1', ...open])).stdout).not.toContain('Ana');
  expect((await testimony(['erase', 'list', ...open])).stdout).toContain(json.certificate.id);
  const out = join(parent, 'certificates');
  const id = ['--id', json.certificate.id];
  expect((await testimony(['erase', 'certificate', ...open, ...id, '--out', out])).code).toBe(0);
  expect(
    readdirSync(out)
      .map((name) => name.split('.').at(-1))
      .toSorted(),
  ).toEqual(['json', 'pdf']);
  expect((await testimony(['audit', 'verify', ...open])).code).toBe(0);
});
