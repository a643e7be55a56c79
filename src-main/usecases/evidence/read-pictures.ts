/**
 * @file Pages without text, read by machine. Each page is written down as soon as it is read, so that whoever is stopped or
 * killed goes on with the next; an exhibit that was read to its end gets a working copy with the words in it.
 */

import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { ReadingLanguages } from '../../contract/picture-reading.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, EvidenceId, FileHandle } from '../../core/ids.ts';
import {
  ENGLISH,
  type LanguageData,
  languageOf,
  MOST_DATA_BYTES,
  READER_VERSION,
  requireLanguage,
} from '../../evidence/reading/languages.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import {
  keepRead,
  keepUnreadable,
  notIndexed,
  retryFailed,
  type SilentExhibit,
  setReadingLanguages,
  silentExhibits,
} from '../../vault/queries/read-pages.ts';
import { indexPages, noteUnread } from '../../vault/queries/search-index.ts';
import {
  mayReadPictures,
  readReadingRules,
  writePictureReading,
  writeReadingRules,
} from '../../vault/queries/vault-rules.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence } from './evidence-view.ts';
import { isOfADocument } from './of-a-document.ts';
import { laySearchableCopy } from './searchable-copy.ts';
import { storedBytes } from './stored-bytes.ts';

export function pictureReach(
  { session }: Engine,
  { caseId }: { readonly caseId: CaseId },
): CallOutput<'pictureReach'> {
  return session.read((db) => {
    const all = silentExhibits(db, caseId);
    return {
      on: mayReadPictures(db),
      waiting: all
        .filter(({ pages, toLay }) => pages.length > 0 || toLay)
        .map(({ evidenceId, title, pages, languages }) => ({ evidenceId, title, pages, languages })),
      languages: readingLanguages(db),
      notLookedAt: notIndexed(db, caseId).length,
      failed: all.flatMap(({ evidenceId, title, failed }) =>
        failed.map((one) => ({ evidenceId, title, ...one })),
      ),
    };
  });
}

export async function pictureRead(
  engine: Engine,
  { caseId, languages, again }: CheckedInput<'pictureRead'>,
  job: Job,
): Promise<CallOutput<'pictureRead'>> {
  if (!engine.session.read(mayReadPictures)) throw new TestimonyError('turned-off');
  const given = await givenLanguages(engine, languages);
  if (again) engine.session.index((tx) => retryFailed(tx, caseId));
  for (const one of engine.session.read((db) => notIndexed(db, caseId))) await lookForWords(engine, one, job);
  const all = engine.session.read((db) => silentExhibits(db, caseId));
  const due = all.filter(({ pages, toLay }) => pages.length > 0 || toLay);
  const languagesOf = await languagesToRead(engine, due, given);
  for (const [at, exhibit] of due.entries()) {
    const known = languagesOf(exhibit.languages);
    const document = { index: at + 1, of: due.length, title: exhibit.title };
    await readExhibit(engine, exhibit, known, {
      ...job,
      report: (said) => job.report({ ...said, document }),
    });
    if (job.signal.aborted) throw new TestimonyError('cancelled');
    await laySearchableCopy(engine, exhibit.evidenceId, known, job);
  }
  job.report({ step: 'finished' });
  return pictureReach(engine, { caseId });
}

/** Which of its pages have text: read into the index of words, as a search would have it done. */
async function lookForWords(
  engine: Engine,
  { evidenceId, blob }: { readonly evidenceId: EvidenceId; readonly blob: string },
  job: Job,
): Promise<void> {
  try {
    const words = await engine.decoder.pageWords(storedBytes(engine, blob), job.signal);
    engine.session.index((tx) => indexPages(tx, evidenceId, words));
  } catch (thrown) {
    if (!isOfADocument(thrown)) throw thrown;
    engine.session.index((tx) => noteUnread(tx, evidenceId, asTestimonyError(thrown).code));
  }
}

/** A page that cannot be read is passed over, and said to be. */
async function readExhibit(
  engine: Engine,
  { evidenceId, pages }: SilentExhibit,
  languages: readonly LanguageData[],
  job: Job,
): Promise<void> {
  const record = engine.session.read((db) => findEvidence(db, evidenceId));
  if (record === undefined) return;
  const left = [...pages];
  const reader = [READER_VERSION, ...languages.map(({ name }) => name)].join('; ');
  const say = () => {
    const number = pages.length - left.length + 1;
    if (left.length > 0) job.report({ step: 'reading', page: { number, of: pages.length } });
  };
  while (left.length > 0) {
    say();
    try {
      const pdf = storedBytes(engine, record.workingBlob);
      await engine.decoder.readPictures(
        { pdf, pages: [...left], languages },
        {
          signal: job.signal,
          read: (read) => {
            engine.session.index((tx) => keepRead(tx, evidenceId, read, reader));
            left.splice(left.indexOf(read.page), 1);
            say();
          },
        },
      );
    } catch (thrown) {
      const { code } = asTestimonyError(thrown);
      if (!isOfADocument(thrown)) throw thrown;
      const page = left.shift();
      if (page !== undefined)
        engine.session.index((tx) => keepUnreadable(tx, evidenceId, page, { code, reader }));
    }
  }
}

export function pictureReadIn(
  engine: Engine,
  { evidenceId, languages: chosen }: CheckedInput<'pictureReadIn'>,
): CallOutput<'pictureReadIn'> {
  const languages = chosen === null ? null : withoutEnglish(chosen);
  const facts = { languages: languages?.join(' ') ?? '', usual: languages === null };
  const note = { action: 'evidence.reading-language-set', subject: evidenceId, facts };
  return transact(engine, note, (tx) => {
    requireEvidence(tx, evidenceId);
    requireThere(tx, languages ?? []);
    setReadingLanguages(tx, evidenceId, languages);
    return { languages };
  });
}

export function pictureReadingSet(
  engine: Engine,
  { on, folder: handle, usual }: CheckedInput<'pictureReadingSet'>,
): CallOutput<'pictureReadingSet'> {
  const { session, clock, files } = engine;
  const folder = handle == null ? handle : files.resolve(handle);
  if (folder != null) requireFolder(folder);
  const stamp = { at: clock.now(), actor: session.actor };
  const others = usual === undefined ? undefined : withoutEnglish(usual);
  // Where files lie is of this computer, and not of the log.
  const facts = {
    ...(on === undefined ? {} : { on }),
    ...(folder === undefined ? {} : { folder: folder !== null }),
    ...(others === undefined ? {} : { languages: others.join(' ') }),
  };
  return transact(engine, { action: 'vault.picture-reading-set', subject: session.vaultId, facts }, (tx) => {
    if (others !== undefined) requireThere(tx, others, folder ?? undefined);
    if (on !== undefined) writePictureReading(tx, on, stamp);
    writeReadingRules(
      tx,
      {
        ...(folder === undefined ? {} : { folder: folder ?? '' }),
        ...(others === undefined ? {} : { usual: others }),
      },
      stamp,
    );
    return { on: mayReadPictures(tx) };
  });
}

// Languages for reading pictures that somebody has as files, never fetched: those of the vault's folder, and those given for
// one time. The files are read where they lie and kept nowhere.

/** Throws language-unusable, too-large, file-unreadable; the subject is the file's name. */
async function givenLanguages({ files }: Engine, handles: readonly FileHandle[]): Promise<LanguageData[]> {
  const given: LanguageData[] = [];
  for (const handle of handles) given.push(await languageAt(files.resolve(handle)));
  return given;
}

async function languageAt(path: string): Promise<LanguageData> {
  const subject = basename(path);
  const name = requireLanguage(subject);
  try {
    if ((await stat(path)).size > MOST_DATA_BYTES) throw new TestimonyError('too-large', { subject });
    return { name, data: new Uint8Array(await readFile(path)) };
  } catch (cause) {
    if (cause instanceof TestimonyError) throw cause;
    throw new TestimonyError('file-unreadable', { subject, cause });
  }
}

/** Files by the language that is in them. Throws what reading a folder throws. */
function filesIn(folder: string): Map<string, string> {
  const named = readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const name = languageOf(file);
      return name === null || name === ENGLISH ? [] : [[name, join(folder, file)] as const];
    });
  return new Map(named);
}

/** Throws file-unreadable; language-missing for a folder with no file of a language in it. */
function requireFolder(folder: string): void {
  const subject = basename(folder);
  let files: ReadonlyMap<string, string>;
  try {
    files = filesIn(folder);
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  }
  if (files.size === 0)
    throw new TestimonyError('language-missing', { subject: '*.traineddata', detail: folder });
}

function readingLanguages(db: ReadDb): ReadingLanguages {
  const { folder, usual } = readReadingRules(db);
  if (folder === '') return { folder, state: 'none', there: [], usual };
  try {
    return { folder, state: 'there', there: [...filesIn(folder).keys()], usual };
  } catch {
    return { folder, state: 'gone', there: [], usual };
  }
}

/** Throws language-missing, naming each that has no file in the vault's folder, and the folder. */
function requireThere(db: ReadDb, wanted: readonly string[], folder?: string): void {
  const known = folder === undefined ? readingLanguages(db) : { folder, there: [...filesIn(folder).keys()] };
  const missing = wanted.filter((name) => name !== ENGLISH && !known.there.includes(name));
  if (missing.length === 0) return;
  throw new TestimonyError('language-missing', {
    subject: missing.map((name) => `${name}.traineddata`).join(', '),
    ...(known.folder === '' ? {} : { detail: known.folder }),
  });
}

/** English alone is said as none: it is always read. */
const withoutEnglish = (languages: readonly string[]): string[] => [
  ...new Set(languages.filter((name) => name !== ENGLISH)),
];

/**
 * What an exhibit is read with: the languages that were chosen for it, else those given this time, else the usual ones. Each
 * file is read once. Throws language-missing before anything is read by machine, and what reading a file throws.
 */
async function languagesToRead(
  { session }: Engine,
  exhibits: readonly { readonly languages: readonly string[] | null }[],
  given: readonly LanguageData[],
): Promise<(chosen: readonly string[] | null) => LanguageData[]> {
  const { usual, folder } = session.read(readingLanguages);
  const others = given.length > 0 ? given.map(({ name }) => name) : usual;
  const loaded = new Map(given.map((one) => [one.name, one]));
  const wanted = new Set(exhibits.flatMap(({ languages }) => languages ?? others));
  const left = withoutEnglish([...wanted]).filter((name) => !loaded.has(name));
  session.read((db) => requireThere(db, left));
  const files = left.length === 0 ? new Map<string, string>() : filesIn(folder);
  for (const name of left) loaded.set(name, await languageAt(files.get(name) ?? ''));
  return (chosen) => (chosen ?? others).flatMap((name) => loaded.get(name) ?? []);
}
