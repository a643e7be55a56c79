/** A build is killed while the bundle is being written: the readable half of it does not outlive the next build. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder, testimony } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { projectRoot } from '../../support/project-files.ts';

const parent = temporaryFolder();
const papers = join(parent, 'papers');
const command = (out: string) =>
  ['bundle', 'from-folder', papers, '--out', out, '--title', 'Trial', '--hearing', '2027-02-03'] as const;

beforeAll(async () => {
  mkdirSync(papers);
  for (let i = 0; i < 12; i++) writeFileSync(join(papers, `${i}.pdf`), await paper(`WORDS OF ${i}`, 40));
});

const stagingDirectoriesIn = (out: string) =>
  readdirSync(out).filter((name) => name.startsWith('.testimony-') && name.endsWith('.part'));
const isWriting = (out: string) =>
  stagingDirectoriesIn(out).some((name) =>
    readdirSync(join(out, name), { recursive: true }).some((file) => String(file).endsWith('.pdf')),
  );

/** A run that stands still in the middle of writing. */
async function stoppedWhileWriting(out: string) {
  mkdirSync(out);
  const args = [join(projectRoot, 'src-main/cli/main.mjs'), ...command(out)];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  while (!isWriting(out)) {
    if (child.exitCode !== null) throw new Error('it ended before it wrote');
    await wait(1);
  }
  child.kill('SIGSTOP');
  return child;
}

it('what a killed build wrote is gone after the next one, and its name is still free', async () => {
  const out = join(parent, 'killed');
  const child = await stoppedWhileWriting(out);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(stagingDirectoriesIn(out)).toHaveLength(1);

  expect((await testimony(command(out))).code).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['trial_bundle_2027-02-03-bag', 'trial_bundle_2027-02-03.pdf']);
});

it('a build that is still writing is left alone, and what is not a staging stays', async () => {
  const out = join(parent, 'alive');
  const child = await stoppedWhileWriting(out);
  const foreign = join(out, '.testimony-notes.part');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'notes.txt'), 'mine');
  const [live = ''] = stagingDirectoriesIn(out).filter((name) => name !== '.testimony-notes.part');

  expect((await testimony(command(out))).code).toBe(0);
  expect(stagingDirectoriesIn(out).sort()).toEqual([live, '.testimony-notes.part'].sort());
  child.kill('SIGCONT');
  expect((await once(child, 'close'))[0]).toBe(0);
  expect(readFileSync(join(foreign, 'notes.txt'), 'utf8')).toBe('mine');
  const bundles = readdirSync(out).filter((name) => name.endsWith('.pdf'));
  expect(bundles.sort()).toEqual(['trial_bundle_2027-02-03-2.pdf', 'trial_bundle_2027-02-03.pdf']);
});
