import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { TodayView } from '../../../src-main/contract/today.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
let open: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
});

it('says that nothing lies open, and then, case by case, what does', async () => {
  expect((await testimony(['case', 'today', ...open])).stdout).toMatch(
    /^Nothing lies open\.\n\nThere is no recovery kit yet: .+ \("recovery make"\)\.\n$/,
  );

  await testimony(['case', 'create', ...open, '--reference', 'LH/9', '--title', 'قضية']);
  writeFileSync(join(parent, 'call.mp3'), 'not a recording');
  await testimony(['evidence', 'add', ...open, '--case', 'LH/9', join(parent, 'call.mp3')]);
  const { stdout, code } = await testimony(['case', 'today', ...open]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Evidence to look at\ncase .*\nLH\/9 +1 +call +It is named like a sound file/);
  expect(stdout).toContain(
    'There is no backup of this vault yet: everything is on this one computer ("backup make").',
  );
  const { json } = await asJson<TodayView>(['case', 'today', ...open]);
  expect(json.evidence).toMatchObject({ total: 1, items: [{ caseTitle: 'قضية', title: 'call' }] });
  expect(json.drafts).toEqual({ items: [], total: 0 });

  await testimony(['backup', 'make', ...open, '--out', temporaryFolder()]);
  expect((await testimony(['case', 'today', ...open])).stdout).not.toContain('backup');
});
