/** @file A command waits for its own code alone. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';

const LOOK = `
  import { registerHooks } from 'node:module';
  const seen = [];
  registerHooks({ load(url, context, next) { seen.push(url); return next(url, context); } });
  await import(process.argv[1]);
  process.stdout.write(JSON.stringify(seen));
`;

it('a folder becomes a bundle without the code of interviews, hand-overs, salvage or worksheets', () => {
  const command = join(projectRoot, 'src-main/cli/commands/from-folder.ts');
  const args = ['--no-warnings', '--input-type=module', '-e', LOOK, command];
  const seen = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as string[];
  const others =
    /\/(usecases\/(interviews|handover|worksheets|packs|search|today)|vault\/salvage|age-encryption)\//;
  expect(seen.filter((url) => others.test(url))).toEqual([]);
  expect(seen.some((url) => url.endsWith('/host/throwaway-vault.ts'))).toBe(true);
});
