import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const put = (name: string, value: unknown) => {
  writeFileSync(join(parent, name), JSON.stringify(value));
  return join(parent, name);
};
const OPENING = [
  { question: 'safety-alone', value: 'yes' },
  { question: 'safety-now', value: 'yes' },
  { question: 'safety-urgent', value: ['nothing'] },
  { question: 'safety-contact', state: 'prefers-not-to-say' },
  ...['interview', 'court', 'police', 'nrm', 'support', 'research'].map((one) => ({
    question: `consent-${one}`,
    value: 'given',
  })),
];

let fill: string[];
let inCase: string[];
let draft: string;
beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  inCase = [...open, '--case', 'G1'];
  fill = ['record', 'fill', ...inCase];
  await asJson(['case', 'create', ...open, '--reference', 'G1', '--title', 'x']);
  for (const name of ['Ana', 'Mihai'])
    await asJson(['person', 'add', ...inCase, '--role', 'survivor', '--name', name]);
  const begun = put('begun.json', { person: 'Ana', form: 'first-account', answers: OPENING });
  draft = (await asJson<ScreeningView>([...fill, '--answers', begun])).json.id;
});
const listed = async () =>
  (await asJson<{ screenings?: { id: string }[] }>(['record', 'show', ...inCase])).json.screenings?.length ??
  1;
const shown = async (id: string) =>
  (await asJson<ScreeningView>(['record', 'show', ...inCase, '--id', id])).json;

describe('an interview that was broken off', () => {
  it('is not begun a second time unasked, and the refusal says how to go on', async () => {
    const again = put('again.json', { person: 'Ana', form: 'first-account', answers: [] });
    const { code, stderr } = await testimony([...fill, '--answers', again]);
    expect(code).toBe(1);
    expect(stderr).toContain('started for this person and still open');
    expect(stderr).toContain(draft);
    expect(stderr).toContain('--id ID');
    expect(stderr).toContain('--another');
    expect(await listed()).toBe(1);
  });

  it('another form, or another person, is begun all the same', async () => {
    for (const file of [
      { person: 'Ana', form: 'elements', answers: [] },
      { person: 'Mihai', form: 'first-account', answers: [] },
    ])
      expect((await testimony([...fill, '--answers', put('other.json', file)])).code).toBe(0);
  });

  it.each([
    [
      'with an answer the form does not offer',
      { answers: [{ question: 'still-there', value: 'perhaps' }] },
      1,
    ],
    ['about somebody else', { person: 'Mihai', answers: [{ question: 'birthplace', value: 'x' }] }, 2],
    ['on another form', { form: 'elements', answers: [{ question: 'birthplace', value: 'x' }] }, 2],
    ['with nothing in it', { answers: [] }, 1],
    ['whose sign-off is refused', { answers: [{ question: 'birthplace', value: 'Iași' }], readBack: '' }, 1],
  ])('is left as it was by a file %s', async (_, file, exit) => {
    const before = await shown(draft);
    const { code } = await testimony([...fill, '--id', draft, '--answers', put('odd.json', file)]);
    expect(code).toBe(exit);
    expect((await shown(draft)).answers).toEqual(before.answers);
  });

  it('goes on with --id, answer by answer, and is signed off', async () => {
    const part = put('part.json', { answers: [{ question: 'birthplace', value: 'Iași' }] });
    const on = await asJson<ScreeningView>([...fill, '--id', draft, '--answers', part]);
    expect([on.code, on.json.id, on.json.status]).toEqual([0, draft, 'draft']);
    const rest = put('rest.json', {
      person: 'Ana',
      form: 'first-account',
      answers: [{ question: 'treatment', state: 'prefers-not-to-say' }],
      readBack: 'Read back in Romanian.',
    });
    const done = await asJson<ScreeningView>([...fill, '--id', draft, '--answers', rest]);
    expect(done.json).toMatchObject({ id: draft, status: 'signed' });
    const states = Object.fromEntries(done.json.answers.map((one) => [one.question, one.state]));
    expect(states).toMatchObject({ birthplace: 'answered', treatment: 'prefers-not-to-say' });
  });

  it('cannot be gone on with once it is signed off, and then a new one may begin', async () => {
    const part = put('part.json', { answers: [{ question: 'birthplace', value: 'Cluj' }] });
    const { code, stderr } = await testimony([...fill, '--id', draft, '--answers', part]);
    expect([code, stderr.includes('signed off')]).toEqual([1, true]);
    const fresh = put('fresh.json', { person: 'Ana', form: 'first-account', answers: OPENING });
    expect((await testimony([...fill, '--answers', fresh])).code).toBe(0);
    expect((await testimony([...fill, '--answers', fresh])).code).toBe(1);
    expect((await testimony([...fill, '--answers', fresh, '--another'])).code).toBe(0);
  });

  it('an id that is nobody’s is said by name', async () => {
    const part = put('part.json', { answers: [{ question: 'birthplace', value: 'Cluj' }] });
    expect((await testimony([...fill, '--id', 'nobody', '--answers', part])).code).toBe(1);
  });

  it('form list says of each form what it is and what it is not', async () => {
    const { stdout } = await testimony(['form', 'list', ...inCase.slice(0, 4)]);
    expect(stdout).toContain('It is not the official form and is not sent anywhere.');
    expect(stdout).toContain('does not say whether anyone is a victim');
  });
});
