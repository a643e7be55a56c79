/**
 * Two people on two laptops, by command, from end to end: one laptop is lost and its vault comes back from the backup; the
 * passphrase is lost too, and the pages of the kit set a new one; the case goes to the other's key, a receipt comes
 * back, both go on in it, and what the other wrote is taken in by somebody who saw both. Each log tells its half.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { HandoverReview, SentHandover } from '../../../src-main/contract/handover.ts';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { systemRandom } from '../../../src-main/host/system.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { asJson, temporaryFolder, testimony } from '../../support/cli.ts';
import { testClock } from '../../support/ports.ts';

const [AMINA, RUTH] = ['Amina Okafor', 'Ruth Clarke'];
const [hers, theirs, stick] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'stick')];
const CASE = ['--case', 'C1'];

async function laptop(parent: string, owner: string, passphrase: string): Promise<string[]> {
  const folder = join(parent, 'vault');
  const secret = join(parent, 'passphrase.txt');
  writeFileSync(secret, `${passphrase}\n`);
  const made = { folder, owner, passphrase: passphraseBytes(passphrase), kdf: FLOOR_KDF };
  (await createVault({ ...made, clock: testClock, random: systemRandom })).lock();
  return ['--vault', folder, '--passphrase-file', secret];
}
async function done(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await testimony(args);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}
async function answered<T>(...args: readonly string[]): Promise<T> {
  const { code, json } = await asJson<T>(args);
  expect([code, code === 0 ? '' : json]).toEqual([0, '']);
  return json;
}
/** What the log says, oldest first, of these kinds of deed. */
async function told(open: readonly string[], of: RegExp): Promise<string[]> {
  type Log = { entries: { action: string; actor: string }[] };
  const { entries } = await answered<Log>('audit', 'list', ...open, '--limit', '200');
  return entries
    .filter(({ action }) => of.test(action))
    .map(({ action, actor }) => `${actor}: ${action}`)
    .toReversed();
}

let lantern: string[];
let harbour: string[];
let backup: string;
beforeAll(async () => {
  lantern = await laptop(hers, AMINA, 'nine quiet herons wade upstream');
  harbour = await laptop(theirs, RUTH, 'five patient otters wait below');
  await done('case', 'create', ...lantern, '--reference', 'C1', '--title', 'x');
  await done('person', 'add', ...lantern, ...CASE, '--role', 'survivor', '--name', 'Ana', '--born', '1980');
  writeFileSync(join(hers, 'note.txt'), 'A note of the landlord');
  const note = ['--title', 'Note', '--exhibit', 'AB1'];
  await done('evidence', 'add', join(hers, 'note.txt'), ...lantern, ...CASE, ...note);
  const yes = ['--purpose', 'support-services', '--status', 'given'];
  await done('consent', 'record', ...lantern, ...CASE, ...yes);
});

it('a lost laptop comes back from the backup, with its log whole and where it came from in it', async () => {
  const pages = join(stick, 'pages');
  await done('recovery', 'make', ...lantern, '--out', pages);
  const made = await answered<{ fileName: string }>('backup', 'make', ...lantern, '--out', stick);
  backup = join(stick, made.fileName);
  rmSync(join(hers, 'vault'), { recursive: true });
  const again = join(hers, 'again');
  await done('backup', 'restore', backup, '--vault', again);
  lantern = ['--vault', again, ...lantern.slice(2)];
  expect(await done('case', 'show', 'C1', ...lantern)).toContain('Ana');
  await done('audit', 'verify', ...lantern);
  expect(await told(lantern, /kit|restored/)).toEqual(
    ['vault.kit-added', 'recovery.kit-written', 'vault.restored'].map((action) => `${AMINA}: ${action}`),
  );
});

it('its forgotten passphrase is set anew from two pages of the kit, and the log says so', async () => {
  const pages = join(stick, 'pages');
  const shares = readdirSync(pages).map((name) => {
    const text = execFileSync('pdftotext', ['-layout', join(pages, name), '-'], { encoding: 'utf8' });
    return [...text.matchAll(/(?<=\s|^)[0-9A-HJKMNP-TV-Z]{6}(?=\s)/g)].map(([group]) => group).join(' ');
  });
  const [two, next] = [join(hers, 'two.txt'), join(hers, 'next.txt')];
  writeFileSync(two, `${shares[1]}\n${shares[2]}\n`);
  writeFileSync(next, 'seven other herons wade upstream\n');
  const [, folder = ''] = lantern;
  await done('recovery', 'use', '--vault', folder, '--shares-file', two, '--new-passphrase-file', next);
  expect((await testimony(['vault', 'open-check', ...lantern])).code).toBe(3);
  lantern = ['--vault', folder, '--passphrase-file', next];
  await done('vault', 'open-check', ...lantern);
  expect(await told(lantern, /recovered/)).toHaveLength(1);
});

let first: HandoverReview;
it('the case goes to the other’s key, and the receipt says what was taken in', async () => {
  const key = (await done('handover', 'key', ...harbour)).trim();
  const made = await answered<{ fileName: string }>(
    'handover',
    'make',
    ...lantern,
    ...CASE,
    '--recipient',
    'Harbour House',
    '--for',
    'support-services',
    '--key',
    key,
    '--organisation',
    'Lantern',
    '--out',
    stick,
  );
  first = await answered('handover', 'read', join(stick, made.fileName), ...harbour);
  expect(first.items.every(({ state }) => state === 'new')).toBe(true);
  await done('handover', 'merge', first.handover.id, ...harbour, '--seen', first.seen);
  expect(await done('case', 'show', 'C1', ...harbour)).toContain('Ana');
  const receipt = await answered<{ fileName: string }>(
    'handover',
    'receipt',
    first.handover.id,
    ...harbour,
    '--out',
    stick,
    '--organisation',
    'Harbour House',
  );
  const file = join(stick, receipt.fileName);
  const sent = await answered<SentHandover>('handover', 'receipt-read', file, ...lantern);
  expect(sent.receipt).toMatchObject({ organisation: 'Harbour House', by: RUTH });
  expect(sent.receipt?.counts).toEqual({ taken: first.items.length, same: 0, left: 0 });
});

it('changed on both sides it comes back, and both are there until somebody decides', async () => {
  const court = (open: string[], where: string) =>
    done('case', 'situation', 'C1', ...open, '--what', 'charged', '--answer', 'yes', '--where', where);
  await court(lantern, 'Leeds Crown Court');
  await court(harbour, 'Hull Crown Court');
  writeFileSync(join(theirs, 'rota.txt'), 'Who worked on which day');
  await done('evidence', 'add', join(theirs, 'rota.txt'), ...harbour, ...CASE, '--title', 'Rota');
  const key = (await done('handover', 'key', ...lantern)).trim();
  const made = await answered<{ fileName: string }>(
    'handover',
    'make',
    ...harbour,
    ...CASE,
    '--recipient',
    'Lantern',
    '--for',
    'support-services',
    '--key',
    key,
    '--organisation',
    'Harbour House',
    '--out',
    stick,
  );
  const review = await answered<HandoverReview>('handover', 'read', join(stick, made.fileName), ...lantern);
  expect(
    review.items.filter(({ state }) => state !== 'same').map(({ kind, state }) => [kind, state]),
  ).toEqual([
    ['case', 'different'],
    ['field', 'different'],
    ['exhibit', 'new'],
  ]);
  const taking = ['handover', 'merge', review.handover.id, ...lantern, '--seen', review.seen];
  await done(...taking);
  const earlier = await done('case', 'earlier', ...lantern, ...CASE);
  expect(earlier).toMatch(/charged \(not decided\)\n {2}\* yes, Leeds Crown.*\n {2}\* yes, Hull Crown/);
  expect(await done('evidence', 'list', ...lantern, ...CASE)).toContain('Rota');
  const after = await answered<HandoverReview>('handover', 'review', review.handover.id, ...lantern);
  const both = ['handover', 'merge', review.handover.id, ...lantern, '--seen', after.seen];
  const field = after.items.find(({ kind }) => kind === 'field')?.item ?? '';
  await done(...both, '--take', field);
  expect(await done('case', 'situation', 'C1', ...lantern)).toContain('Hull Crown Court');
  // Both stay to be read, and what was here before is not said to be here.
  const shown = await done('handover', 'review', review.handover.id, ...lantern);
  expect(shown).toMatch(/: taken in\n(.*\n)*? {6}before yes, Leeds Crown.*\n {6}there {2}yes, Hull Crown/);
});

it('each log tells its half, and both are whole', async () => {
  const mine = (who: string, actions: readonly string[]) =>
    actions.map((action) => `${who}: handover.${action}`);
  const came = ['arrived', 'exhibit-read', 'exhibit-read', 'read'];
  expect(await told(lantern, /^handover/)).toEqual(
    mine(AMINA, ['made', 'receipt-read', 'key-made', ...came, 'merged', 'merged']),
  );
  expect(await told(harbour, /^handover/)).toEqual(
    mine(RUTH, ['key-made', 'arrived', 'exhibit-read', 'read', 'merged', 'receipt-written', 'made']),
  );
  for (const open of [lantern, harbour]) await done('audit', 'verify', ...open);
});

/** From one to the other, with all that is suggested taken in. */
async function pass(from: readonly string[], to: readonly string[]): Promise<void> {
  const key = (await done('handover', 'key', ...to)).trim();
  const whom = ['--recipient', 'The other office', '--for', 'support-services', '--key', key];
  const out = ['--out', temporaryFolder()];
  const { fileName } = await answered<{ fileName: string }>(
    'handover',
    'make',
    ...from,
    ...CASE,
    ...whom,
    ...out,
  );
  const read = await answered<HandoverReview>('handover', 'read', join(out[1] ?? '', fileName), ...to);
  await done('handover', 'merge', read.handover.id, ...to, '--seen', read.seen);
}
const police = (open: readonly string[], status: string) =>
  done('consent', 'record', ...open, ...CASE, '--purpose', 'police', '--status', status);
const exported = async (open: readonly string[]) => {
  const to = ['--for', 'police', '--recipient', 'Kent Police', '--out', temporaryFolder()];
  return await testimony(['evidence', 'export', ...open, ...CASE, '--item', 'AB1', ...to]);
};

it('a withdrawal that went there and came back with the yes before it stands, and the export stays refused', async () => {
  await police(lantern, 'given');
  await pass(lantern, harbour);
  expect((await exported(harbour)).code).toBe(0);
  await police(harbour, 'withdrawn');
  await pass(harbour, lantern);
  await pass(lantern, harbour);
  for (const open of [lantern, harbour]) {
    const { code, stderr } = await exported(open);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/withdrawn|withdrew/i);
    expect(await done('case', 'undecided', ...open, ...CASE)).toContain('Nothing is undecided.');
  }
});

it('two answers that were written apart are listed with who and when, and one is chosen for both', async () => {
  await police(lantern, 'given');
  await police(harbour, 'refused');
  await pass(lantern, harbour);
  expect((await exported(harbour)).stderr).toMatch(/two answers, and nobody has decided/);
  const listed = await done('case', 'undecided', ...harbour, ...CASE);
  expect(listed).toMatch(
    /1\. .*police.*\n {3}1\. \d{4}-\d\d-\d\d \d\d:\d\d by Ruth Clarke .*governs[\s\S]* {3}2\. .* by Amina Okafor/i,
  );
  expect(listed).toContain('decided on: ');
  const unsaid = await testimony(['case', 'undecided', ...harbour, ...CASE, '--decide', '1', '--take', '2']);
  expect(unsaid.stderr).toContain('Say why: --reason "…"');
  const chosen = ['--decide', '1', '--take', '2', '--reason', 'Asked her with both in view'];
  await done('case', 'undecided', ...harbour, ...CASE, ...chosen);
  await pass(harbour, lantern);
  for (const open of [lantern, harbour]) {
    expect(await done('case', 'undecided', ...open, ...CASE)).toContain('Nothing is undecided.');
    expect((await exported(open)).code).toBe(0);
  }
});
