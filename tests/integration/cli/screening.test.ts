import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
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
    const { json } = await asJson<{ forms: { id: string }[] }>(['screen', 'forms', ...open]);
    expect(json.forms.map((form) => form.id)).toContain('first-account');
  });

  it('is recorded with every state, signed off under its author, and shown', async () => {
    const { code, json } = await asJson<ScreeningView>([
      'screen',
      'fill',
      ...inCase,
      '--answers',
      put('sample.json', sample),
    ]);
    expect([code, json.status, json.author]).toEqual([0, 'signed', OWNER]);
    expect(json.signedSha256).toMatch(/^[0-9a-f]{64}$/);
    const shown = await asJson<ScreeningView>(['screen', 'show', ...inCase]);
    const states = Object.fromEntries(shown.json.answers.map((one) => [one.question, one.state]));
    expect(states).toMatchObject({
      birthplace: 'answered',
      treatment: 'prefers-not-to-say',
      'told-before': 'not-known',
      'anything-else': 'deferred',
    });
    expect((await testimony(['screen', 'show', ...inCase])).stdout).toContain('Quảng Bình');
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
      'screen',
      'fill',
      ...inCase,
      '--answers',
      put('odd.json', file),
    ]);
    expect(code).toBe(exit);
    expect(stderr).not.toContain('expected');
    const answered = (await listed()).filter(
      (one) => !before.some((old) => old.id === one.id && old.answered === one.answered),
    );
    for (const one of answered) expect(one.answered).toBe(0);
  });
});

async function listed(): Promise<ScreeningView[]> {
  const { json } = await asJson<{ screenings?: ScreeningView[] } & ScreeningView>([
    'screen',
    'show',
    ...inCase,
  ]);
  return json.screenings ?? [json];
}
