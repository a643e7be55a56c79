/** A sheet that was sent long before it was recorded so: what was told after that day is said to be no part of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

const folder = temporaryFolder();
let open: readonly string[];
let on: readonly string[];
const fill = async (content: object, ...rest: readonly string[]) => {
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify(content));
  const { json } = await asJson<ScreeningView>([
    'record',
    'fill',
    ...open,
    '--case',
    'ONE/1',
    '--answers',
    file,
    ...rest,
  ]);
  return json;
};
const copied = async () => (await testimony(['worksheet', 'copy-out', ...on, '--seen'])).stdout;

beforeAll(async () => {
  open = (await vaultForCli(folder)).open;
  await asJson(['case', 'create', ...open, '--reference', 'ONE/1', '--title', 'R v Example']);
  const person = ['--case', 'ONE/1', '--role', 'survivor', '--name', 'Maria', '--born', '1990-05-02'];
  await asJson(['person', 'add', ...open, ...person]);
  const agreed = ['--purpose', 'nrm-referral', '--status', 'given'];
  await asJson(['consent', 'record', ...open, '--case', 'ONE/1', '--person', 'Maria', ...agreed]);
  const first = [
    ...openingAnswers(),
    { question: 'how-it-started', value: 'By bus.' },
    { question: 'family', value: 'A sister.' },
  ];
  const form = { person: 'Maria', form: 'screening-interview', readBack: 'Read aloud' };
  const { id } = await fill({ ...form, answers: first }, '--held-on', '2026-06-16');
  on = [...open, '--id', (await fill({ person: 'Maria', form: 'nrm-preparation', answers: [] })).id];
  await asJson(['worksheet', 'carry-over', ...on]);
  const later = [
    ...safetyAnswers(),
    { question: 'how-it-started', value: 'A man paid for it.', relation: 'adds' },
  ];
  await asJson([
    'record',
    'later-account',
    ...open,
    '--id',
    id,
    '--reason',
    'More',
    '--held-on',
    '2026-09-09',
  ]);
  await fill({ answers: later }, '--id', id);
});

it('says nothing of a sheet that was not sent, and what comes next', async () => {
  const text = await copied();
  expect(text).not.toContain('Recorded as sent');
  expect(text).toContain('once it is typed in and sent, worksheet submitted');
});

it('names the day, the fields told of since, and no longer asks that it be recorded', async () => {
  await asJson(['worksheet', 'submitted', ...on, '--on', '2026-06-22', '--reference', 'NRM-2026-1']);
  const text = await copied();
  expect(text).toContain('Recorded as sent on 22 Jun 2026, reference NRM-2026-1.');
  const since = text.split('\n').find((line) => line.includes('so not in what was sent')) ?? '';
  expect(since).toContain('How did it start?');
  expect(since).not.toContain('Family');
  expect(text).not.toContain('once it is typed in and sent');
  expect(text).toContain('That it was sent is recorded');
});

it('asks where the sheet was filled with what was told after that day, and changes nothing before', async () => {
  const form = { person: 'Maria', form: 'nrm-preparation', answers: [] };
  const sheet = [...open, '--id', (await fill(form, '--another')).id];
  await asJson(['worksheet', 'carry-over', ...sheet]);
  const sent = ['worksheet', 'submitted', ...sheet, '--on', '2026-06-22'];
  const asked = await testimony(sent);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain('said after 22 Jun 2026 (“9 Sep 2026”)');
  expect(asked.stderr).toContain('--though-told-later');
  expect((await testimony(['worksheet', 'submitted', ...sheet])).stdout).toContain(
    'Not recorded as submitted',
  );
  // A day after all of it asks nothing.
  expect((await testimony([...sent, '--though-told-later'])).stdout).toContain('Submitted on 22 Jun 2026');
  const right = ['--on', '2026-09-10', '--why', 'The day was mistyped'];
  expect((await testimony(['worksheet', 'submitted', ...sheet, ...right])).code).toBe(0);
});
