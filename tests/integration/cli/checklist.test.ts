/** The children's checklist of a council: begun, gone on with and printed at the command line, in a case about no survivor. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { testimony, vaultForCli } from '../../support/cli.ts';
import { infoOf, writtenOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

it('is made without a survivor, and says whom it is about', async () => {
  const desk = temporaryFolder();
  const { open } = await vaultForCli(desk);
  const begun = await testimony([
    'worksheet',
    'checklist',
    ...open,
    '--reference',
    'CR-1',
    '--name',
    'Northshire Council',
    '--side',
    'government',
    '--json',
  ]);
  expect(begun.code).toBe(0);
  const view = JSON.parse(begun.stdout) as ScreeningView;
  expect(view.answers.map((one) => one.value)).toEqual(['government', 'Northshire Council']);
  const file = join(desk, 'answers.json');
  writeFileSync(file, JSON.stringify({ answers: [{ question: 'situation', value: ['family'] }] }));
  await testimony(['record', 'fill', ...open, '--case', 'CR-1', '--id', view.id, '--answers', file]);
  const out = join(desk, 'paper');
  mkdirSync(out);
  const saved = await testimony(['record', 'export', ...open, '--id', view.id, '--out', out, '--json']);
  expect(saved.code).toBe(0);
  const pdf = readFileSync(join(out, (JSON.parse(saved.stdout) as { fileName: string }).fileName));
  expect(infoOf(pdf).Tagged).toBe('yes');
  const text = writtenOf(pdf);
  for (const said of [
    'About Northshire Council',
    'A government',
    'Children affected by harm to their family',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('Person ');
  const odd = await testimony([
    'worksheet',
    'checklist',
    ...open,
    '--reference',
    'CR-2',
    '--name',
    'X',
    '--side',
    'church',
  ]);
  expect(odd.code).toBe(2);
});
