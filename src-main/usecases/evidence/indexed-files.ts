/** @file The files that an index lists, found beside it, with what it says of each: for a folder that is taken in in the window. */
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { IndexedFile, IndexFound } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { FigureOrder } from '../../core/dates/figure-order.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../engine/engine.ts';
import { onDisk } from '../engine/path-on-disk.ts';
import { evidenceGather } from './gather-files.ts';
import { datesOf, indexIn, readIndex } from './index/folder-index.ts';
import type { ToTakeIn } from './index/to-take-in.ts';

const NONE: IndexFound = { index: null, files: [], notListed: [], remarks: [], dates: null };

/** Throws not-found (a handle), file-unreadable, and index-unusable with the lines that cannot be used. */
export function evidenceIndexed(
  engine: Engine,
  { picked, dates }: CheckedInput<'evidenceIndexed'>,
): IndexFound {
  const given = engine.files.resolve(picked);
  const path = isFolder(given) ? indexIn(given) : null;
  if (path === null) return NONE;
  return usable(path, () => listedIn(engine, path, dates));
}

/** Named without its folder, as the files beside it are. */
function usable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    const failure = asTestimonyError(thrown, path);
    if (failure.code !== 'index-unusable') throw failure;
    const { found = [] } = failure;
    throw new TestimonyError('index-unusable', { subject: basename(path), found, cause: thrown });
  }
}

function listedIn(engine: Engine, path: string, dates: FigureOrder | undefined): IndexFound {
  const index = basename(path);
  const order = datesOf(path);
  if (order.is === 'unknown' && dates === undefined) {
    const [dayFirst, monthFirst] = order.readings;
    return { ...NONE, index, dates: { dayFirst, monthFirst } };
  }
  // What tells for itself is not asked.
  const { files, remarks } = readIndex(path, order.is === 'unknown' ? dates : undefined);
  const listed = new Set([path, ...files.map((file) => file.path)]);
  const beside = evidenceGather(engine, { picked: [engine.files.register(dirname(path))] });
  const notListed = beside.files
    .filter(({ handle }) => !listed.has(engine.files.resolve(handle)))
    .map(({ name }) => name);
  return {
    index,
    files: files.map((file) => asIndexed(engine, file)),
    notListed,
    remarks: [...remarks],
    dates: null,
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(onDisk(path) ?? path).isDirectory();
  } catch (thrown) {
    throw asTestimonyError(thrown, basename(path));
  }
}

function asIndexed(engine: Engine, file: ToTakeIn): IndexedFile {
  const { path, title, date: documentDate, exhibitRef = '', section, password, notes } = file;
  return {
    handle: engine.files.register(path),
    name: basename(path),
    byteSize: statSync(onDisk(path) ?? path).size,
    title,
    documentDate,
    exhibitRef,
    section,
    ...(password === undefined ? {} : { password }),
    ...(notes === undefined ? {} : { notes }),
  };
}
