/**
 * @file Languages for reading pictures that somebody has as files, never fetched: those of the vault's folder, and those
 * given for one time. The files are read where they lie and kept nowhere.
 */
import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadingLanguages } from '../../contract/picture-reading.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { FileHandle } from '../../core/ids.ts';
import {
  ENGLISH,
  type LanguageData,
  languageOf,
  MOST_DATA_BYTES,
  requireLanguage,
} from '../../evidence/reading/languages.ts';
import type { ReadDb } from '../../vault/db.ts';
import { readReadingRules } from '../../vault/queries/vault-rules.ts';
import type { Engine } from '../engine/engine.ts';

/** Throws language-unusable, too-large, file-unreadable; the subject is the file's name. */
export async function givenLanguages(
  { files }: Engine,
  handles: readonly FileHandle[],
): Promise<LanguageData[]> {
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
export function requireFolder(folder: string): void {
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

export function readingLanguages(db: ReadDb): ReadingLanguages {
  const { folder, usual } = readReadingRules(db);
  if (folder === '') return { folder, state: 'none', there: [], usual };
  try {
    return { folder, state: 'there', there: [...filesIn(folder).keys()], usual };
  } catch {
    return { folder, state: 'gone', there: [], usual };
  }
}

/** Throws language-missing, naming each that has no file in the vault's folder, and the folder. */
export function requireThere(db: ReadDb, wanted: readonly string[], folder?: string): void {
  const known = folder === undefined ? readingLanguages(db) : { folder, there: [...filesIn(folder).keys()] };
  const missing = wanted.filter((name) => name !== ENGLISH && !known.there.includes(name));
  if (missing.length === 0) return;
  throw new TestimonyError('language-missing', {
    subject: missing.map((name) => `${name}.traineddata`).join(', '),
    ...(known.folder === '' ? {} : { detail: known.folder }),
  });
}

/** English alone is said as none: it is always read. */
export const withoutEnglish = (languages: readonly string[]): string[] => [
  ...new Set(languages.filter((name) => name !== ENGLISH)),
];

/**
 * What an exhibit is read with: the languages that were chosen for it, else those given this time, else the usual ones. Each
 * file is read once. Throws language-missing before anything is read by machine, and what reading a file throws.
 */
export async function languagesToRead(
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
