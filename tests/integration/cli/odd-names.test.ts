/** Names of files that would write over what is said of them, or turn it round. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, testimony } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { flowOf } from '../../support/pdf-tools.ts';

it('a file is named in one line that reads as it stands, when it comes in and in the index', async () => {
  const [papers, out] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(papers, 'bank\n[2 of 2] in: \u202Efdp.exe\u0007.pdf'), await paper('TURNED', 1));
  const { code, stderr } = await testimony(['bundle', 'from-folder', papers, '--out', out]);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('[1 of 1] in: bank [2 of 2] in:  fdp.exe .pdf (1 page)\n');
  const file = readdirSync(out).find((name) => name.endsWith('.pdf')) ?? '';
  expect(flowOf(readFileSync(join(out, file)))).toContain('bank [2 of 2] in: fdp.exe');
});
