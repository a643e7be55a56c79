/** @file `testimony hold …` and `testimony erase …`: what must stay, and erasing a case or a person for good. */
import { resolve } from 'node:path';
import type { CallOutput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { ERASED_KINDS, type ErasureCertificate, type HoldingBackup } from '../../core/keeping/erasure.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { makeFolder } from '../folders.ts';
import { moment } from '../moment.ts';
import { withPassphrase } from '../passphrase.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const WHOSE = {
  ...VAULT_OPTIONS,
  case: CASE,
  person: { type: 'string', value: 'NAME', help: 'only this person in it; the whole case if left out' },
} as const;
const REASON = { type: 'string', value: 'TEXT', help: 'why, for the log', required: true } as const;

async function whose(
  engine: Engine,
  options: { readonly case: string; readonly person?: string | undefined },
  job: Job,
): Promise<{ caseId: CaseId; personId?: PersonId }> {
  const { id: caseId } = await findCase(engine, options.case, job);
  if (options.person === undefined) return { caseId };
  return { caseId, personId: (await findPerson(engine, caseId, options.person, job)).id };
}

const holdLines = ({ standing, lines }: CallOutput<'holdList'>): string[] => [
  standing.length === 0 ? 'No legal hold stands.' : 'What is under a legal hold cannot be erased.',
  ...(lines.length === 0
    ? []
    : columns(
        ['', 'whom', 'when', 'by', 'reason'],
        lines.map((one) => [
          one.stands ? 'set' : 'lifted',
          one.person === '' ? 'the case' : one.person,
          moment(one.at),
          one.by,
          one.reason,
        ]),
      )),
];

const holdSet = command({
  name: 'hold set',
  summary: 'Put a case, or a person in it, under a legal hold: nothing of it can be erased',
  options: { ...WHOSE, reason: REASON },
  example: 'hold set --vault ./my-vault --case LH-2026-014 --reason "Appeal pending"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const of = await whose(engine, options, job);
      const holds = await perform(engine, 'holdSet', { ...of, reason: options.reason }, job);
      return { json: holds, lines: holdLines(holds) };
    }),
});

const holdLift = command({
  name: 'hold lift',
  summary: 'Lift a legal hold: who did and why stays in the log',
  options: { ...WHOSE, reason: REASON },
  example: 'hold lift --vault ./my-vault --case LH-2026-014 --reason "Appeal decided"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const of = await whose(engine, options, job);
      const holds = await perform(engine, 'holdLift', { ...of, reason: options.reason }, job);
      return { json: holds, lines: holdLines(holds) };
    }),
});

const holdList = command({
  name: 'hold list',
  summary: 'Show the legal holds on a case and the people in it',
  options: { ...VAULT_OPTIONS, case: CASE },
  example: 'hold list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const holds = await perform(engine, 'holdList', { caseId }, job);
      return { json: holds, lines: holdLines(holds) };
    }),
});

const countLines = (counts: CallOutput<'erasurePreview'>['counts']): string[] =>
  facts(ERASED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => [COUNTED[kind], counts[kind]]));

const COUNTED: Readonly<Record<(typeof ERASED_KINDS)[number], string>> = {
  people: 'people',
  records: 'interviews and worksheets',
  answers: 'answers',
  consents: 'decisions about consent',
  exhibits: 'exhibits',
  exhibitBytes: 'bytes of exhibits',
  bundles: 'bundles',
  contacts: 'contacts',
  plans: 'plans of how to reach somebody',
  dates: 'dates',
  needs: 'needs and what was done about them',
  packs: 'packs',
  givenOut: 'notes of what was given out',
};

const backupLines = (backups: readonly HoldingBackup[]): string[] =>
  backups.length === 0
    ? ['No backup that this vault knows of holds it.']
    : [
        'Backups that still hold it, as far as this vault knows:',
        ...columns(
          ['file', 'made'],
          backups.map(({ name, at }) => [name, moment(at)]),
        ),
      ];

const openLines = (open: CallOutput<'erasurePreview'>['stillOpen']): string[] =>
  open.length === 0
    ? ['Nothing is open: no request, no threat, no day to come.']
    : [
        'Still open; "erase make" asks why it goes all the same (--despite):',
        ...columns(
          ['what', 'day', ''],
          open.map(({ what, on, title }) => [what, on ?? '', title]),
        ),
      ];

const show = command({
  name: 'erase show',
  summary: 'Show what erasing a case, or a person in it, would take, and what stands in its way',
  options: WHOSE,
  example: 'erase show --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'erasurePreview', await whose(engine, options, job), job);
      const named = found.stillNamed.map(({ where, times }) => [where, times] as const);
      return {
        json: found,
        lines: [
          ...countLines(found.counts),
          found.holds.length === 0 ? 'No legal hold stands.' : 'A legal hold stands: "hold list" shows it.',
          ...openLines(found.stillOpen),
          ...backupLines(found.backups),
          ...(named.length === 0
            ? []
            : ['The name stays in what belongs to the case or to others:', ...facts(named)]),
          'Grounds:',
          ...facts(found.grounds.map(({ id, title, law }) => [id, `${title} (${law})`])),
        ],
      };
    }),
});

const make = command({
  name: 'erase make',
  summary: 'Erase a case, or a person in it, for good',
  details: [
    'Nobody can bring it back, except from a backup that still holds it. The log still says that something was done and by whom, and no longer what it was or whom it was about. "erase show" first.',
  ],
  options: {
    ...WHOSE,
    ground: {
      type: 'string',
      value: 'ID',
      help: 'why: retention, request, court-order, no-ground',
      required: true,
    },
    despite: {
      type: 'string',
      value: 'TEXT',
      help: 'why it goes though a request, a threat or a day is still open; name nobody',
    },
    'type-again': {
      type: 'string',
      value: 'TEXT',
      help: 'the reference of the case, or the name of the person, once more',
      required: true,
    },
  },
  example: 'erase make --vault ./my-vault --case LH-2026-014 --ground request --type-again LH-2026-014',
  place: 'erase',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const of = await whose(engine, options, job);
      const { ground, despite = '', 'type-again': typed } = options;
      const question = 'Your passphrase, once more:';
      await withPassphrase(
        terminal,
        options['passphrase-file'],
        (own) => perform(engine, 'erasureAllow', { own }, job),
        question,
      );
      const made = await perform(engine, 'erasureMake', { ...of, ground, typed, despite }, job);
      const { certificate, tidied } = made;
      return {
        json: made,
        lines: [
          'Erased. Nothing of it is in this vault any more.',
          ...(tidied ? [] : ['The store could not be written anew yet: the next opening does it.']),
          ...countLines(certificate.counts),
          ...backupLines(certificate.backups),
          `Next: erase certificate --id ${certificate.id} --out DIR`,
        ],
      };
    }),
});

const list = command({
  name: 'erase list',
  summary: 'Show what was erased and when, and closed cases whose time is over',
  options: VAULT_OPTIONS,
  example: 'erase list --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'erasureList', {}, job);
      const { made, due, retentionYears } = found;
      const rows = made.map((one) => [moment(one.at), one.what, one.ground, byLine(one), one.id]);
      return {
        json: found,
        lines: [
          ...(made.length === 0
            ? ['Nothing was erased.']
            : columns(['when', 'what', 'ground', 'by', 'certificate'], rows)),
          ...(retentionYears === null
            ? ['There is no rule for how long closed cases are kept: "vault keep-closed".']
            : dueLines(due, retentionYears)),
        ],
      };
    }),
});

const byLine = ({ by, second }: ErasureCertificate): string =>
  second === null ? by : `${by} with ${second}`;

const dueLines = (due: CallOutput<'erasureList'>['due'], years: number): string[] =>
  due.length === 0
    ? [`No closed case was last written in more than ${years} years ago.`]
    : [
        `Closed cases that were last written in more than ${years} years ago:`,
        ...columns(
          ['case', 'title', 'since', ''],
          due.map((one) => [one.reference, one.title, one.since, one.held ? 'legal hold' : '']),
        ),
      ];

const certificate = command({
  name: 'erase certificate',
  summary: 'Write the certificate of an erasure, as a page and as JSON',
  options: {
    ...VAULT_OPTIONS,
    id: { type: 'string', value: 'ID', help: 'as "erase list" shows it', required: true },
    out: { type: 'string', value: 'DIR', help: 'folder to write it into', required: true },
  },
  example: 'erase certificate --vault ./my-vault --id 7k2m… --out ./certificates',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      makeFolder(options.out);
      const folder = engine.files.register(resolve(options.out));
      const written = await perform(engine, 'erasureExport', { id: options.id, folder }, job);
      return { json: written, lines: [...written.files] };
    }),
});

export const keepingCommands = [holdSet, holdLift, holdList, show, make, list, certificate];
