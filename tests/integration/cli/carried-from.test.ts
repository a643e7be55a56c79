import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { asJson, OWNER, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let open: string[];
let inCase: string[];
let sheet: string;
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  inCase = [...open, '--case', 'K1'];
  await asJson(['case', 'create', ...open, '--reference', 'K1', '--title', 'x']);
  await asJson([
    'person',
    'add',
    ...inCase,
    '--role',
    'survivor',
    '--name',
    'Ana',
    '--born',
    'about 1998-06',
  ]);
  const { json } = await fill({ person: 'Ana', form: 'nrm-preparation', answers: [] });
  sheet = json.id;
  await fill(
    {
      answers: [
        { question: 'pv-under-age', value: 'no' },
        { question: 'pv-want-to-submit-nrm', value: 'yes' },
      ],
    },
    '--id',
    sheet,
  );
  await asJson(['worksheet', 'carry-over', ...open, '--id', sheet]);
});
const fill = (file: object, ...more: string[]) => {
  const path = join(parent, 'answers.json');
  writeFileSync(path, JSON.stringify(file));
  return asJson<ScreeningView>(['record', 'fill', ...inCase, '--answers', path, ...more]);
};
const shown = async () => {
  const { stdout } = await testimony(['record', 'show', ...inCase, '--id', sheet]);
  return stdout.split(/\n(?= {2}\S)/).find((part) => part.includes('(pv-dob)')) ?? '';
};

it('an answer that was carried over says from where, until it is another', async () => {
  expect(await shown()).toMatch(
    new RegExp(`as recorded \\d+ \\w+ \\d{4} by ${OWNER} in the person’s particulars`),
  );
  await fill({ answers: [{ question: 'pv-dob', value: '1999' }] }, '--id', sheet);
  expect(await shown()).toContain('1999');
  expect(await shown()).not.toContain('as recorded');
});
