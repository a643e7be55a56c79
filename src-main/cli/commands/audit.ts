/** @file `testimony audit …`: the log, and proof that it is whole. */

import { type FuzzyDate, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { LOG_KIND_NAMES, type LogKind } from '../../core/log/kinds.ts';
import { mergeRepeated } from '../../core/log/merged.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { findCase } from '../find.ts';
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
  options: {
    ...VAULT_OPTIONS,
    'since-last': { type: 'boolean', help: 'follow the log from where it was followed to before' },
  },
  example: 'audit verify --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'auditVerify', { sinceLast: options['since-last'] }, job);
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

function kindIn(text: string): LogKind {
  const kind = LOG_KIND_NAMES.find((one) => one === text);
  if (kind !== undefined) return kind;
  const detail = `"${text}" is none of ${LOG_KIND_NAMES.join(', ')}`;
  throw new TestimonyError('usage', { subject: '--kind', detail });
}

const heldOn = ({ heldOn: day }: { readonly heldOn: FuzzyDate | null }): string =>
  day === null ? '' : formatFuzzyDate(day);

const list = command({
  name: 'audit list',
  summary: 'Show the newest entries of the log',
  details: [
    'What was done to the same thing again and again on one day stands once, with how often; --json has every entry.',
  ],
  options: {
    ...VAULT_OPTIONS,
    limit: { type: 'string', value: 'N', help: `how many, ${MOST} at most; 50 if left out` },
    case: { type: 'string', value: 'REF', help: 'only what concerns this case' },
    who: { type: 'string', value: 'NAME', help: 'only what this person did' },
    kind: { type: 'string', value: 'KIND', help: `one of ${LOG_KIND_NAMES.join(', ')}` },
    from: { type: 'string', value: 'DATE', help: 'not before this day' },
    to: { type: 'string', value: 'DATE', help: 'not after this day' },
  },
  example: 'audit list --vault ./my-vault --limit 20',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const limit = options.limit === undefined ? 50 : Number(options.limit);
      const found = options.case === undefined ? undefined : await findCase(engine, options.case, job);
      const filter = {
        ...(found === undefined ? {} : { caseId: found.id }),
        ...(options.who === undefined ? {} : { who: options.who }),
        ...(options.kind === undefined ? {} : { kind: kindIn(options.kind) }),
        ...(options.from === undefined ? {} : { from: readDay(options.from, '--from') }),
        ...(options.to === undefined ? {} : { to: readDay(options.to, '--to') }),
      };
      const log = await perform(engine, 'auditList', { limit, ...filter }, job);
      const rows = mergeRepeated(log.entries).map((one) => [
        one.times === 1 ? String(one.seq) : `${one.firstSeq}-${one.seq}`,
        one.at,
        one.actor,
        [one.action, one.decided, one.purpose, one.times === 1 ? '' : `x${one.times}`]
          .filter((part) => part !== '')
          .join(' '),
        one.about === '' ? one.subject : one.about,
        heldOn(one),
      ]);
      return { json: log, lines: columns(['entry', 'when', 'who', 'what', 'on', 'held'], rows) };
    }),
});

export const auditCommands = [verify, list];
