/** The command line as somebody scripts it: many commands on one vault that is opened once, paths, versions, codes. */
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cardsOfAll } from '../../../src-main/cli/command-cards.ts';
import { PRODUCT_VERSION } from '../../../src-main/core/product.ts';
import {
  asJson,
  ON_THE_DAY,
  runNode,
  runProgram,
  temporaryFolder,
  testimony,
  vaultForCli,
} from '../../support/cli.ts';
import { projectRoot } from '../../support/project-files.ts';

const parent = temporaryFolder();
let open: string[];
let secret: string;
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  secret = open[3] as string;
});

const batch = (...lines: string[]): string[] => {
  const file = join(parent, 'commands.txt');
  writeFileSync(file, lines.join('\n'));
  return ['batch', 'run', file, ...open];
};
/** How often the vault was unlocked so far, each time with a derivation, this time among them. */
async function openings(): Promise<number> {
  const { json } = await asJson<{ entries: { action: string }[] }>([
    'audit',
    'list',
    ...open,
    '--limit',
    '500',
  ]);
  return json.entries.filter(({ action }) => action === 'vault.opened').length;
}
interface Answer {
  ran: number;
  failed: number;
  notRun: number;
  lines: { line: number; command: string; exitCode: number; answer: { total?: number; cases?: unknown[] } }[];
}

describe('a batch', () => {
  it('of 200 commands derives the key once', async () => {
    const before = await openings();
    const made = Array.from(
      { length: 100 },
      (_, i) => `case create --reference B/${i} --title "Anna's case ${i}"`,
    );
    const { code, json } = await asJson<Answer>(
      batch('# made at once', '', ...made, ...made.map(() => 'case list')),
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({ ran: 200, failed: 0, notRun: 0 });
    expect(json.lines[0]).toMatchObject({ line: 3, command: 'case create', exitCode: 0 });
    // Itself, and the reading of the log before it.
    expect((await openings()) - before).toBe(2);
  });

  it('prints each result as it comes, and says where it stopped', async () => {
    const typed = batch(
      'case create --reference S/1 --title One',
      'case show S/9',
      'case create --reference S/2 --title Two',
    );
    const stopped = await testimony(typed);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('2: case show S/9');
    expect(stopped.stdout).toContain('1 of 3 commands were done.');
    expect(stopped.stdout).toContain('go on with --from 2');
    const on = await testimony([...typed, '--from', '3']);
    expect(on.code).toBe(0);
    expect((await testimony(['case', 'show', 'S/2', ...open])).stdout).toContain('Two');
  });

  it('goes on where that is asked for, and ends with the first code', async () => {
    const { code, json } = await asJson<Answer>([
      ...batch('case show S/9', 'case lst', 'case list'),
      '--keep-going',
    ]);
    expect(code).toBe(1);
    expect(json.lines.map(({ exitCode }) => exitCode)).toEqual([1, 2, 0]);
  });

  it('runs nothing where a line cannot be read, and names it', async () => {
    const { code, stderr } = await testimony(
      batch('case create --reference Q/1 --title One', 'case show "Q/1'),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('line 2');
    expect((await testimony(['case', 'show', 'Q/1', ...open])).code).toBe(1);
  });

  it('runs nothing where an option is missing, unknown or passed over', async () => {
    for (const [wrong, said] of [
      ['record show --id x', /line 2.*--case is missing/],
      ['case list --sort name', /line 2.*--sort/],
      ['case list --json', /line 2.*--json goes with the batch itself/],
      ['case lst', /line 2.*no such command/],
    ] as const) {
      const { code, stderr } = await testimony(batch('case create --reference Q/2 --title One', wrong));
      expect(code, wrong).toBe(2);
      expect(stderr.replaceAll('\n', ' ')).toMatch(said);
    }
    expect((await testimony(['case', 'show', 'Q/2', ...open])).code).toBe(1);
  });

  it('is read from standard input too, and takes no other batch', async () => {
    const from = ['batch', 'run', '-', ...open];
    expect((await testimony(from, 'case list\n')).code).toBe(0);
    expect((await testimony(from, 'batch run other.txt\n')).code).toBe(2);
    expect((await testimony([...from.slice(0, 5), '--passphrase-file', '-'], 'x')).code).toBe(2);
  });
});

describe('the command', () => {
  it('is known by its cards without being loaded: `npm run cards` writes them', async () => {
    const kept = JSON.parse(
      readFileSync(join(projectRoot, 'resources/command-cards.json'), 'utf8'),
    ) as unknown;
    expect(kept).toEqual(JSON.parse(JSON.stringify(await cardsOfAll())));
  });

  it('takes paths as the shell that called npm means them', async () => {
    const shell = join(parent, 'shell');
    mkdirSync(shell);
    const env = { INIT_CWD: shell, npm_lifecycle_event: 'testimony' };
    const words = ['bundle', 'from-folder', 'papers', '--out', 'made'];
    mkdirSync(join(shell, 'papers'));
    const { code, stderr } = await runNode('src-main/cli/main.mjs', words, { env });
    expect(stderr).not.toContain('cannot be read');
    expect([code, existsSync(join(projectRoot, 'papers'))]).toEqual([1, false]);
  });

  it('runs by its own name from another folder', async () => {
    const launcher = join(projectRoot, 'scripts/testimony.mjs');
    const words = [launcher, 'case', 'list', ...open];
    const { code, stdout } = await runProgram(process.execPath, words, { env: ON_THE_DAY });
    expect([code, stdout]).toEqual([0, (await testimony(['case', 'list', ...open])).stdout]);
  });

  it('says its version, and loads no engine for help', async () => {
    const { stdout } = await runNode('src-main/cli/main.mjs', ['--version']);
    expect(stdout).toBe(`Testimony ${PRODUCT_VERSION}\n`);
    const trace = join(parent, 'loaded.mjs');
    const main = JSON.stringify(join(projectRoot, 'src-main/cli/main.mjs'));
    writeFileSync(
      trace,
      `import { registerHooks } from 'node:module'; let count = 0;
       registerHooks({ load: (url, context, next) => { count += url.startsWith('node:') ? 0 : 1; return next(url, context); } });
       process.on('exit', () => console.error(count)); await import(${main});`,
    );
    const help = await runProgram(process.execPath, [trace, 'bundle', 'build', '--help']);
    expect(help.stdout).toContain('Written as:');
    expect(Number(help.stderr)).toBeLessThan(20);
  });

  it.each([
    ['an area there is not', ['bundel', '--help']],
    ['a verb there is not', ['case', 'lst', '--help']],
    ['an area alone', ['case']],
  ])('is not written as it should be: %s', async (_what, words) => {
    expect((await testimony(words)).code).toBe(2);
  });

  it('refuses a folder that cannot be made before anything is read', async () => {
    const papers = join(parent, 'papers');
    mkdirSync(papers);
    writeFileSync(join(papers, 'a.txt'), 'a');
    const { code, stderr } = await testimony(['bundle', 'from-folder', papers, '--out', '/proc/nope/deeper']);
    expect(code).toBe(4);
    expect(stderr).toContain('/proc/nope');
    expect(stderr).not.toContain('Reading');
  });

  it('answers in JSON with its version and all it says beside', async () => {
    const answer = async (words: string[]) =>
      JSON.parse((await testimony([...words, '--json'])).stdout) as { saidBeside: string[] };
    expect(await answer(['case', 'list', ...open])).toMatchObject({ jsonVersion: 1, saidBeside: [] });
    const made = join(realpathSync(parent), 'said');
    const create = ['vault', 'create', '--vault', made, '--owner', 'R', '--passphrase-file', secret];
    expect((await answer(create)).saidBeside.join('\n')).toContain('Making the vault');
    expect(await answer(['case', 'lst'])).toMatchObject({ jsonVersion: 1, error: { code: 'usage' } });
  });
});
