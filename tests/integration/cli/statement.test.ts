/** A statement by command: drafted, its sources shown, edited, accepted, read back; everything as JSON as well. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { StatementView } from '../../../src-main/contract/statements.ts';
import { textOf } from '../../../src-main/core/statements/paragraphs.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';

const parent = temporaryFolder();
let inCase: string[];
let record: string;
const statement = (command: string, ...more: string[]) => ['statement', command, ...inCase, ...more];
const show = async () => (await asJson<StatementView>(statement('show'))).json;

beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'S1'];
  await asJson(['case', 'create', ...open, '--reference', 'S1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Maria Popescu']);
  const answers = [
    ...openingAnswers(),
    { question: 'how-it-started', state: 'own-words', ownWords: 'A man paid my bus. He kept my passport.' },
    { question: 'tasks', state: 'answered', value: 'Packed boxes at night.' },
  ];
  const told = join(parent, 'told.json');
  writeFileSync(
    told,
    JSON.stringify({ person: 'Maria Popescu', form: 'first-account', readBack: 'Read aloud', answers }),
  );
  const { json } = await asJson<{ id: string }>(['record', 'fill', ...inCase, '--answers', told]);
  record = json.id;
});

it('nothing is there before it is drafted, and the kinds have their sources', async () => {
  expect((await testimony(statement('list'))).stdout).toContain('No statement yet');
  expect((await testimony(statement('kinds'))).stdout).toMatch(/section-9 .*Criminal Justice Act 1967 s 9/);
});

it('drafted, exit code 5 says that there is something to look at', async () => {
  const { code, stdout } = await testimony(statement('draft', '--record', record, '--kind', 'section-9'));
  expect(code).toBe(5);
  expect(stdout).toContain('1. A man paid my bus. He kept my passport.');
  expect(stdout).toContain('+ as written down: Packed boxes at night.');
});

it('every sentence has where it comes from', async () => {
  const { stdout } = await testimony(statement('sources', '--paragraph', '1'));
  expect(stdout.match(/First account, first account, .*how it all began.*log entry \d+/g)).toHaveLength(2);
});

it('edited, accepted and read back, nothing is left to look at', async () => {
  const text = 'A man paid my bus. I say this freely.';
  await testimony(statement('edit', '--paragraph', '1', '--text', text));
  expect((await testimony(statement('sources', '--paragraph', '1'))).stdout).toContain(`added by ${OWNER}`);
  await testimony(statement('edit', '--after', '0', '--text', 'I am 30 years old.'));
  const { code } = await testimony(statement('accept', '--all'));
  expect(code).toBe(0);
  await testimony(statement('read', '--paragraph', '2', '--answer', 'change', '--words', 'by train'));
  const view = await show();
  expect(view.paragraphs.map((one) => [one.number, textOf(one), one.readBack?.words])).toEqual([
    [1, 'I am 30 years old.', undefined],
    [2, text, 'by train'],
    [3, 'Packed boxes at night.', undefined],
  ]);
});

it('what does not fit is said, and nothing is changed', async () => {
  const before = await show();
  const tried = [
    statement('edit', '--paragraph', '1'),
    statement('edit', '--paragraph', '1', '--after', '1', '--text', 'x'),
    statement('accept'),
    statement('show', '--id', 'nothing'),
    statement('read', '--paragraph', '9', '--answer', 'yes'),
    statement('settle', '--paragraph', '1', '--why', 'x'),
  ];
  for (const line of tried) expect((await testimony(line)).code).not.toBe(0);
  expect(await show()).toEqual(before);
});
