/** @file `testimony audit …`: the log, and proof that it is whole. */
import { type FuzzyDate, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { logLines, logOutcome } from '../log-lines.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const verify = command({
  name: 'audit verify',
  summary: 'Check that nothing was taken out of the log or changed in it',
  details: [
    'Every interview and worksheet is held against the log and its signature too, and what is said of cases, people and exhibits against what was last written.',
    'Write the newest fingerprint down, or read it out to somebody: a later check that shows another history is then noticed.',
  ],
  options: VAULT_OPTIONS,
  example: 'audit verify --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'auditVerify', {}, job);
      return {
        json: found,
        lines: [
          ...logLines(found),
          ...facts([
            ['entries', found.entries],
            ['records', found.records],
            ['newest', found.head],
          ]),
        ],
        outcome: logOutcome(found),
      };
    }),
});

const MOST = 500;

const heldOn = ({ heldOn: day }: { readonly heldOn: FuzzyDate | null }): string =>
  day === null ? '' : formatFuzzyDate(day);

const list = command({
  name: 'audit list',
  summary: 'Show the newest entries of the log',
  options: {
    ...VAULT_OPTIONS,
    limit: { type: 'string', value: 'N', help: `how many, ${MOST} at most; 50 if left out` },
  },
  example: 'audit list --vault ./my-vault --limit 20',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const limit = options.limit === undefined ? 50 : Number(options.limit);
      const log = await perform(engine, 'auditList', { limit }, job);
      const rows = log.entries.map((one) => [
        one.seq,
        one.at,
        one.actor,
        one.action,
        one.subject,
        heldOn(one),
      ]);
      return { json: log, lines: columns(['entry', 'when', 'who', 'what', 'on', 'held'], rows) };
    }),
});

export const auditCommands = [verify, list];
