/** Two folders and two people at the command line: a case goes there, comes back changed, and a receipt closes it. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { HandoverReview, ReceivedHandover, SentHandover } from '../../../src-main/contract/handover.ts';
import type { FailureWords } from '../../../src-main/core/words/failure-words.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const [one, other, stick] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'stick')];
let lantern: string[];
let harbour: string[];
let key: string;
const CASE = ['--case', 'C1'];
const FOR = [...CASE, '--recipient', 'Harbour House', '--for', 'support-services'];
beforeAll(async () => {
  ({ open: lantern } = await vaultForCli(one));
  ({ open: harbour } = await vaultForCli(other));
  await testimony(['case', 'create', ...lantern, '--reference', 'C1', '--title', 'x']);
  await testimony([
    'person',
    'add',
    ...lantern,
    ...CASE,
    '--role',
    'survivor',
    '--name',
    'Ana',
    '--born',
    '1980',
  ]);
  writeFileSync(join(one, 'note.txt'), 'A note of the landlord');
  await testimony([
    'evidence',
    'add',
    join(one, 'note.txt'),
    ...lantern,
    ...CASE,
    '--title',
    'Note',
    '--exhibit',
    'AB1',
  ]);
});

type Failed = { error: FailureWords };
const make = (...more: string[]) =>
  asJson<{ id: string; fileName: string } & Failed>([
    'handover',
    'make',
    ...lantern,
    ...FOR,
    '--out',
    stick,
    ...more,
  ]);
const read = (open: string[], file: string) =>
  asJson<HandoverReview & Failed>(['handover', 'read', join(stick, file), ...open]);
const merge = (open: string[], { handover, seen }: HandoverReview, ...more: string[]) =>
  asJson<HandoverReview>(['handover', 'merge', handover.id, ...open, '--seen', seen, ...more]);

it('is held back without consent, and a key with a letter wrong is said to be none', async () => {
  key = (await testimony(['handover', 'key', ...harbour])).stdout.trim();
  expect(key).toMatch(/^age1[a-z0-9]{58}$/);
  expect((await testimony(['handover', 'key', ...harbour])).stdout.trim()).toBe(key);
  const { code, stdout } = await testimony(['handover', 'preview', ...lantern, ...FOR]);
  expect([code, stdout]).toEqual([5, expect.stringContaining('Consent is missing')]);
  const { error } = (await make('--key', key)).json;
  expect(error.findings).toEqual([expect.stringMatching(/^Ana: /)]);
  expect(error.next).toContain(
    'The others can go without them: choose the people (--people), and no exhibits.',
  );
  const none = await testimony(['handover', 'preview', ...lantern, ...FOR, '--exhibits', '']);
  expect(none.stdout).toMatch(/exhibits +0\n/);
  await testimony([
    'consent',
    'record',
    ...lantern,
    ...CASE,
    '--purpose',
    'support-services',
    '--status',
    'given',
  ]);
  const wrong = key.replace(/.$/, key.endsWith('q') ? 'p' : 'q');
  const said = (await make('--key', wrong)).json.error;
  expect(said.findings).toEqual([expect.stringMatching(/^This is not a public key/)]);
  expect(readdirSync(stick)).toEqual([]);
});

it('goes there, is looked at, goes in, and the receipt comes back', async () => {
  const { code, json: made } = await make('--key', key, '--organisation', 'Lantern');
  expect([code, readdirSync(stick)]).toEqual([0, [made.fileName]]);
  const { json: review } = await read(harbour, made.fileName);
  expect(review.items.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'case new',
    'person new',
    'exhibit new',
    'consent new',
  ]);
  const shown = (await testimony(['handover', 'review', made.id, ...harbour])).stdout;
  expect(shown).toMatch(/AB1 Note: new; goes in/);
  expect((await testimony(['case', 'list', ...harbour])).stdout).not.toContain('C1');

  expect((await merge(harbour, review)).json.items.every(({ became }) => became === 'taken')).toBe(true);
  expect((await testimony(['case', 'show', 'C1', ...harbour])).stdout).toContain('Ana');
  const { json: receipt } = await asJson<{ fileName: string }>([
    'handover',
    'receipt',
    made.id,
    ...harbour,
    '--out',
    stick,
    '--organisation',
    'Harbour House',
  ]);
  const { json: sent } = await asJson<SentHandover>([
    'handover',
    'receipt-read',
    join(stick, receipt.fileName),
    ...lantern,
  ]);
  expect(sent.receipt).toMatchObject({
    organisation: 'Harbour House',
    counts: { taken: 4, same: 0, left: 0 },
  });
  expect((await testimony(['handover', 'list', ...lantern])).stdout).toMatch(
    /Harbour House .* Ruth Adeyemi-Clarke/,
  );
  for (const open of [lantern, harbour]) expect((await testimony(['audit', 'verify', ...open])).code).toBe(0);
});

it('comes back changed on both sides: what is here stays until it is taken, and both are shown', async () => {
  const charged = (open: string[], where: string) =>
    testimony(['case', 'situation', 'C1', ...open, '--what', 'charged', '--answer', 'yes', '--where', where]);
  expect((await charged(harbour, 'Hull Crown Court')).code).toBe(0);
  expect((await charged(lantern, 'Leeds Crown Court')).code).toBe(0);
  await testimony([
    'consent',
    'record',
    ...harbour,
    ...CASE,
    '--purpose',
    'support-services',
    '--status',
    'given',
  ]);
  const back = (await testimony(['handover', 'key', ...lantern])).stdout.trim();
  const { json: made } = await asJson<{ id: string; fileName: string }>([
    'handover',
    'make',
    ...harbour,
    ...CASE,
    '--recipient',
    'Lantern',
    '--for',
    'support-services',
    '--key',
    back,
    '--out',
    stick,
  ]);
  const { json: review } = await read(lantern, made.fileName);
  const of = review.items.find(({ item }) => item.startsWith('field/'));
  expect(of).toMatchObject({
    state: 'different',
    suggested: false,
    differences: [{ field: 'charged', here: 'yes, Leeds Crown Court', there: 'yes, Hull Crown Court' }],
  });
  const { json: done } = await merge(lantern, review, '--take', of?.item ?? '');
  expect(done.items.find(({ item }) => item === of?.item)).toMatchObject({ became: 'taken', state: 'same' });
  const shown = (await testimony(['handover', 'review', made.id, ...lantern])).stdout;
  expect(shown).toMatch(/before yes, Leeds Crown Court\n {6}there {2}yes, Hull Crown Court/);
  expect((await testimony(['case', 'situation', 'C1', ...lantern])).stdout).toContain('Hull Crown Court');
  const kept = await asJson<{ received: ReceivedHandover[] }>(['handover', 'discard', made.id, ...lantern]);
  expect(kept.json.received).toMatchObject([{ state: 'discarded' }]);
  const stands = async () => (await testimony(['handover', 'list', ...lantern])).stdout;
  expect(await stands()).toContain('merged, and the file discarded');
  expect((await testimony(['handover', 'review', made.id, ...lantern])).code).toBe(1);
  await read(lantern, made.fileName);
  expect(await stands()).toContain('merged, and read in again');
  expect((await testimony(['audit', 'verify', ...lantern])).code).toBe(0);
});

it('opens with a passphrase where there is no key, and not without it', async () => {
  const secret = join(one, 'secret.txt');
  writeFileSync(secret, 'otter lantern gravel mint\n');
  const { json: made } = await make('--file-passphrase-file', secret);
  const without = await read(harbour, made.fileName);
  expect(without.json.error.findings).toEqual([expect.stringMatching(/^It opens with a passphrase/)]);
  const file = join(stick, made.fileName);
  const found = await asJson<HandoverReview>([
    'handover',
    'read',
    file,
    ...harbour,
    '--file-passphrase-file',
    secret,
  ]);
  expect([found.code, found.json.handover.reference]).toEqual([0, 'C1']);
});
