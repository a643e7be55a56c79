/** A record that leaves at the command line: what somebody asked not to be passed on has a heading of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

const WISH = 'Bev is not to know where I went.';
const folder = temporaryFolder();
let record: readonly string[];

beforeAll(async () => {
  const { open } = await vaultForCli(folder);
  const inCase = [...open, '--case', 'W/1'];
  await asJson(['case', 'create', ...open, '--reference', 'W/1', '--title', 'R v Example']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Maria', '--born', '1990-05-02']);
  const answers = [...openingAnswers(), { question: 'family', value: WISH }];
  const told = { person: 'Maria', form: 'screening-interview', readBack: 'Read aloud', answers };
  const file = join(folder, 'told.json');
  writeFileSync(file, JSON.stringify(told));
  const filled = ['record', 'fill', ...inCase, '--answers', file];
  const { id } = (await asJson<ScreeningView>(filled)).json;
  const to = ['--out', folder, '--recipient', 'The court', '--for', 'court-papers'];
  record = ['record', 'export', ...open, '--id', id, ...to];
});

it('is said as a wish, and not as something that was told since', async () => {
  const { code, stdout } = await testimony(record);
  expect([code, stdout]).toEqual([
    5,
    expect.stringMatching(/read it before this goes:\n[\s\S]*Bev is not to know/),
  ]);
  expect(stdout).not.toContain('Older than what was told since');
});
