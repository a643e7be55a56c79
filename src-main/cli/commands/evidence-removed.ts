/** @file `testimony evidence restore`, and the list of what was removed from a case. */
import type { RemovedEvidence } from '../../contract/evidence.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { withVault } from '../with-vault.ts';

/** For `evidence list --removed`. */
export function removedLines(removed: readonly RemovedEvidence[]): string[] {
  if (removed.length === 0) return ['Nothing was removed from this case.'];
  const rows = removed.map((one) => [
    one.exhibitRef,
    one.title,
    one.removedAt.slice(0, 10),
    one.removedBy,
    one.removedWhy,
    one.id,
  ]);
  return columns(['exhibit', 'title', 'removed', 'by', 'why', 'identifier'], rows);
}

export const restore = command({
  name: 'evidence restore',
  summary: 'Bring back a piece of evidence that was removed from the case',
  details: [
    'It is back in the lists and in its bundles. The custody record says when it was removed and when it came back.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: {
      type: 'string',
      value: 'NAME',
      help: 'exhibit mark, title, file name or identifier; see evidence list --removed',
      required: true,
    },
  },
  example: 'evidence restore --vault ./my-vault --case LH-2026-014 --item AB1',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { removed } = await perform(engine, 'evidenceRemoved', { caseId }, job);
      const { id: evidenceId } = findEvidence(removed, options.item);
      const view = await perform(engine, 'evidenceRestore', { evidenceId }, job);
      return { json: view, lines: [`${printable(view.title)} is back in the case.`] };
    }),
});
