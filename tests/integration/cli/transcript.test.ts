/** A recording written down at the command line: taken from a file, shown, finished, and every version there to be read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { Transcript } from '../../../src-main/core/evidence/transcript.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { wav } from '../../support/recordings.ts';

const parent = temporaryFolder();
const WORDS = '[00:01] Boss: You owe me.\r\n[00:02] Ana: Mi-a luat pașaportul.\r\na line without a mark';
let inCase: string[];
const put = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(parent, name), bytes);
  return join(parent, name);
};
const transcript = (...more: string[]) =>
  testimony(['evidence', 'transcript', ...inCase, '--item', 'AB1', ...more]);

beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'LH/1'];
  await testimony(['case', 'create', ...open, '--reference', 'LH/1', '--title', 'R v Dorvan']);
  await asJson([
    'evidence',
    'add',
    put('call.wav', wav(3)),
    '--exhibit',
    'AB1',
    '--title',
    'Call',
    ...inCase,
  ]);
});

it('is nothing at first: there is nothing to show or to finish, and a document has none', async () => {
  expect((await transcript()).stdout).toContain('Nothing is written down of it yet');
  const finished = await transcript('--finish');
  expect([finished.code, finished.stderr]).toEqual([2, expect.stringContaining('give it with --from')]);
  await asJson(['evidence', 'add', put('typed.txt', 'A letter'), '--exhibit', 'AB2', ...inCase]);
  const { code } = await testimony(['evidence', 'transcript', ...inCase, '--item', 'AB2']);
  expect(code).toBe(1);
});

it('a file is its next version, word for word, and is in no bundle until it is finished', async () => {
  const from = put('call.txt', `\uFEFF${WORDS}`);
  const { code, stdout } = await transcript('--from', from, '--by', 'Ira Holm', '--language', 'Romanian');
  expect(code).toBe(0);
  for (const said of [
    'Version 1, not finished',
    'Ira Holm',
    OWNER,
    '3 lines, 2 marks of time.',
    'in no bundle',
  ])
    expect(stdout).toContain(said);
  const { json } = await asJson<{ transcript: Transcript }>([
    'evidence',
    'transcript',
    ...inCase,
    '--item',
    'AB1',
  ]);
  expect(json.transcript).toMatchObject({
    text: WORDS,
    by: 'Ira Holm',
    language: 'Romanian',
    finished: false,
  });
  expect((await transcript()).stdout).toContain('[00:02] Ana: Mi-a luat pașaportul.');
});

it('the newest is finished as it stands', async () => {
  const { stdout } = await transcript('--finish');
  for (const said of ['Version 2, finished', 'It is in bundles from now on', '2 pages'])
    expect(stdout).toContain(said);
});

it('versions are listed and shown, from standard input too, and none goes', async () => {
  const added = await testimony(
    ['evidence', 'transcript', ...inCase, '--item', 'AB1', '--from', '-'],
    '[00:01] Boss: Pay.',
  );
  expect(added.stdout).toContain('Bundles have version 2 until this one is finished');
  const { json } = await asJson<{ versions: Transcript[] }>([
    'evidence',
    'transcript',
    ...inCase,
    '--item',
    'AB1',
    '--history',
  ]);
  expect(json.versions.map(({ number, finished, by }) => [number, finished, by])).toEqual([
    [3, false, 'Ira Holm'],
    [2, true, 'Ira Holm'],
    [1, false, 'Ira Holm'],
  ]);
  expect((await transcript('--version', '1')).stdout).toContain('a line without a mark');
  expect((await transcript('--version', '9')).code).toBe(1);
  expect((await transcript('--history')).stdout.trim().split('\n')).toHaveLength(3);
});

it('what is no text, or says nothing, is refused before anything is saved; older letters are said to be guessed', async () => {
  for (const [name, bytes, why] of [
    ['film.txt', Buffer.from([1, 2, 3, 0]), 'it is not text'],
    ['empty.txt', ' \n\t', 'there is no word in it'],
  ] as const) {
    const { code, stderr } = await transcript('--from', put(name, bytes));
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
  }
  expect((await transcript('--from', join(parent, 'gone.txt'))).code).toBe(4);
  expect((await transcript('--history', '--finish')).code).toBe(2);
  expect((await transcript('--by', 'Ira Holm')).code).toBe(2);
  const { stderr } = await transcript('--from', put('old.txt', Buffer.from('[00:01] caf\xe9', 'latin1')));
  expect(stderr).toContain('Windows-1252');
  const { json } = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
  expect(json.evidence[0]?.transcript).toEqual({ number: 4, finished: false, printed: 2 });
});
