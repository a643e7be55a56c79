/** @file What goes in out of picked or dropped files and folders. Names and sizes are looked at, nothing is opened. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { GatheredFile } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { isLitter, sectionName } from '../../core/evidence/folder-names.ts';
import type { Engine } from '../engine/engine.ts';
import { nameOnDisk, onDisk } from '../engine/path-on-disk.ts';
import { unreadable } from './read-file.ts';

/** More than any case; somebody's whole disk, dropped by mistake, is found out before it is walked. */
const MOST_FILES = 5000;
/** Letters of a section, as of every line. */
const SECTION_LENGTH = 250;

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

interface Found {
  readonly path: string;
  readonly byteSize: number;
  /** Names of the folders it lies in, from the one that was given. */
  readonly folders: readonly string[];
}

/** Throws not-found (a handle), file-unreadable, too-large; the subject is the name of the file or folder. */
export function evidenceGather(
  engine: Engine,
  { picked }: CheckedInput<'evidenceGather'>,
): { files: GatheredFile[]; passedOver: string[] } {
  const found: Found[] = [];
  const passedOver: string[] = [];
  const walk = (path: string, folders: readonly string[]): void => {
    const name = basename(path);
    const place = onDisk(path);
    // What is read as something else is refused by its name when it is taken in, and holds up nothing here.
    const about = place === null ? null : looked(() => statSync(place), name);
    if (about === null || about.isFile()) {
      if (found.length === MOST_FILES) throw new TestimonyError('too-large', { subject: folders[0] ?? name });
      found.push({ path, byteSize: about?.size ?? 0, folders });
      return;
    }
    if (!about.isDirectory()) {
      passedOver.push(name);
      return;
    }
    for (const entry of entriesOf(path)) {
      // A link may lead round in a circle, or out of what was given.
      if (isLitter(entry.name) || !(entry.isFile() || entry.isDirectory())) passedOver.push(entry.name);
      else walk(join(path, entry.name), [...folders, name]);
    }
  };
  const paths = picked.map((handle) => engine.files.resolve(handle));
  for (const path of paths.toSorted((a, b) => byName.compare(basename(a), basename(b)))) walk(path, []);
  const inside = paths.length === 1 && found.some(({ folders }) => folders.length > 1);
  const files = found.map(({ path, byteSize, folders }) => ({
    handle: engine.files.register(path),
    name: nameOnDisk(path),
    byteSize,
    section: sectionOf(folders[inside ? 1 : 0]),
  }));
  return { files, passedOver };
}

const sectionOf = (folder: string | undefined): string =>
  folder === undefined ? '' : [...sectionName(folder)].slice(0, SECTION_LENGTH).join('');

/** Files first, then folders, each by name and 2 before 10. */
const entriesOf = (folder: string): Dirent[] =>
  looked(() => readdirSync(onDisk(folder) ?? folder, { withFileTypes: true }), basename(folder)).sort(
    (a, b) => Number(a.isDirectory()) - Number(b.isDirectory()) || byName.compare(a.name, b.name),
  );

function looked<T>(look: () => T, name: string): T {
  try {
    return look();
  } catch (thrown) {
    throw unreadable(thrown, name);
  }
}
