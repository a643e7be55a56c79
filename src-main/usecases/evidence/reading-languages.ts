/** @file Languages for reading pictures that somebody has as files: taken as they are given, kept nowhere. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { FileHandle } from '../../core/ids.ts';
import { type LanguageData, MOST_DATA_BYTES, requireLanguage } from '../../evidence/reading/languages.ts';
import type { Engine } from '../engine/engine.ts';

/** Throws language-unusable, too-large, file-unreadable; the subject is the file's name. */
export async function givenLanguages(
  { files }: Engine,
  handles: readonly FileHandle[],
): Promise<LanguageData[]> {
  const given: LanguageData[] = [];
  for (const handle of handles) {
    const path = files.resolve(handle);
    const subject = basename(path);
    const name = requireLanguage(subject);
    try {
      if ((await stat(path)).size > MOST_DATA_BYTES) throw new TestimonyError('too-large', { subject });
      given.push({ name, data: new Uint8Array(await readFile(path)) });
    } catch (cause) {
      if (cause instanceof TestimonyError) throw cause;
      throw new TestimonyError('file-unreadable', { subject, cause });
    }
  }
  return given;
}
