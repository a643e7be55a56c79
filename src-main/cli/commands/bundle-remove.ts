/** @file `testimony bundle remove` and `bundle restore`: an arrangement that nothing was built from, out of the list and back. */
import type { BundleSummary } from '../../contract/bundles.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { earlierIn } from '../arrangement.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { withVault } from '../with-vault.ts';

const OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  bundle: { type: 'string', value: 'ID', help: 'its identifier; see bundle list', required: true },
} as const;

export const remove = command({
  name: 'bundle remove',
  summary: 'Take an arrangement that nothing was built from out of the list',
  details: ['Its papers stay in the case. One that was built stays: what was handed out is looked up by it.'],
  options: OPTIONS,
  example: 'bundle remove --vault ./my-vault --case LH-2026-014 --bundle 4x7k2m9q',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { bundles } = await perform(engine, 'bundleList', { caseId }, job);
      const { id, title }: BundleSummary = earlierIn(bundles, options.bundle);
      await perform(engine, 'bundleRemove', { bundleId: id }, job);
      return {
        json: { id, removed: true },
        lines: [
          `${printable(title)} is taken out of the list. Its papers stay in the case.`,
          `To have it back: bundle restore --bundle ${id}`,
        ],
      };
    }),
});

export const restore = command({
  name: 'bundle restore',
  summary: 'Put an arrangement back into the list that was taken out of it',
  details: ['Removed items are at the end of bundle list.'],
  options: OPTIONS,
  example: 'bundle restore --vault ./my-vault --case LH-2026-014 --bundle 4x7k2m9q',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const [removed, listed] = [
        await perform(engine, 'bundleList', { caseId, removed: true }, job),
        await perform(engine, 'bundleList', { caseId }, job),
      ];
      const { id: bundleId } = earlierIn([...removed.bundles, ...listed.bundles], options.bundle);
      const view = await perform(engine, 'bundleRestore', { bundleId }, job);
      return { json: view, lines: [`${printable(view.title)} is in the list again.`] };
    }),
});
