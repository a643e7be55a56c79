/** At the command line: a field that a worker emptied stays empty until somebody fills it, and what was told is listed by it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

const QUESTION = 'how-did-the-exploitation-start';
const WORDS = 'By bus, on her own.';
const folder = temporaryFolder();
let open: readonly string[];
let on: readonly string[];
const fill = async (content: object, ...rest: readonly string[]) => {
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify(content));
  const { json } = await asJson<ScreeningView>(
    ['record', 'fill', ...open, '--case', 'ONE/1', '--answers', file].concat(rest),
  );
  return json;
};
beforeAll(async () => {
  open = (await vaultForCli(folder)).open;
  await asJson(['case', 'create', ...open, '--reference', 'ONE/1', '--title', 'R v Example']);
  const person = ['--case', 'ONE/1', '--role', 'survivor', '--name', 'Maria', '--born', '1990-05-02'];
  await asJson(['person', 'add', ...open, ...person]);
  const answers = [...openingAnswers(), { question: 'how-it-started', value: WORDS }];
  await fill({ person: 'Maria', form: 'first-account', readBack: 'Read aloud', answers });
  const { id } = await fill({ person: 'Maria', form: 'nrm-preparation', answers: [] });
  on = [...open, '--id', id];
  await asJson(['worksheet', 'carry-over', ...on]);
});

it('lists what was told where the field says just that, and says so of a second withholding', async () => {
  const withhold = ['record', 'withhold', ...on, '--question', QUESTION];
  const listed = (await testimony(withhold)).stdout;
  expect(listed).toContain(WORDS);
  expect(listed).not.toContain('Nothing that was told');
  const number = /^ {2}(\d+) {2}.*By bus/m.exec(listed)?.[1] ?? '';
  const keep = [...withhold, '--telling', number, '--reason', 'A matter of others'];
  expect((await testimony(keep)).stdout).toContain('Withheld by the worker: A matter of others');
  const again = await testimony(keep);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('withheld already: A matter of others');
  expect(again.stderr).not.toContain('does not take that answer');
  expect((await testimony([...withhold, '--telling', number, '--give-back'])).stdout).toContain(WORDS);
  const untold = await testimony(['record', 'withhold', ...on, '--question', 'professional-insight']);
  expect(untold.stdout).toContain('Nothing that was told stands beside it, and nothing is in the field');
});

it('leaves a field empty that was emptied by hand, and says how what was told gets in', async () => {
  await fill({ answers: [{ question: QUESTION, state: 'cleared' }] }, ...on.slice(open.length));
  const carried = await testimony(['worksheet', 'carry-over', ...on]);
  expect(carried.stdout).toMatch(/emptied by hand[\s\S]*worksheet settle --take newest/);
  expect(carried.stdout).toContain(', 0 of them just now');
  const ready = (await testimony(['worksheet', 'ready', ...on])).stdout;
  expect(ready).toContain('emptied by hand');
  await asJson(['worksheet', 'settle', ...on, '--question', QUESTION, '--take', 'newest']);
  expect((await testimony(['worksheet', 'carry-over', ...on])).stdout).not.toContain('emptied by hand');
});
