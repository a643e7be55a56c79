import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { openingAnswers } from '../../support/interview.ts';
import { projectRoot } from '../../support/project-files.ts';

const parent = temporaryFolder();
const sample = JSON.parse(readFileSync(join(projectRoot, 'resources/sample/case.json'), 'utf8')).interview;
const put = (name: string, value: unknown) => {
  writeFileSync(join(parent, name), typeof value === 'string' ? value : JSON.stringify(value));
  return join(parent, name);
};

let open: string[];
let inCase: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'S1'];
  await asJson(['case', 'create', ...open, '--reference', 'S1', '--title', 'x']);
  await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', sample.person]);
});

describe('an interview from a file', () => {
  it('forms are listed', async () => {
    const { json } = await asJson<{ forms: { id: string }[] }>(['form', 'list', ...open]);
    expect(json.forms.map((form) => form.id)).toContain('first-account');
  });

  it('says of each form, and of a question less sure than its form, how sure its source is', async () => {
    const { stdout } = await testimony(['form', 'list', ...open]);
    expect(stdout).toMatch(/From: Home Office online referral form.*Written from the published text/);
    expect(stdout).toMatch(
      /From: Reconstruction from secondary sources.*From our notes, not compared with its source/,
    );
    const questions = (await testimony(['form', 'questions', 'nrm-preparation', ...open])).stdout;
    expect(questions).toMatch(
      /current-pv-location-uk-region .*\n {4}From our notes, not compared with its source/,
    );
    expect(questions.match(/not compared with its source/g)).toHaveLength(1);
  });

  it('is recorded with every state, signed off under its author, and shown', async () => {
    const { code, json } = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('sample.json', sample),
    ]);
    expect([code, json.status, json.author]).toEqual([0, 'signed', OWNER]);
    expect(json.signedSha256).toMatch(/^[0-9a-f]{64}$/);
    const shown = await asJson<ScreeningView>(['record', 'show', ...inCase]);
    const states = Object.fromEntries(shown.json.answers.map((one) => [one.question, one.state]));
    expect(states).toMatchObject({
      birthplace: 'answered',
      treatment: 'prefers-not-to-say',
      'reported-before': 'not-known',
      'anything-else': 'deferred',
    });
    const lines = (await testimony(['record', 'show', ...inCase])).stdout;
    expect(lines).toContain('Quảng Bình');
    // The sample says of one answer that nobody had asked.
    expect(lines).toMatch(/twenty-one\.\n +Volunteered\n/);
    expect(lines).toMatch(/Quảng Bình, Vietnam\n +Asked openly\n/);
  });

  it.each([
    ['not JSON', '{"person": ', 2],
    ['not a file of answers', { person: sample.person, answers: [], extra: 1 }, 2],
    ['about somebody who is not in the case', { ...sample, person: 'Nobody' }, 1],
    [
      'with an answer the form does not offer',
      { ...sample, answers: [...sample.answers, { question: 'still-there', value: 'perhaps' }] },
      1,
    ],
    ['on a form that does not exist', { ...sample, form: 'no-such-form' }, 1],
  ])('%s is refused, and nothing of it is kept', async (_, file, exit) => {
    const before = await listed();
    const { code, stderr } = await testimony([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('odd.json', file),
    ]);
    expect(code).toBe(exit);
    expect(stderr).not.toContain('expected');
    expect((await listed()).map((one) => one.id)).toEqual(before.map((one) => one.id));
  });

  it('whose sign-off is refused leaves no draft behind', async () => {
    const before = await listed();
    const unsaid = { ...sample, readBack: '' };
    const { code, stderr } = await testimony([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('u.json', unsaid),
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was changed');
    expect((await listed()).map((one) => one.id)).toEqual(before.map((one) => one.id));
  });

  it('a worksheet can be begun with no answer of its own, and filled from what was told', async () => {
    const sheet = { person: sample.person, form: 'needs-and-risk', answers: [] };
    const filled = await asJson<ScreeningView>([
      'record',
      'fill',
      ...inCase,
      '--answers',
      put('w.json', sheet),
    ]);
    expect([filled.code, filled.json.status]).toEqual([0, 'draft']);
    const { code } = await testimony(['worksheet', 'carry-over', ...open, '--id', filled.json.id]);
    expect(code).toBe(0);
  });

  it.each(['carry-over', 'reading'])('%s says that a worksheet is not there', async (verb) => {
    const { code, stderr } = await testimony(['worksheet', verb, ...open, '--id', 'zzz']);
    expect(code).toBe(1);
    expect(stderr).toContain('"zzz" is not in this vault');
  });

  it('the questions of a form can be read, with the answers each takes and which come first', async () => {
    const { code, stdout } = await testimony(['form', 'questions', 'first-account', ...open]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^safety-alone +one of +Are you and the person alone/m);
    expect(stdout).toMatch(/^ +yes +Yes$/m);
    expect(stdout).toContain('comes first');
    expect(stdout).toContain('it decides nothing about them');
    const { json } = await asJson<{ definition: object }>(['form', 'questions', 'first-account', ...open]);
    expect(json.definition).toHaveProperty('pages');
    expect((await testimony(['form', 'questions', 'no-such-form', ...open])).code).toBe(1);
  });

  it('a long list is shown by its beginning, searched, or whole when asked for', async () => {
    const lines = async (...more: string[]) =>
      (await testimony(['form', 'questions', 'screening-interview', ...open, ...more])).stdout.split('\n');
    const short = await lines();
    expect(short.length).toBeLessThan(900);
    expect(short.join('\n')).toMatch(/and \d+ more: --find TEXT looks for a name, --lists shows them all/);
    const found = (await lines('--find', 'swansea')).filter((one) => one !== '');
    expect(found.join('\n')).toContain('Swansea / Abertawe');
    expect(found.length).toBeLessThan(5);
    expect((await lines('--lists')).length).toBeGreaterThan(2000);
  });
});

async function listed(): Promise<ScreeningView[]> {
  const { json } = await asJson<{ screenings?: ScreeningView[] } & ScreeningView>([
    'record',
    'show',
    ...inCase,
  ]);
  return json.screenings ?? [json];
}

describe('with somebody who asked for an interpreter', () => {
  const NAME = 'Blerta Hoxha';
  const told = (more: object) =>
    put('with-interpreter.json', {
      ...{ person: NAME, form: 'first-account' },
      answers: [
        ...openingAnswers().map(({ question, value }) => ({ question, value })),
        { question: 'safety-contact', state: 'not-known' },
      ],
      ...more,
    });
  const fill = (more: object, ...rest: readonly string[]) =>
    testimony(['record', 'fill', ...inCase, '--another', '--answers', told(more), ...rest]);
  beforeAll(async () => {
    const who = ['--role', 'survivor', '--name', NAME, '--born', '1990', '--interpreter', 'yes'];
    await asJson(['person', 'add', ...inCase, ...who]);
  });

  it('an interview without one is asked about first, and goes on once somebody says so', async () => {
    const asked = await fill({});
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('asked for an interpreter')]);
    expect((await fill({ interpreter: 'Teuta Gashi' })).code).toBe(0);
    expect((await fill({}, '--no-interpreter')).code).toBe(0);
  });

  it('nor is a later account opened without one unasked; of one that only puts right nobody is asked', async () => {
    const { json } = await asJson<ScreeningView>([
      ...['record', 'fill', ...inCase, '--another', '--no-interpreter', '--answers'],
      told({ readBack: 'Read aloud' }),
    ]);
    const later = (...rest: readonly string[]) =>
      testimony([
        'record',
        'later-account',
        ...open,
        '--id',
        json.id,
        '--reason',
        'a second meeting',
        ...rest,
      ]);
    const asked = await later();
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('asked for an interpreter')]);
    expect((await later('--interpreter', 'Teuta Gashi')).code).toBe(0);
    expect((await later('--no-interpreter')).code).toBe(0);
    expect((await later('--held-on', '2025-03-01')).code).toBe(0);
    expect((await later('--puts-right', 'first')).code).toBe(0);
  });

  it('nothing is asked of a talk that is over, and of a sheet', async () => {
    expect((await fill({}, '--held-on', '2025-03-01')).code).toBe(0);
    expect((await fill({ form: 'nrm-preparation', answers: [] })).code).toBe(0);
  });
});
