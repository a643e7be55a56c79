/** Privilege, the empty bundle and the first page of a case, by command. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { BundleBuilt } from '../../../src-main/contract/bundles.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { textOf } from '../../support/pdf-tools.ts';

const parent = temporaryFolder();
let open: string[];
let inCase: string[];

beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'F1'];
  await asJson(['case', 'create', ...open, '--reference', 'F1', '--title', 'x']);
  for (const [name, words, section] of [
    ['Advice.pdf', 'WORDS OF ADVICE', 'Letters'],
    ['Rota.pdf', 'WORDS OF THE ROTA', 'Records'],
  ] as const) {
    writeFileSync(join(parent, name), await paper(words, 1));
    await asJson(['evidence', 'add', join(parent, name), ...inCase, '--section', section]);
  }
  const { code } = await asJson([
    'privilege',
    'mark',
    ...inCase,
    '--item',
    'Advice',
    '--reason',
    'letter of advice',
  ]);
  expect(code).toBe(0);
});

type Failed = { error: FailureData };
const build = (name: string, ...more: string[]) =>
  asJson<BundleBuilt & Failed>(['bundle', 'build', ...inCase, '--out', join(parent, name), ...more]);

it('what is marked is listed, with who and why', async () => {
  const { json } = await asJson<CallOutput<'privilegeList'>>(['privilege', 'list', ...inCase]);
  expect(json.marks).toMatchObject([{ kind: 'exhibit', title: 'Advice', reason: 'letter of advice' }]);
});

it('a bundle needs to be told what goes in, and leaves out what is privileged', async () => {
  expect(await build('untold')).toMatchObject({ code: 2, json: { error: { subject: '--from' } } });
  expect(await build('odd', '--from', 'Nowhere')).toMatchObject({
    code: 1,
    json: { error: { code: 'not-found' } },
  });
  const { code, json } = await build('all', '--from', 'all');
  expect([code, json.documents]).toEqual([0, 1]);
  const text = textOf(readFileSync(join(parent, 'all', json.fileName)));
  expect(text).toContain('WORDS OF THE ROTA');
  expect(text).not.toContain('ADVICE');
  const release = ['--release', 'Advice', '--released-by', 'Ruth Clarke', '--release-reason', 'waived'];
  const full = await build('full', '--from', 'all', ...release);
  expect([full.code, full.json.documents]).toEqual([0, 2]);
  expect(JSON.stringify(full.json)).not.toContain('held back');
  expect(textOf(readFileSync(join(parent, 'full', full.json.fileName)))).toContain('ADVICE');
});

it('what is named to be let out and is not among what was chosen is said to be elsewhere', async () => {
  const release = ['--release', 'Advice', '--released-by', 'Ruth Clarke', '--release-reason', 'waived'];
  const said = /--release: "Advice" is not among what was chosen, .* in the section "Letters"/;
  const run = ['bundle', 'build', ...inCase, '--from', 'Records', '--out', join(parent, 'rota'), ...release];
  const { code, stderr } = await testimony(run);
  expect([code, stderr]).toEqual([0, expect.stringMatching(said)]);
  const { json } = await asJson<CallOutput<'bundleList'>>(['bundle', 'list', ...inCase]);
  const made = json.bundles.find(({ title }) => title === 'x')?.id ?? '';
  const earlier = [
    'bundle',
    'build',
    ...inCase,
    '--bundle',
    made,
    '--out',
    join(parent, 'earlier'),
    ...release,
  ];
  const answer = await testimony([...earlier, '--json']);
  expect(answer.code).toBe(0);
  expect(JSON.parse(answer.stdout).saidBeside.join('\n')).toMatch(said);
  const originals = ['evidence', 'export', ...inCase, '--item', 'Rota', '--out', join(parent, 'rota only')];
  expect((await testimony([...originals, ...release])).stderr).toMatch(said);
  // Nothing to say of what is in it.
  const all = ['bundle', 'build', ...inCase, '--from', 'all', '--out', join(parent, 'both'), ...release];
  expect((await testimony(all)).stderr).not.toContain('--release:');
});

it('an original that is privileged goes by name alone, with who and why', async () => {
  const out = join(parent, 'originals');
  const all = await asJson(['evidence', 'export', ...inCase, '--out', out]);
  expect([all.code, readdirSync(out)]).toEqual([0, ['Rota.pdf']]);
  const held = await asJson<Failed>(['evidence', 'export', ...inCase, '--item', 'Advice', '--out', out]);
  expect([held.code, held.json.error.code]).toEqual([1, 'privileged-held']);
  const release = ['--release', 'Advice'];
  const half = await asJson<Failed>(['evidence', 'export', ...inCase, '--out', out, ...release]);
  expect([half.code, half.json.error.subject]).toEqual([2, '--release']);
  const whole = [...release, '--released-by', 'Ruth Clarke', '--release-reason', 'waived on 2 May'];
  const gone = await asJson(['evidence', 'export', ...inCase, '--item', 'Advice', '--out', out, ...whole]);
  expect([gone.code, existsSync(join(out, 'Advice.pdf'))]).toEqual([0, true]);
  const lifted = ['--item', 'Advice', '--by', 'Ruth Clarke', '--reason', 'served'];
  const { json } = await asJson<CallOutput<'privilegeList'>>(['privilege', 'lift', ...inCase, ...lifted]);
  expect(json.marks).toEqual([]);
});

it('arrest and removal are recorded a line at a time, and shown with the case and today', async () => {
  const line = (...more: string[]) => testimony(['case', 'situation', 'F1', ...open, ...more]);
  const detained = ['--what', 'detained', '--answer', 'yes', '--where', 'HMP Example', '--told-by', 'Ana'];
  expect((await line(...detained)).code).toBe(0);
  const { stdout } = await line(
    '--what',
    'removal',
    '--answer',
    'yes',
    '--on',
    '2026-12-02',
    '--time',
    '09:30',
  );
  expect(stdout).toMatch(/Detained +yes +HMP Example +Ana/);
  expect(stdout).toMatch(/Removal planned +yes +2026-12-02 09:30/);
  expect(stdout).toMatch(/Charged with an offence +not asked yet/);
  expect((await testimony(['case', 'show', 'F1', ...open])).stdout).toContain('HMP Example');
  expect((await testimony(['case', 'today', ...open])).stdout).toContain('detained, removal');
  expect((await line('--what', 'bailed', '--answer', 'yes')).code).toBe(2);
  expect((await line('--what', 'removal', '--answer', 'yes', '--time', 'noon')).code).toBe(2);
});

it('the first-hour card is shown without a vault', async () => {
  const { code, stdout } = await testimony(['card', 'show']);
  expect(code).toBe(0);
  expect(stdout).toContain('08000 121 700');
  expect(stdout).toContain('[1] First Responder Toolkit');
});
