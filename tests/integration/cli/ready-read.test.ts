/** @file By command: each carried field is read before it is signed, one at a time, and what is shown to be typed says which are not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { ReadinessView } from '../../../src-main/contract/readiness.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';

const parent = temporaryFolder();
let open: string[];
let id: string;
let carried: string;
const fill = async (name: string, content: object) => {
  const path = join(parent, name);
  writeFileSync(path, JSON.stringify({ person: 'Ana', ...content }));
  const { json } = await asJson<ScreeningView>([
    ...['screen', 'fill', ...open, '--case', 'C1', '--answers', path],
  ]);
  return json.id;
};
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  await asJson(['case', 'create', ...open, '--reference', 'C1', '--title', 'x']);
  const person = ['--role', 'survivor', '--name', 'Ana', '--born', '1980'];
  await asJson(['person', 'add', ...open, '--case', 'C1', ...person]);
  const given = ['--purpose', 'nrm-referral', '--status', 'given'];
  await asJson(['consent', 'record', ...open, '--case', 'C1', ...given]);
  await fill('talk.json', {
    form: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      { question: 'tasks', value: 'She cleaned rooms.\nAnd she ironed.' },
      { question: 'living', value: 'Nine of them in three rooms.' },
    ],
  });
  id = await fill('sheet.json', {
    form: 'nrm-preparation',
    answers: [{ question: 'reference', value: 'C1' }],
  });
  ({ stdout: carried } = await testimony(['screen', 'carry-over', ...open, '--id', id]));
});
const ready = (...more: string[]) => testimony(['screen', 'ready', ...open, '--id', id, ...more]);
const copyOut = () => testimony(['screen', 'copy-out', ...open, '--id', id]);

it('carrying over says that what it filled is a draft, and where it is read', () => {
  expect(carried).toMatch(/is a draft: 4 long fields are to be read.*screen ready --id/);
});

it('shows what to look for once, and each field with the official words, the text and what it is made of', async () => {
  const { code, stdout } = await ready();
  expect(code).toBe(5);
  expect(stdout.match(/What to look for in each/g)).toHaveLength(1);
  expect(stdout).toMatch(
    /^Carried, and not yet read by whoever signs\n {2}What to look for in each:\n {2}- It says nothing that was not told/,
  );
  expect(stdout).toMatch(
    /\[living-conditions; read\/living-conditions-[0-9a-f]{16}\]\n {4}The form: [^\n]+\n(?: {6}\([^\n]+\n)?(?: {4}> [^\n]*\n)*? {4}> [^\n]*Nine of them in three rooms\.[^\n]*\n(?: {4}> [^\n]*\n)* {4}Made of: [^\n]*Screening interview/,
  );
});

it('copying out names them at its head, shows everything all the same, and says the next step last', async () => {
  const { code, stdout } = await copyOut();
  expect(code).toBe(5);
  expect(stdout).toMatch(
    /^Carried, and not yet read by whoever signs:\n {2}- [^\n]*\(what-were-they-required-to-do\)\n {2}- [^\n]*\(living-conditions\)\n/,
  );
  expect(stdout).toMatch(/She cleaned rooms/);
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^Next: read each of the 4 fields named at the head/);
});

it('one is noted as read by its name or its title, printed once more, and the rest is named', async () => {
  const wrong = await ready('--read', 'living-condition');
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/the nearest: living-conditions.*not yet read: what-were.*living-conditions/s),
  ]);
  const { code, stdout } = await ready('--read', 'living-conditions');
  expect(code).toBe(5);
  expect(stdout).toMatch(/> [^\n]*Nine of them[^\n]*\n.*Read, [^\n]*: Read, and it stays\n/s);
  expect(stdout).toMatch(/Still unread: what-were-they-required-to-do, where-how/);
  const { json } = await asJson<ReadinessView>(['screen', 'ready', ...open, '--id', id]);
  const [first, , ...rest] = json.carried;
  expect((await ready('--read', first?.title ?? '')).code).toBe(5);
  for (const [at, { field }] of rest.entries()) {
    const { code: now, stdout: words } = await ready('--read', field);
    expect(now).toBe(at === rest.length - 1 ? 0 : 5);
    expect(words.includes('Each carried field is read.')).toBe(now === 0);
  }
});

it('then nothing is said at the head, and the last line is about sending it', async () => {
  const { stdout } = await copyOut();
  expect(stdout).not.toMatch(/not yet read/);
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^Next: .*screen submitted/);
  expect((await ready()).stdout).toMatch(/None: each was read\..*Read:\n {2}[^\n]+Read, and it stays/s);
});
