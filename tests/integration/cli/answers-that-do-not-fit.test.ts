import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const put = (answers: object[]) => {
  const file = join(parent, 'answers.json');
  writeFileSync(file, JSON.stringify({ person: 'Ana', form: 'nrm-preparation', answers }));
  return ['--answers', file, '--another'];
};
let open: string[];
let inCase: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'A1'];
  await asJson(['case', 'create', ...open, '--reference', 'A1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Ana']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', 'Vera']);
});
const fill = (answers: object[]) => testimony(['record', 'fill', ...inCase, ...put(answers)]);

describe('a file of answers', () => {
  it.each([
    ['about 2023-05', { value: '2023-05', qualifier: 'about' }],
    ['before 2019', { value: '2019', qualifier: 'before' }],
    ['2023-05', { value: '2023-05', qualifier: 'exact' }],
  ])('takes the date "%s" as people type it', async (typed, stored) => {
    const { code, json } = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      ...put([{ question: 'pv-dob', value: typed }]),
    ]);
    expect(code).toBe(0);
    expect(json.answers.find((one) => one.question === 'pv-dob')?.value).toEqual(stored);
  });

  it('understands a name written with underscores', async () => {
    const { code } = await fill([{ question: 'pv_name_first_name', value: 'Ana' }]);
    expect(code).toBe(0);
  });

  it('is told of a name the form does not have, of the nearest, and of all else that does not fit', async () => {
    const { code, stderr } = await fill([
      { question: 'pv-nationalty', value: 'RO' },
      { question: 'Ünknown_name', value: 'x' },
      { question: 'pv-nationality', value: 'RO' },
      { question: 'pv-dob', value: '31 February 2001' },
      { question: 'pv-name-first-name', value: 'x'.repeat(900) },
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'pv-nationalty: The form has no such question; the nearest is “pv-nationality”.',
    );
    expect(stderr).toContain('Ünknown_name: The form has no such question');
    expect(stderr).toMatch(/pv-dob: .*February 2001 has 28 days/);
    expect(stderr).toMatch(/pv-name-first-name: Too long: 900 of at most \d+ characters\./);
    expect(stderr).not.toContain('pv-nationality: ');
    expect(stderr).not.toContain('Choose one of the answers');
  });

  it('is told of every value that does not fit, and that the United Kingdom is GB', async () => {
    const { stderr } = await fill([
      { question: 'pv-nationality', value: 'UK' },
      { question: 'pv-gender', value: 'no such' },
    ]);
    expect(stderr).toContain('pv-nationality: The code for the United Kingdom is GB.');
    expect(stderr).toContain('pv-gender: "no such" is not one of the choices.');
  });

  it('has its dates and keys said where a newcomer looks', async () => {
    const help = (await testimony(['record', 'fill', '--help'])).stdout.replace(/\s+/g, ' ');
    for (const word of ['about 2023-05', 'ownWords', 'state', 'relation', 'cause', 'recording'])
      expect(help).toContain(word);
    const questions = (await testimony(['form', 'questions', '--help'])).stdout.replace(/\s+/g, ' ');
    expect(questions).toContain('before 2019');
    const listed = (await testimony(['form', 'questions', 'nrm-preparation', ...open])).stdout;
    expect(listed).toMatch(/^pv-dob +date /m);
  });
});

describe('an answer beside rows that it belongs to', () => {
  const told = async (rows: object[]) => {
    const file = join(parent, 'beside.json');
    const { openingAnswers } = await import('../../support/interview.ts');
    const start = { question: 'start-date', value: '2014-03' };
    const answers = [...openingAnswers(), ...rows, start];
    // Ana's date of birth is not settled in the tests above.
    writeFileSync(file, JSON.stringify({ person: 'Vera', form: 'screening-interview', answers }));
    const done = await testimony(['record', 'fill', ...inCase, '--answers', file, '--another']);
    expect(done.code, done.stderr).toBe(0);
    return done.stdout;
  };
  const row = (place: string, from: string) => ({ what: 'Picking', place, from });

  it('is said at entry, with the rows', async () => {
    const said = await told([
      { question: 'periods', value: [row('Spalding', '2015'), row('Leeds', '2019')] },
    ]);
    expect(said).toMatch(
      /“When did it start\?” \(start-date\) is not asked while “periods” has rows\. “March 2014” belongs to one/,
    );
    expect(said).toMatch(/1: .*Spalding.*\| 2: .*Leeds/);
  });

  it('is nothing where there are none', async () =>
    expect(await told([])).not.toContain('is not asked while'));
});
