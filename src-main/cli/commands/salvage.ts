/** @file `testimony vault salvage` and `vault salvaged`: out of a damaged vault, and what it lacks since. */
import { resolve } from 'node:path';
import type { SalvageView } from '../../contract/vault.ts';
import type { SalvageKind } from '../../core/vault/salvage-kinds.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { findResources } from '../../usecases/resources/resources.ts';
import { salvageWords } from '../../usecases/resources/salvage-words.ts';
import { labelWords, salvageHelp } from '../../usecases/vault/salvage.ts';
import { withKeyFile } from '../../vault/key-file.ts';
import { salvageVault } from '../../vault/salvage/salvage-vault.ts';
import { printable } from '../columns.ts';
import { command, type KEY_OPTIONS, PASSPHRASE_FILE, VAULT, type Values } from '../command.ts';
import { withPassphrase } from '../passphrase.ts';
import { withVault } from '../with-vault.ts';

const salvage = command({
  name: 'vault salvage',
  summary: 'Put everything that can be read of a damaged vault into a new vault',
  details: [
    'The damaged vault is only read. The new one opens with the same passphrases and recovery kits, and its log says what it was made from and what is missing.',
    'A backup from before the damage may have what is missing here: "backup check" tells how old it is.',
  ],
  options: {
    vault: { ...VAULT, help: 'folder of the damaged vault' },
    'passphrase-file': PASSPHRASE_FILE,
    to: { type: 'string', value: 'DIR', help: 'folder for the new vault; new or empty', required: true },
  },
  example: 'vault salvage --vault ./my-vault --to ./my-vault-salvaged',
  run: ({ options, terminal, job }) =>
    withPassphrase(terminal, options['passphrase-file'], (passphrase) =>
      withKeyFile((options as Partial<Values<typeof KEY_OPTIONS>>)['key-file'], async (keyFile) => {
        const folder = resolve(options.to);
        const done = await salvageVault({
          folder: resolve(options.vault),
          to: folder,
          clock: terminal.clock,
          signal: job.signal,
          opening: { kind: 'passphrase', passphrase, keyFile },
          help: await salvageHelp(findResources()),
          looked: (bytes, of) => job.report({ step: 'reading', bytes: { done: bytes, of } }),
          rebuilding: () => job.report({ step: 'writing' }),
        });
        const { missing, gaps, kept, undone, unproven } = done;
        const proof = unproven
          ? ['What vouches for the store’s pages is lost: open the new vault and run audit verify.']
          : [];
        return {
          json: { ...done, folder },
          lines: [
            `What could be read is in ${folder}, locked. The damaged vault is as it was.`,
            ...(undone === 0
              ? []
              : ['A saving that was cut off was taken back: what came before it is whole.']),
            ...missingLines(missing.map(await labelWords(findResources())), gaps),
            ...(kept === 0
              ? []
              : [`${kept} lines could be read and have no place: vault salvaged shows them.`]),
            ...proof,
            'Next: vault open-check, with the passphrase of the damaged vault.',
          ],
          outcome: missing.length + gaps.length + kept === 0 && !unproven ? 'done' : 'findings',
        };
      }),
    ),
});

const salvaged = command({
  name: 'vault salvaged',
  summary: 'Show what a vault is missing since it was salvaged, and what has no place in it',
  details: [
    'With --read-only-past-damage it shows the same of a vault that is damaged now, before anything is made of it.',
  ],
  options: { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE },
  example: 'vault salvaged --vault ./my-vault-salvaged',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'salvageShow', {}, job);
      const kept = view.kept.map(({ caseReference, row }) =>
        printable(`  ${caseReference ?? '-'}  ${JSON.stringify(row)}`),
      );
      return {
        json: view,
        lines: [
          ...missingLines(view.missing, view.gaps),
          ...(kept.length === 0 ? [] : ['Without a place, as it was stored:', ...kept]),
        ],
        outcome: view.missing.length + view.gaps.length === 0 ? 'done' : 'findings',
      };
    }),
});

export const salvageCommands = [salvage, salvaged];

/** What a damaged vault is missing, as lines for people: by case, then what it is. */
type Missing = SalvageView['missing'];

function missingLines(missing: Missing, gaps: SalvageView['gaps']): string[] {
  if (missing.length + gaps.length === 0) return ['Nothing is missing.'];
  const { kinds } = salvageWords(findResources());
  const cases = [...new Set(missing.map(caseOf))];
  return [
    'What is missing:',
    ...cases.flatMap((one) => [
      printable(`  ${one}`),
      ...missing
        .filter((line) => caseOf(line) === one)
        .map((line) => printable(`    - ${sayLine(line, kinds)}`)),
    ]),
    ...gaps.map(({ from, to }) => `  Log: ${from === to ? `entry ${from}` : `entries ${from} to ${to}`}`),
  ];
}

const caseOf = ({ caseReference, caseTitle }: Missing[number]): string =>
  caseReference === null ? 'Of no case, or of one that is not known' : `${caseReference}  ${caseTitle ?? ''}`;

function sayLine(
  { kind, exhibit, person, label, count }: Missing[number],
  kinds: Readonly<Record<SalvageKind, string>>,
): string {
  const about = [exhibit, person, label].filter((part) => part !== null && part !== '').join(', ');
  const many = count === 0 ? ' (how many is not known)' : count > 1 ? ` (${count})` : '';
  return `${kinds[kind]}${about === '' ? '' : `: ${about}`}${many}`;
}
