/** Words redacted at the command line: found, marked for one reader, applied and proved, taken back; and any PDF searched for them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { FoundToRedact, ProofView, RedactionView } from '../../../src-main/contract/redaction.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';

const parent = temporaryFolder();
let inCase: string[];
const put = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(parent, name), bytes);
  return join(parent, name);
};
const page = (...lines: string[]) => ({
  contents: lines.map((line, at) => words(line, 72, 700 - 30 * at, 14)).join(' '),
});
const pdf = (...pages: ReturnType<typeof page>[]) =>
  rawDocument({ inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`, pages });
const LETTER = pdf(
  page('Amina Okoro came in March', 'Call her on 07700 900123 after six'),
  page('Okoro, Amina signed it', 'and Amina Bell did not'),
);
const redact = (command: string, ...more: string[]) => ['redact', command, ...inCase, ...more];

beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'LH/1'];
  await testimony(['case', 'create', ...open, '--reference', 'LH/1', '--title', 'R v Dorvan']);
  await testimony(['person', 'add', ...inCase, '--name', 'Amina Okoro', '--role', 'survivor']);
  for (const [name, mark, bytes] of [
    ['letter.pdf', 'AB1', LETTER],
    ['other.pdf', 'AB2', pdf(page('Mr Okoro wrote this'))],
  ] as const)
    await testimony(['evidence', 'add', put(name, bytes), '--exhibit', mark, '--title', mark, ...inCase]);
});

it('the people of the case are found by themselves, in each form and paper, and nothing is marked by it', async () => {
  const { json } = await asJson<{ found: FoundToRedact[] }>(redact('find', '--words', '+44 7700 900 123'));
  expect(json.found.map(({ title, page: at, text, as }) => `${title} ${at} ${text} ${as}`)).toEqual([
    'AB1 1 Amina Okoro whole',
    'AB1 1 07700 900123 otherwise',
    'AB1 2 Okoro, Amina otherwise',
    'AB1 2 Amina part',
    'AB2 1 Okoro part',
  ]);
  expect((await testimony(redact('list'))).stdout).toContain('Nothing is marked');
});

it('marks are for a reader, with the basis of their reason, and are not made twice', async () => {
  const marked = redact('add', '--names', '--words', '07700 900123', '--reason', 'name', '--from', 'Defence');
  const { json } = await asJson<{ marks: RedactionView[] }>(marked);
  expect(json.marks.map(({ page: at, terms, readers }) => [at, terms, readers?.names])).toEqual([
    [1, ['Amina Okoro'], ['Defence']],
    [1, ['07700 900123'], ['Defence']],
    [2, ['Amina Okoro'], ['Defence']],
  ]);
  expect(json.marks[0]?.basis).toContain('Sexual Offences');
  const { stdout } = await testimony(redact('add', '--words', 'signed; wrote', '--reason', 'name', '--here'));
  expect(stdout).toMatch(/ {2}redact apply --item "AB1"\n {2}redact apply --item "AB2"/);
  const { marks } = (await asJson<{ marks: RedactionView[] }>(redact('list'))).json;
  const others = marks.filter(({ terms, readers }) => terms.length === 0 && readers === null);
  await testimony(redact('remove', '--id', others.map(({ id }) => id).join(';')));
  const again = (await testimony(marked)).stdout;
  expect(again).toContain('Nothing was found that is not marked already.');
  expect(again).not.toContain('Found nowhere');
  // With a comma it is one word, that stands nowhere: not said, it would be taken for marked.
  const commas = redact(
    'add',
    '--words',
    'Okoro, 07700 900123; Amina Okoro',
    '--reason',
    'name',
    '--from',
    'Defence',
  );
  const lines = (await testimony(commas)).stdout
    .split('\n')
    .filter((line) => line.startsWith('Found nowhere'));
  expect(lines).toEqual(['Found nowhere: “Okoro, 07700 900123”. Several words are parted by semicolons.']);
  const unknown = await testimony(redact('add', '--words', 'signed', '--reason', 'because'));
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('No such reason')]);
});

it('applied for that reader nothing is left, and for another there is nothing to apply', async () => {
  const { json, code } = await asJson<ProofView & { drawn: number[] }>(
    redact('apply', '--item', 'AB1', '--for', 'Defence'),
  );
  expect([code, json.left, json.drawn, json.pages]).toEqual([0, [], [1, 2], 2]);
  const other = await testimony(redact('apply', '--item', 'AB1', '--for', 'Crown'));
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('Nothing in “AB1” is marked')]);
});

it('a word that is wanted nowhere, and is not marked in another paper, is named there with its page', async () => {
  await asJson(redact('add', '--item', 'AB1', '--words', 'Okoro', '--reason', 'name', '--parts'));
  const place = ['--item', 'AB2', '--page', '1', '--box', '178,130,10,10', '--reason', 'name'];
  await asJson(redact('add', ...place));
  const left = await testimony(redact('apply', '--item', 'AB2'));
  expect([left.code, left.stdout]).toEqual([
    5,
    expect.stringContaining('“Okoro” can still be read, on page 1'),
  ]);
  const there = ['--item', 'AB2', '--words', 'Okoro', '--reason', 'name'];
  await asJson(redact('add', ...there));
  expect((await testimony(redact('apply', '--item', 'AB2'))).stdout).toContain('Nothing is left');
  const beyond = await testimony(redact('add', ...place.map((one) => (one === '1' ? '2' : one))));
  expect([beyond.code, beyond.stderr]).toEqual([2, expect.stringContaining('There is no page 2')]);
});

it('marks taken back are gone from the list, and stay in the log', async () => {
  const { marks } = (await asJson<{ marks: RedactionView[] }>(redact('list'))).json;
  const ids = marks.map(({ id }) => id).join(';');
  expect((await testimony(redact('remove', '--id', ids, '--why', 'not needed'))).stdout).toContain(
    'redactions are taken back.',
  );
  expect((await testimony(redact('list'))).stdout).toContain('Nothing is marked');
  const [, ...open] = redact('', ...[]);
  const log = await testimony(['audit', 'list', ...open.slice(1, -2)]);
  expect(log.stdout).toContain('Redactions taken back');
});

it('any PDF is searched for words without a vault', async () => {
  const path = put('any.pdf', LETTER);
  const found = await asJson<ProofView>(['redact', 'check', path, '--words', 'Nobody Else; Amina Okoro']);
  expect([
    found.code,
    found.json.left.map(({ params: { kind, page: at, word } }) => [kind, at, word]),
  ]).toEqual([
    5,
    expect.arrayContaining([
      ['in-text', 1, 'Amina Okoro'],
      ['in-text', 2, 'Amina Okoro'],
    ]),
  ]);
  const none = await testimony(['redact', 'check', path, '--words', 'Nobody Else']);
  expect([none.code, none.stdout]).toEqual([0, expect.stringContaining('Nothing is left: 2 pages')]);
});
