/** A record that leaves at the command line: what somebody asked not to be passed on has a heading of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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

const PERIODS = [{ what: 'Cleaning', place: 'Hull', country: 'GB', others: 'Ate Baby' }];
const WHOM = ['nobody', 'everybody but a doctor', 'the police', 'anybody in the house'];
const ROWS = WHOM.map((whom) => ({ what: 'the helper', words: 'Ate Baby', whom }));
const ADULTS = [
  ...openingAnswers({ 'consent-court': 'refused', 'consent-nrm': 'refused' }),
  { question: 'periods', value: PERIODS },
  { question: 'not-to-be-told', value: ROWS },
  { question: 'family', value: WISH },
];
const CHILDS = [
  { question: 'said', value: [{ words: 'Ate Baby cooked for us', to: 'Ruth' }] },
  { question: 'not-to-be-told', value: 'Nobody is to hear of Ate Baby. Bev is not to know where I went.' },
];

describe.each([
  { whose: 'an adult', form: 'screening-interview', name: 'Lan Ho', born: '1990-05-02', answers: ADULTS },
  { whose: 'a child', form: 'child-first-response', name: 'Mai Ho', born: '2011-05-02', answers: CHILDS },
])('the own copy of $whose', ({ form, name, born, answers }) => {
  let inCase: readonly string[];
  let copy: readonly string[];
  beforeAll(async () => {
    const { open } = await vaultForCli(temporaryFolder());
    inCase = [...open, '--case', 'W/2'];
    await asJson(['case', 'create', ...open, '--reference', 'W/2', '--title', 'R v Example']);
    await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', name, '--born', born]);
    const file = join(folder, 'own.json');
    writeFileSync(file, JSON.stringify({ person: name, form, answers }));
    const { id } = (await asJson<ScreeningView>(['record', 'fill', ...inCase, '--answers', file])).json;
    copy = ['record', 'export', ...open, '--id', id, '--out', folder];
  });

  it('goes to them with no consent and whatever others are not to be told', async () => {
    const done = await testimony([...copy, '--recipient', name.toUpperCase(), '--for', 'court-papers']);
    expect([done.code, done.stderr]).toEqual([0, expect.not.stringContaining('not to be told')]);
    expect((await testimony(['consent', 'releases', ...inCase])).stdout).toContain(name.toUpperCase());
  });

  it('is none for anybody else, nor where another in the case has that name', async () => {
    expect((await testimony([...copy, '--recipient', 'Hull Council'])).code).toBe(1);
    await asJson(['person', 'add', ...inCase, '--role', 'family', '--name', name]);
    expect((await testimony([...copy, '--recipient', name])).code).toBe(1);
  });
});
