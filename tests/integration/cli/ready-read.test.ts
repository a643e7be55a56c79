/** @file By command: each carried field is read before it is signed, short ones together, by what is printed with their texts; what is shown to be typed says which are not. */
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
    'record',
    'fill',
    ...open,
    '--case',
    'C1',
    '--answers',
    path,
  ]);
  return json.id;
};
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  await asJson(['case', 'create', ...open, '--reference', 'C1', '--title', 'x']);
  const person = ['--role', 'survivor', '--name', 'Ana', '--born', '1980'];
  await asJson(['person', 'add', ...open, '--case', 'C1', ...person]);
  // With the notice: without it the form's own yes to the referral would stay open, and would be nothing to read.
  const given = ['--purpose', 'nrm-referral', '--status', 'given', '--privacy-notice', 'Home Office'];
  await asJson(['consent', 'record', ...open, '--case', 'C1', ...given]);
  await fill('talk.json', {
    form: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      { question: 'tasks', value: 'She cleaned rooms.\nAnd she ironed.' },
      { question: 'living', value: 'Nine of them in three rooms.' },
      { question: 'education', value: 'Four years.' },
      { question: 'work-before', value: 'On a farm.' },
    ],
  });
  id = await fill('sheet.json', {
    form: 'nrm-preparation',
    answers: [{ question: 'reference', value: 'C1' }],
  });
  ({ stdout: carried } = await testimony(['worksheet', 'carry-over', ...open, '--id', id]));
});
const ready = (...more: string[]) => testimony(['worksheet', 'ready', ...open, '--id', id, ...more]);
const fillIn = (answers: object[]) => {
  const path = join(parent, 'more.json');
  writeFileSync(path, JSON.stringify({ answers }));
  return testimony(['record', 'fill', ...open, '--case', 'C1', '--id', id, '--answers', path]);
};
const copyOut = () => testimony(['worksheet', 'copy-out', ...open, '--id', id]);

it('carrying over says that what it filled is a draft, and where it is read', () => {
  expect(carried).toMatch(/is a draft: 8 fields are to be read.*worksheet ready --id/);
});

it('shows what to look for once, and each field with the official words, the text and what it is made of', async () => {
  const { code, stdout } = await ready();
  expect(code).toBe(5);
  expect(stdout.match(/What to look for in each/g)).toHaveLength(1);
  expect(stdout).toMatch(
    /^Carried, and not yet read by whoever signs\n {2}What to look for in each:\n {2}- It says nothing that was not said/,
  );
  expect(stdout).toMatch(
    /\[living-conditions\]\n {4}The form: [^\n]+\n(?: {6}\([^\n]+\n)?(?: {4}> [^\n]*\n)*? {4}> [^\n]*Nine of them in three rooms\.[^\n]*\n(?: {4}> [^\n]*\n)* {4}Made of: [^\n]*Screening interview/,
  );
});

it('copying out names them at its head, shows everything all the same, and says the next step last', async () => {
  const { code, stdout } = await copyOut();
  expect(code).toBe(5);
  expect(stdout).toMatch(
    /^Carried, and not yet read by whoever signs:\n(?: {2}- [^\n]*\n){2} {2}- [^\n]*\(what-were-they-required-to-do\)\n {2}- [^\n]*\(living-conditions\)\n/,
  );
  expect(stdout).toMatch(/She cleaned rooms/);
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^Next: read each of the 8 fields named at the head/);
});

const markIn = (stdout: string): string => /--seen ([0-9a-f]{5})$/m.exec(stdout)?.[1] ?? '';

it('one is printed whole by its name or its title, and is unread until the mark printed with it is typed', async () => {
  const wrong = await ready('--read', 'living-condition');
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/the nearest: living-conditions.*not yet read: .*what-were.*living-conditions/s),
  ]);
  const printed = await ready('--read', 'living-conditions');
  expect(printed.code).toBe(5);
  expect(printed.stdout).toMatch(
    /^ {2}How did the person live\? [^\n]*\n {4}The form: [^\n]+\n.*> [^\n]*Nine of them[^\n]*\n.*Made of: [^\n]*Screening interview.*What to look for:\n {2}- It says nothing/s,
  );
  expect(printed.stdout).not.toMatch(/She cleaned rooms/);
  expect(printed.stdout).toMatch(
    new RegExp(`worksheet ready --id ${id} --seen ${markIn(printed.stdout)}$`, 'm'),
  );
  expect(
    (await asJson<ReadinessView>(['worksheet', 'ready', ...open, '--id', id])).json.carried,
  ).not.toContainEqual(expect.objectContaining({ aside: expect.anything() }));
});

it('several at once are refused, and so is a mark of no text that stands now, and a line without its text', async () => {
  const printed = await ready('--read', 'living-conditions');
  const twice = await ready('--read', 'living-conditions', '--read', 'what-were-they-required-to-do');
  expect([twice.code, twice.stderr]).toEqual([2, expect.stringMatching(/--read is given twice/)]);
  const never = await ready('--seen', 'zzzzz');
  expect([never.code, never.stderr]).toEqual([2, expect.stringMatching(/its text is another since/)]);
  const other = await ready('--read', 'what-were-they-required-to-do', '--seen', markIn(printed.stdout));
  expect(other.code).toBe(2);
  const { json } = await asJson<ReadinessView>(['worksheet', 'ready', ...open, '--id', id]);
  const line = await ready('--aside', json.carried[0]?.line ?? '', '--reason', 'Read');
  expect([line.code, line.stderr]).toEqual([2, expect.stringMatching(/--read FIELD/)]);
});

it('the mark of a text that was changed since is of no use, and the changed text counts as read where it was typed', async () => {
  const { stdout } = await ready('--read', 'living-conditions');
  expect(
    await fillIn([{ question: 'living-conditions', value: 'Nine in three rooms, she says.' }]),
  ).toMatchObject({ code: 0 });
  expect((await ready('--seen', markIn(stdout))).code).toBe(2);
  const { json } = await asJson<ReadinessView>(['worksheet', 'ready', ...open, '--id', id]);
  expect(json.carried.map(({ question }) => question)).not.toContain('living-conditions');
});

it('the mark alone notes that those printed were read, and the next are printed whole, up to the last', async () => {
  const all = async () =>
    (await asJson<ReadinessView>(['worksheet', 'ready', ...open, '--id', id])).json.carried.filter(
      ({ aside }) => aside === null,
    );
  const first = (await all())[0]?.question ?? '';
  let { code, stdout } = await ready('--read', first);
  const together: number[] = [];
  for (let left = (await all()).length; left > 0; left = (await all()).length) {
    expect(code).toBe(5);
    const shown = (await all()).filter(({ question }) => stdout.includes(`[${question}]`)).length;
    together.push(shown);
    if (shown > 1) expect(stdout).toContain(`When all ${shown} stay: `);
    ({ code, stdout } = await ready('--seen', markIn(stdout)));
    expect(stdout).toMatch(/^[^\n]+: read, [^\n]+: Read, and it stays\n/);
    expect((await all()).length).toBe(left - shown);
  }
  expect(Math.max(...together)).toBeGreaterThan(1);
  expect(stdout).toMatch(/\nEach carried field is read\. Next: worksheet ready/);
  expect(code).toBe(0);
  expect((await ready('--read', first)).stdout).toMatch(/Read, [^\n]*Read, and it stays\n$/);
});

it('then nothing is said at the head, and the last line is about sending it', async () => {
  const { stdout } = await copyOut();
  expect(stdout).not.toMatch(/not yet read/);
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^Next: .*worksheet submitted/);
  expect((await ready()).stdout).toMatch(/None: each was read\..*Read:\n {2}[^\n]+Read, and it stays/s);
});

it('says with which command the notice that the yes speaks of is recorded, where it is not', async () => {
  await asJson(['case', 'create', ...open, '--reference', 'C2', '--title', 'x']);
  const inCase = [...open, '--case', 'C2'];
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana', '--born', '1980']);
  const given = ['--purpose', 'nrm-referral', '--status', 'given'];
  await asJson(['consent', 'record', ...inCase, ...given]);
  const path = join(parent, 'second.json');
  const answers = [{ question: 'reference', value: 'C2' }];
  writeFileSync(path, JSON.stringify({ person: 'Ana', form: 'nrm-preparation', answers }));
  const { json } = await asJson<ScreeningView>(['record', 'fill', ...inCase, '--answers', path]);
  await testimony(['worksheet', 'carry-over', ...open, '--id', json.id]);
  const said = async () => [
    (await testimony(['worksheet', 'ready', ...open, '--id', json.id])).stdout,
    (await testimony(['worksheet', 'copy-out', ...open, '--id', json.id])).stdout,
  ];
  const step = /consent record --purpose nrm-referral --status given --privacy-notice NAME/;
  for (const text of await said()) expect(text).toMatch(step);
  await asJson(['consent', 'record', ...inCase, ...given, '--privacy-notice', 'April 2026']);
  for (const text of await said()) expect(text).not.toMatch(step);
});
