/** @file `testimony chronology …`: every dated thing of a case in order, looked at, written out, made an exhibit. */
import { resolve } from 'node:path';
import type { ChronologyView } from '../../contract/chronology.ts';
import type { Job } from '../../contract/ports.ts';
import { CHRONOLOGY_KINDS } from '../../core/chronology/entry.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { facts, printable } from '../columns.ts';
import { CASE, command, DECISION, decisionIn, FOR_PURPOSE, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { sayFinding } from '../finding-words.ts';
import { makeFolder } from '../folders.ts';
import { oneOf } from '../one-of.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

const CHOICE = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  person: { type: 'string', value: 'NAME', help: 'of one person, with what is about the whole case' },
  only: {
    type: 'string',
    value: 'LIST',
    help: `kinds, separated by commas: ${CHRONOLOGY_KINDS.join(', ')}; all if left out`,
  },
  'without-privileged': { type: 'boolean', help: 'leave out what is marked privileged, and count it' },
} as const;

interface Typed {
  readonly case: string;
  readonly person: string | undefined;
  readonly only: string | undefined;
  readonly 'without-privileged': boolean;
}

async function chosen(engine: Engine, options: Typed, job: Job) {
  const { id: caseId } = await findCase(engine, options.case, job);
  const { person, only } = options;
  const personId = person === undefined ? null : (await findPerson(engine, caseId, person, job)).id;
  const kinds = (only ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => oneOf(CHRONOLOGY_KINDS, one, '--only'));
  return { caseId, personId, kinds, leaveOutPrivileged: options['without-privileged'] };
}

const list = command({
  name: 'chronology list',
  summary: 'Show every dated thing of a case once, in order, each with where it is from',
  details: [
    'Dates stand as they are known. "~" says that an entry may have come before the one above it, "≠" that another account says otherwise.',
  ],
  options: CHOICE,
  example: 'chronology list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'chronologyList', await chosen(engine, options, job), job);
      return { json: view, lines: chronologyLines(view) };
    }),
});

const exportIt = command({
  name: 'chronology export',
  summary: 'Write the chronology of a case as tagged PDF',
  details: [
    'It leaves under the same consents as evidence. What is marked privileged holds it back, unless it is left out or released by name.',
  ],
  options: {
    ...CHOICE,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    for: FOR_PURPOSE,
    recipient: { type: 'string', value: 'NAME', help: 'who will hold it; consent for them counts' },
    ...DECISION,
    ...RELEASE,
  },
  example:
    'chronology export --vault ./my-vault --case LH-2026-014 --out ./for-court --recipient "The court"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { recipient = '', for: forPurpose = '' } = options;
      const input = await chosen(engine, options, job);
      const out = resolve(options.out);
      makeFolder(out);
      const decided = { ...decisionIn(options), released: releasedRecords(options) };
      const leaves = { ...input, folder: engine.files.register(out), forPurpose, recipient, ...decided };
      const done = await perform(engine, 'chronologyExport', leaves, job);
      return {
        json: { ...done, folder: out },
        lines: facts([
          ['file', done.fileName],
          ['entries', done.rows],
          ['pages', done.pages],
          ['sha256', done.sha256],
        ]),
      };
    }),
});

const exhibit = command({
  name: 'chronology exhibit',
  summary: 'Take the chronology into its case as an exhibit, for a bundle',
  details: [
    'Its pages go into the evidence without touching the disk. The custody record says what it was made from.',
  ],
  options: {
    ...CHOICE,
    exhibit: { type: 'string', value: 'MARK', help: 'its exhibit mark, as in AB1' },
    section: { type: 'string', value: 'TEXT', help: 'section of the bundle it belongs in' },
  },
  example: 'chronology exhibit --vault ./my-vault --case LH-2026-014 --exhibit AB9 --section Chronology',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { exhibit: exhibitRef = '', section = '' } = options;
      const input = { ...(await chosen(engine, options, job)), exhibitRef, section };
      const made = await perform(engine, 'chronologyExhibit', input, job);
      return {
        json: made,
        lines: facts([
          ['exhibit', [made.exhibitRef, made.title].filter(Boolean).join(' ')],
          ['id', made.id],
          ['pages', made.pageCount],
          ['sha256', made.sha256],
        ]),
      };
    }),
});

export const chronologyCommands = [list, exportIt, exhibit];

/** The chronology as lines for people. */
function chronologyLines({ rows, leftOut, referrals }: ChronologyView): string[] {
  const lines = rows.flatMap(({ on, until, time, what, person, sources, orderOpen, toldOtherwise }) => {
    const first = [formatFuzzyDate(on), time].filter(Boolean).join(', ');
    const when = until === null ? first : `${first} – ${formatFuzzyDate(until)}`;
    const marks = [orderOpen ? '~' : '', toldOtherwise ? '≠' : ''].filter(Boolean).join('');
    return [
      [when, sayFinding(what), person, marks].filter(Boolean).join('  '),
      ...sources.map(({ said }) => `    ${sayFinding(said)}`),
    ];
  });
  return [
    ...(rows.length === 0 ? ['Nothing with a date is on record yet.'] : lines),
    ...(referrals === 0 ? [] : ['', `Referrals known: ${referrals}`]),
    ...(leftOut === 0 ? [] : ['', `Left out, marked privileged: ${leftOut}`]),
  ].map(printable);
}
