/** An export is killed in the middle: the readable half of an original does not outlive the next export. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { projectRoot } from '../../support/project-files.ts';

const parent = temporaryFolder();
let exporting: (out: string) => string[];
beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  const inCase = [...open, '--case', 'K1'];
  await asJson(['case', 'create', ...open, '--reference', 'K1', '--title', 'x']);
  // Large enough that writing it takes a while.
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(randomBytes(40_000_000), 'film.bin');
  writeFileSync(join(parent, 'long.pdf'), await document.save());
  await asJson(['evidence', 'add', join(parent, 'long.pdf'), ...inCase]);
  exporting = (out) => ['evidence', 'export', ...inCase, '--out', out];
});
const hidden = (out: string) =>
  existsSync(out) ? readdirSync(out).filter((name) => name.startsWith('.')) : [];

const halfIn = (out: string) => hidden(out).some((name) => existsSync(join(out, name, 'out', 'long.pdf')));

it('what a killed export wrote is gone after the next one, and its name is still free', async () => {
  const out = join(parent, 'killed');
  const args = [join(projectRoot, 'src-main/cli/main.ts'), ...exporting(out)];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const ended = once(child, 'close');
  while (!halfIn(out)) {
    if (child.exitCode !== null) throw new Error('it ended before it wrote');
    await new Promise((next) => setImmediate(next));
  }
  child.kill('SIGKILL');
  await ended;
  expect(hidden(out)).toHaveLength(1);

  expect((await testimony(exporting(out))).code).toBe(0);
  expect(readdirSync(out)).toEqual(['long.pdf']);
});
