/** The plug is pulled while several files are taken in side by side: what was said to be in is in, and it goes on from there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { projectRoot } from '../../support/project-files.ts';

const FILES = 12;
const KILLED_AFTER = [1, 5];

it('loses nothing that it said was in, and the next run takes in the rest', async () => {
  const parent = temporaryFolder();
  const { open } = await vaultForCli(parent);
  const inCase = [...open, '--case', 'K1'];
  await asJson(['case', 'create', ...open, '--reference', 'K1', '--title', 'x']);
  const files: string[] = [];
  for (let n = 0; n < FILES; n += 1) {
    files.push(join(parent, `paper ${n}.pdf`));
    writeFileSync(files[n] ?? '', await paper(`PAPER ${n}`, 2 + n));
  }
  const namesIn = async () => {
    const { json } = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
    return json.evidence.map(({ originalName }) => join(parent, originalName));
  };
  const add = ['evidence', 'add', ...files, ...inCase];

  for (const count of KILLED_AFTER) {
    const saidIn = await killedAfter(add, count);
    expect(saidIn.length).toBeGreaterThanOrEqual(count);
    const there = await namesIn();
    expect(there).toEqual(expect.arrayContaining(saidIn));
    // Stored in the order asked for: no file is in while one before it is not.
    expect(there).toEqual(files.slice(0, there.length));
  }
  const before = (await namesIn()).length;
  expect(before).toBeLessThan(FILES);
  const { stdout } = await testimony(add);
  expect(stdout).toContain(`${FILES - before} in, ${before} refused`);
  expect(await namesIn()).toEqual(files);
  const { json } = await asJson<{ intact: boolean }>(['evidence', 'verify', ...inCase]);
  expect(json.intact).toBe(true);
}, 240_000);

/** The files that a run said were in before it was killed, at the `count`-th of this run or soon after. */
async function killedAfter(args: readonly string[], count: number): Promise<string[]> {
  const program = join(projectRoot, 'src-main/cli/main.mjs');
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const inSoFar = () => [...said.matchAll(/\] in: (.+?) \(\d+ pages?\)/g)].map(([, name = '']) => name);
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error(`it ended by itself: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (inSoFar().length >= count) resolve();
    });
  });
  child.kill('SIGKILL');
  await once(child, 'close');
  return inSoFar();
}
