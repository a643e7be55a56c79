/**
 * @file By command: a child's record reaches no adult interview, whichever command is tried, and the way that is theirs
 * is said and can be gone.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { AgeView } from '../../../src-main/contract/age.ts';
import { asJson, COMMANDS, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';

const folder = temporaryFolder();
let open: string[];
const CASE = ['--case', 'CH/1'];
const file = (content: object): string => {
  const path = join(folder, 'answers.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const fill = (content: object, ...rest: string[]) =>
  testimony(['record', 'fill', ...open, ...CASE, '--answers', file(content), ...rest]);
const age = (...rest: string[]) =>
  asJson<AgeView>(['person', 'age', ...open, ...CASE, '--person', 'Linh', ...rest]);
const forms = async () =>
  (
    await asJson<{ forms: { id: string }[] }>(['form', 'list', ...open, ...CASE, '--person', 'Linh'])
  ).json.forms.map(({ id }) => id);

beforeAll(async () => {
  const vault = await vaultForCli(folder);
  open = vault.open;
  await asJson(['case', 'create', ...open, '--reference', 'CH/1', '--title', 'A child']);
  await asJson(['person', 'add', ...open, ...CASE, '--role', 'survivor', '--name', 'Linh']);
});

it('commands that begin a record or go on with one are these: a new one has to be tried here', () => {
  const tried = ['record fill', 'record later-account', 'record session'];
  const others = [
    'form questions',
    'worksheet links',
    'worksheet quotable',
    'worksheet link',
    'worksheet unlink',
    'form import',
    'form report',
    'form export',
    'form remove',
    'record note',
    'record pause',
    'record resume',
    'worksheet copy-out',
    'worksheet export',
    'record show',
    'record history',
    'record sign',
    'form list',
    'worksheet carry-over',
    'worksheet reading',
    'worksheet settle',
    'worksheet offers',
    'worksheet ready',
    'worksheet submitted',
    'worksheet added',
    'record withhold',
    // On paper alone.
    'record export',
    'record exhibit',
    'form paper',
    // About an organisation, which has no age.
    'worksheet checklist',
  ];
  const there = COMMANDS.map(({ name }) => name).filter((name) => /^(record|worksheet|form) /.test(name));
  expect(there.sort()).toEqual([...tried, ...others].sort());
});

it('from an interview with an adult to a child’s route and back', async () => {
  const held = {
    person: 'Linh',
    form: 'first-account',
    answers: openingAnswers(),
    readBack: 'In her language',
  };
  const { json } = await asJson<{ id: string }>([
    'record',
    'fill',
    ...open,
    ...CASE,
    '--answers',
    file(held),
  ]);
  const { id } = json;
  const later = ['--id', id, '--reason', 'More'];

  const unsure = await age('--under-18', 'not-sure', '--why', 'Says she is 16', '--decided-by', 'R. Adeyemi');
  expect(unsure.json).toMatchObject({ age: 'not-sure', treatedAsChild: true });
  const offered = await forms();
  expect(offered).toContain('child-first-response');
  for (const form of ['first-account', 'screening-interview']) {
    expect(offered).not.toContain(form);
    const refused = await fill({ person: 'Linh', form, answers: [] }, '--another');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Child: first response');
  }
  const layer = await testimony(['record', 'later-account', ...open, ...later]);
  expect([layer.code, layer.stderr]).toEqual([1, expect.stringContaining('treated as a child')]);
  // What was said stands, and is read.
  expect((await testimony(['record', 'show', ...open, ...CASE, '--id', id])).code).toBe(0);

  const first = { person: 'Linh', form: 'child-first-response' };
  const said = [{ words: 'I want to stay here', to: 'Ruth' }];
  expect((await fill({ ...first, answers: [{ question: 'said', value: said }] })).code).toBe(0);

  const bare = await testimony(['person', 'age', ...open, ...CASE, '--person', 'Linh', '--under-18', 'no']);
  expect([bare.code, bare.stderr]).toEqual([1, expect.stringContaining('who assessed the age')]);
  const decided = await age('--under-18', 'no', '--why', 'Assessed by Leeds, 12 May');
  expect(decided.json.lines.map(({ under18 }) => under18)).toEqual(['no', 'not-sure']);
  expect(await forms()).toContain('first-account');
  expect((await testimony(['record', 'later-account', ...open, ...later])).code).toBe(0);
  // A later account that is open is not gone on with either.
  await age('--under-18', 'not-sure');
  const sitting = await testimony(['record', 'session', ...open, '--id', id, '--language', 'French']);
  expect([sitting.code, sitting.stderr]).toEqual([1, expect.stringContaining('treated as a child')]);
  const more = await fill({ answers: openingAnswers().slice(0, 1) }, '--id', id);
  expect([more.code, more.stderr]).toEqual([1, expect.stringContaining('treated as a child')]);
});

it('what it takes is said where it is not given', async () => {
  const wrong = await testimony(['person', 'age', ...open, ...CASE, '--under-18', 'maybe']);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('yes, no, not-sure')]);
  const alone = await testimony(['person', 'age', ...open, ...CASE, '--why', 'x']);
  expect(alone.code).toBe(2);
  const nobody = await testimony(['form', 'list', ...open, '--person', 'Linh']);
  expect(nobody.code).toBe(2);
  const shown = await testimony(['person', 'age', ...open, ...CASE]);
  expect(shown.stdout).toContain('Linh is treated as a child.');
  expect(shown.stdout).toContain('decided by R. Adeyemi; Says she is 16');
});
