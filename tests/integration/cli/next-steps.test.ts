/** What a finding of a bundle says to do next is what whoever typed that command can do: no screen, and no vault where none is left. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';

const parent = temporaryFolder();
const papers = join(parent, 'papers');

interface Looked {
  readonly toLookAt: readonly { readonly code: string; readonly message: string }[];
}

beforeAll(() => {
  mkdirSync(papers);
  const covered = `${words('Seen by everybody', 72, 700)} ${words('Safehouse 12 Elm Road', 72, 400)} 0 g 60 390 300 40 re f`;
  const letter = rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents: covered }],
  });
  writeFileSync(join(papers, 'Letter.pdf'), letter);
});

it('from a folder: with the papers and the options of that command', async () => {
  const run = ['bundle', 'from-folder', papers, '--out', join(parent, 'out')];
  const { code, stdout } = await testimony(run);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /If they are not to be read, .* pictures, printed and scanned say, and run it again/,
  );
  expect(stdout).toContain('say it with --number; --proceedings and --parties; --filed-by.');
  expect(stdout).not.toMatch(/bundle picture|Change the cover|in the evidence/);

  const { json } = await asJson<Looked>([...run.slice(0, -1), join(parent, 'again')]);
  const hidden = json.toLookAt.find((one) => one.code === 'hidden-words');
  expect(hidden?.message).toContain('run it again');
  expect(hidden?.message).not.toContain('bundle picture');
  const headed = [...run.slice(0, -1), join(parent, 'headed'), '--number', 'T20267041', '--filed-by', 'A'];
  const { stdout: then } = await testimony(headed);
  expect(then).toContain('say it with --proceedings and --parties.');
});

it('with --stop-to-look nothing is built until it is seen to; what is only for information stops nothing', async () => {
  const out = join(parent, 'looked-first');
  const stopped = await testimony(['bundle', 'from-folder', papers, '--out', out, '--stop-to-look']);
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toMatch(/was not built: \d things are to be looked at first/);
  expect(stopped.stderr).toContain('Words that nobody sees');
  expect(stopped.stderr).toContain('leave out --stop-to-look');
  expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);

  mkdirSync(join(parent, 'clear'));
  writeFileSync(join(parent, 'clear', '2026-01-02 Letter to the council.pdf'), await paper('CLEAR'));
  const cover = ['--court', 'County Court at Wexmouth', '--hearing', '2026-12-01'];
  const clear = ['bundle', 'from-folder', join(parent, 'clear'), '--out', out, '--stop-to-look', ...cover];
  expect((await testimony(clear)).code).toBe(0);
});

it('from a case: with the commands there are for it', async () => {
  const { open } = await vaultForCli(parent);
  const inCase = [...open, '--case', 'N1'];
  await asJson(['case', 'create', ...open, '--reference', 'N1', '--title', 'x']);
  await asJson(['evidence', 'add', join(papers, 'Letter.pdf'), ...inCase]);
  const { code, stdout } = await testimony([
    'bundle',
    'build',
    ...inCase,
    '--from',
    'all',
    '--out',
    join(parent, 'of-case'),
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain('put the pages in as pictures (bundle picture).');
  expect(stdout).toContain('say it with --number');
  expect(stdout).not.toMatch(/Change the cover|in the evidence/);
});
