/** @file `testimony evidence read-pictures`: pages without text, read by machine; and whether a vault does that at all. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PictureReach, ReadingLanguages } from '../../contract/picture-reading.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { languageOf } from '../../evidence/reading/languages.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { oneOf } from '../one-of.ts';
import { withVault } from '../with-vault.ts';
import { inWords, languagesTyped } from './evidence-language.ts';

const readPictures = command({
  name: 'evidence read-pictures',
  summary: 'Read pages that have no text by machine, so that a search finds their words',
  details: [
    'It is done on this computer, with nothing fetched, and takes seconds a page. It can be stopped at any time and goes on where it was.',
    'What is read is not certain: every place that is found says how sure the machine is of its page. The words go into the copy that bundles are made of, where nobody sees them; the file itself is never changed.',
    'English comes with the program; for others there is a folder with files of Tesseract’s data, as in ukr.traineddata: see vault read-pictures. --languages names another folder for this time.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    languages: {
      type: 'string',
      value: 'DIR',
      help: 'folder with a .traineddata file for each language to read in this time, beside English',
    },
    again: { type: 'boolean', help: 'try again what could not be read' },
    list: { type: 'boolean', help: 'only say what there is to read' },
  },
  example: 'evidence read-pictures --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) => {
    const files = languageFiles(options.languages);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const before = await perform(engine, 'pictureReach', { caseId }, job);
      if (options.list)
        return { json: before, lines: [...languageLines(before.languages), ...reachLines(before)] };
      const languages = files.map((path) => engine.files.register(path));
      const view = await perform(engine, 'pictureRead', { caseId, languages, again: options.again }, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const read = evidence.filter(({ machineRead }) => machineRead.length > 0);
      const rows = read.map(({ exhibitRef, title, machineRead }) => [
        exhibitRef,
        title,
        machineRead.length,
        sureness(machineRead.flatMap(({ certainty }) => certainty ?? [])),
      ]);
      return {
        json: { ...view, read: read.map(({ id, machineRead }) => ({ evidenceId: id, machineRead })) },
        lines: [
          ...(rows.length === 0 ? [] : columns(['exhibit', 'title', 'pages read', 'certain'], rows)),
          ...reachLines(view),
        ],
        outcome: view.failed.length === 0 ? 'done' : 'findings',
      };
    });
  },
});

/** Throws `usage` for a folder without any. */
function languageFiles(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const files = names(folder).filter((name) => languageOf(name) !== null);
  if (files.length > 0) return files.sort().map((name) => join(resolve(folder), name));
  throw new TestimonyError('usage', {
    subject: '--languages',
    detail: 'the folder has no file whose name ends in .traineddata, or .traineddata.gz',
  });
}

function names(folder: string): string[] {
  try {
    return readdirSync(resolve(folder));
  } catch (cause) {
    throw new TestimonyError('file-unreadable', { subject: folder, cause });
  }
}

function sureness(found: readonly number[]): string {
  if (found.length === 0) return 'no words found';
  const [least, most] = [Math.min(...found), Math.max(...found)];
  return least === most ? `${least}%` : `${least} to ${most}%`;
}

function languageLines({ folder, state, there, usual }: ReadingLanguages): string[] {
  const where = {
    none: 'English, which comes with the program. No folder with others is named.',
    gone: `English, which comes with the program. The folder with others cannot be read: ${folder}`,
    there: `${inWords(there)}; files in ${folder}`,
  }[state];
  return [`Languages there are: ${printable(where)}`, `Usual in this vault: ${printable(inWords(usual))}`];
}

function reachLines({ on, waiting, failed, notLookedAt }: PictureReach): string[] {
  const pages = waiting.reduce((sum, one) => sum + one.pages.length, 0);
  return [
    ...(on ? [] : ['Reading by machine is turned off in this vault.']),
    ...(notLookedAt === 0
      ? []
      : [`Exhibits whose pages nobody has looked at for words yet: ${notLookedAt}.`]),
    pages === 0 ? 'No page waits to be read.' : `Pages without text that wait to be read: ${pages}.`,
    ...waiting.map(
      ({ title, pages: own, languages }) =>
        `  ${printable(title)}: ${own.length}${languages === null ? '' : `, in ${printable(inWords(languages))}`}`,
    ),
    ...failed.map(
      ({ title, page, code }) => `Could not be read (${code}): ${printable(title)}, page ${page}`,
    ),
  ];
}

const setReading = command({
  name: 'vault read-pictures',
  summary: 'Turn reading pictures by machine on or off for a vault, and say in which languages',
  details: [
    'It is on until somebody turns it off, and even then nothing is read before it is asked for. What was read stays.',
    'English comes with the program. Files of other languages lie in a folder of this computer, are read there, and are never fetched.',
  ],
  positionals: [{ name: 'ON', help: 'on or off', count: 'one' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    languages: {
      type: 'string',
      value: 'DIR',
      help: 'folder with files of other languages, as in ukr.traineddata',
    },
    usual: {
      type: 'string',
      value: 'LANGUAGES',
      help: 'read in these, where nobody chose others for an exhibit: ron,ukr; eng for English alone',
    },
  },
  example: 'vault read-pictures on --vault ./my-vault --languages ./tessdata --usual ron,ukr',
  run: ({ options, positionals, terminal, job }) => {
    const on = oneOf(['on', 'off'] as const, positionals[0] ?? '', 'ON') === 'on';
    return withVault(options, terminal, async (engine) => {
      const { languages, usual } = options;
      const more = {
        ...(languages === undefined ? {} : { folder: engine.files.register(resolve(languages)) }),
        ...(usual === undefined ? {} : { usual: languagesTyped(usual) }),
      };
      const view = await perform(engine, 'pictureReadingSet', { on, ...more }, job);
      return {
        json: view,
        lines: [`Reading pictures by machine is ${view.on ? 'on' : 'off'} in this vault.`],
      };
    });
  },
});

export const readPicturesCommands = [readPictures, setReading];
