/** @file `testimony evidence …`: take files in, list them, prove them unchanged. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EvidenceView, RemovedEvidence } from '../../contract/evidence.ts';
import type { Job } from '../../contract/ports.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { NAMED_TYPES } from '../../core/evidence/media-types.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { onDisk } from '../../usecases/engine/path-on-disk.ts';
import { readIndex } from '../../usecases/evidence/index/folder-index.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, type Terminal, VAULT } from '../command.ts';
import { readDate, readFigureOrder } from '../dates.ts';
import { failureInWords, sayRefusal } from '../failure.ts';
import { findCase, findEvidence } from '../find.ts';
import { sayFinding, sayNote } from '../finding-words.ts';
import { sayPassedOver, takeIn } from '../intake.ts';
import { secretFromFile } from '../passphrase.ts';
import { sectionsOf } from '../section-typed.ts';
import { withVault } from '../with-vault.ts';
import { amendCommand } from './evidence-amend.ts';
import { exportCommand } from './evidence-export.ts';

/** `testimony evidence use-pdf`: a PDF made elsewhere, in the place of a file whose looks cannot be shown here. */
const usePdfCommand = command({
  name: 'evidence use-pdf',
  summary: 'Put a PDF made elsewhere in the place of a file that bundles cannot show as it looks',
  details: [
    'For a statement or a letter from a word processor: save it as PDF there, or scan the signed paper. The PDF becomes an exhibit with the same mark, title and date, and takes the place of the file in every bundle that is arranged. The file stays in the case. Both are compared by their words.',
    '--back takes the PDF out of the case again, and puts the file back in its place.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: {
      type: 'string',
      value: 'ITEM',
      help: 'the file it is of: exhibit mark, title or identifier',
      required: true,
    },
    pdf: { type: 'string', value: 'FILE', help: 'the PDF' },
    from: { type: 'string', value: 'NAME', help: 'who gave you the PDF' },
    back: { type: 'boolean', help: 'take the PDF back' },
  },
  example: 'evidence use-pdf --vault ./my-vault --case LH-2026-014 --item AB/1 --pdf ./statement-signed.pdf',
  run: ({ options, terminal, job }) => {
    const { pdf, back: isBack = false } = options;
    if ((pdf === undefined) !== isBack)
      throw new TestimonyError('usage', { subject: 'evidence use-pdf', detail: 'one of --pdf and --back' });
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const isFile = ({ mediaType }: EvidenceView) => mediaType !== 'application/pdf';
      const { id: evidenceId, title } = findEvidence(evidence.filter(isFile), options.item);
      if (pdf === undefined) {
        const back = await perform(engine, 'evidencePdfBack', { evidenceId }, job);
        return {
          json: back,
          lines: [
            `The PDF is removed. ${printable(title)} stands in its place again${inBundles(back.bundles)}.`,
          ],
        };
      }
      const file = engine.files.register(resolve(pdf));
      const input = { evidenceId, file, receivedFrom: options.from ?? '' };
      const used = await perform(engine, 'evidenceUsePdf', input, job);
      const about = used.evidence.notes.filter(({ code }) => code === 'pdf-of').map(sayNote);
      const placed = `The PDF stands in the place of ${printable(title)}${inBundles(used.bundles)}.`;
      return { json: used, lines: [placed, ...about] };
    });
  },
});

const inBundles = (count: number) =>
  count === 0 ? '' : `, in ${count === 1 ? '1 bundle' : `${count} bundles`}`;

// `testimony evidence restore`, and the list of what was removed from a case.

/** For `evidence list --removed`. */
function removedLines(removed: readonly RemovedEvidence[]): string[] {
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

const restore = command({
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

const CASE_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE };

const add = command({
  name: 'evidence add',
  summary: 'Take files into a case as evidence',
  details: [
    `${NAMED_TYPES} and plain text can go in. The original is kept byte for byte, with its SHA-256 and a custody record.`,
    'A folder becomes a section, and so do the folders in one that is given alone.',
    'A name such as "2026-11-24 Letter from the bank.pdf" gives the date and the title. Files that cannot go in are named with the reason; the others go in all the same.',
  ],
  positionals: [{ name: 'FILE', help: 'one or more files, or folders of them', count: 'some' }],
  options: {
    ...CASE_OPTIONS,
    title: { type: 'string', value: 'TEXT', help: 'for a single file: what it is called' },
    exhibit: { type: 'string', value: 'MARK', help: 'for a single file: its exhibit mark, as in AB1' },
    date: {
      type: 'string',
      value: 'DATE',
      help: 'date of the document: 2026, 2026-11, 2026-11-24, "about June 2021"',
    },
    section: { type: 'string', value: 'TEXT', help: 'section of the bundle it belongs in' },
    from: { type: 'string', value: 'NAME', help: 'who gave it to you' },
    'password-file': {
      type: 'string',
      value: 'FILE',
      help: "file whose first line is the document's own password; asked for otherwise",
    },
    index: {
      type: 'boolean',
      help: 'FILE is an index in CSV, and the files it lists go in: columns file, title, date, section, exhibit, password, and others as notes',
    },
    dates: {
      type: 'string',
      value: 'WAY',
      help: 'for an index whose dates can be read two ways, as 05/01/26: day-first or month-first',
    },
    'allow-duplicate': { type: 'boolean', help: 'take in a file that is in the case already' },
  },
  example:
    'evidence add "2026-11-24 Letter.pdf" --vault ./my-vault --case LH-2026-014 --section Letters --from "The bank"',
  run: ({ options, positionals, terminal, job }) => {
    if (positionals.length > 1 && (options.title !== undefined || options.exhibit !== undefined)) {
      throw new TestimonyError('usage', {
        subject: 'evidence add',
        detail: '--title and --exhibit are for one file at a time',
      });
    }
    const date = options.date === undefined ? undefined : readDate(options.date, '--date');
    const password =
      options['password-file'] === undefined
        ? {}
        : { password: secretFromFile(options['password-file'], terminal) };
    return withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const listed = options.index
        ? positionals.map((path) => readIndex(path, readFigureOrder(options.dates)))
        : [];
      for (const remark of listed.flatMap(({ remarks }) => remarks)) terminal.say(sayFinding(remark));
      const indexed = listed.flatMap(({ files }) =>
        files.map((file) => ({ ...file, receivedFrom: options.from ?? '' })),
      );
      const given = options.index ? [] : positionals;
      const lying = await inFolders(engine, given, { job, terminal });
      const typed = lying.map(({ section }) => options.section ?? section);
      const sections = await sectionsOf(engine, id, typed, { job, terminal });
      const gathered = lying.map(({ section, ...file }) => ({
        ...file,
        title: options.title ?? '',
        exhibitRef: options.exhibit ?? '',
        date: date ?? null,
        section: sections.get(options.section ?? section) ?? '',
        receivedFrom: options.from ?? '',
        ...password,
      }));
      const allowDuplicate = options['allow-duplicate'];
      const { added, refused } = await takeIn(engine, id, [...indexed, ...gathered], {
        job,
        terminal,
        allowDuplicate,
        said: sayRefusal,
      });
      return {
        json: { added, refused: refused.map((one) => ({ ...one, words: failureInWords(one.error) })) },
        lines: [`${added.length} in, ${refused.length} refused.`],
        outcome: refused.length === 0 ? 'done' : 'findings',
      };
    });
  },
});

/** Folders opened as the window opens them; without one, everything as it was given. Throws what gathering throws. */
async function inFolders(
  engine: Engine,
  given: readonly string[],
  { job, terminal }: { readonly job: Job; readonly terminal: Terminal },
) {
  if (!given.some((path) => statSync(onDisk(path) ?? path, { throwIfNoEntry: false })?.isDirectory()))
    return given.map((path) => ({ shown: path, path: resolve(path), section: '' }));
  const picked = given.map((path) => engine.files.register(resolve(path)));
  const { files, passedOver } = await perform(engine, 'evidenceGather', { picked }, job);
  for (const name of passedOver) terminal.say(sayPassedOver(name));
  return files.map(({ handle, name, section }) => ({
    shown: name,
    path: engine.files.resolve(handle),
    section,
  }));
}

const list = command({
  name: 'evidence list',
  summary: 'List the evidence in a case',
  options: {
    ...CASE_OPTIONS,
    removed: { type: 'boolean', help: 'list what was removed from it instead' },
  },
  example: 'evidence list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      if (options.removed) {
        const found = await perform(engine, 'evidenceRemoved', { caseId: id }, job);
        return { json: found, lines: removedLines(found.removed) };
      }
      const { evidence } = await perform(engine, 'evidenceList', { caseId: id }, job);
      const rows = evidence.map((one) => [
        one.exhibitRef,
        one.documentDate === null ? '' : formatFuzzyDate(one.documentDate),
        one.title,
        one.section,
        one.pageCount,
        one.sha256.slice(0, 12),
      ]);
      const lines =
        rows.length === 0
          ? ['Nothing yet. Next: evidence add']
          : columns(['exhibit', 'date', 'title', 'section', 'pages', 'sha-256'], rows);
      return { json: { evidence }, lines };
    }),
});

const verify = command({
  name: 'evidence verify',
  summary: 'Prove that no piece of evidence has changed since it came in',
  options: CASE_OPTIONS,
  example: 'evidence verify --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const { checks, intact } = await perform(engine, 'evidenceVerify', { caseId: id }, job);
      const altered = checks.filter((check) => !check.intact);
      return {
        json: { checks, intact },
        lines: intact
          ? [
              checks.length === 0
                ? 'Nothing yet, so there is nothing to check.'
                : `All ${checks.length} are as they came in, and every custody record is unbroken.`,
            ]
          : [
              `${altered.length} of ${checks.length} are not as they came in:`,
              ...altered.map((check) => `  ${check.title}`),
            ],
        outcome: intact ? 'done' : 'findings',
      };
    }),
});

export const evidenceCommands = [add, amendCommand, list, restore, verify, usePdfCommand, exportCommand];
