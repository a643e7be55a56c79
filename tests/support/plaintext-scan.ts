/** @file Looks for words in files the way a thief with a hex editor would: in every encoding they may lie in. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Larger files than this are not made by this program outside a vault. */
const LARGEST = 1 << 30;

export interface Found {
  readonly file: string;
  readonly word: string;
  readonly as: string;
}

export interface ScanOptions {
  /** Only files changed at or after this moment (milliseconds). */
  readonly changedSince?: number;
  /** Folders that are not looked into: what the person exported. */
  readonly except?: readonly string[];
}

/** Where a word lies readable, and how many files were looked at. */
export function findReadable(
  folders: readonly string[],
  words: readonly string[],
  options: ScanOptions = {},
): { found: Found[]; files: number; bytes: number } {
  const needles = words.flatMap((word) => spellings(word).map(([as, bytes]) => ({ word, as, bytes })));
  const seek = seeker(needles);
  const found: Found[] = [];
  let files = 0;
  let read = 0;
  for (const file of folders.flatMap((folder) => changedFiles(folder, options))) {
    const bytes = readOrNothing(file);
    if (bytes === null) continue;
    files += 1;
    read += bytes.length;
    for (const { word, as } of seek(bytes)) found.push({ file, word, as });
  }
  return { found, files, bytes: read };
}

/**
 * Which of thousands of needles lie in some bytes, in their order. The bytes are gone through once, and a needle is only
 * compared where its first three bytes stand: through a whole vault for each, it would take most of a test's time.
 */
function seeker<T extends { readonly bytes: Buffer }>(needles: readonly T[]): (bytes: Buffer) => T[] {
  const begins = new Uint8Array(1 << 24);
  const byBeginning = new Map<number, T[]>();
  for (const needle of needles) {
    if (needle.bytes.length < 3) throw new Error('too short to be looked for: any file would have it');
    const beginning = needle.bytes.readUIntLE(0, 3);
    begins[beginning] = 1;
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), needle]);
  }
  return (bytes) => {
    const found = new Set<T>();
    let three = 0;
    for (let end = 0; end < bytes.length; end += 1) {
      three = (three >>> 8) | ((bytes[end] as number) << 16);
      if (end < 2 || begins[three] === 0) continue;
      for (const needle of byBeginning.get(three) ?? []) {
        const [from, to] = [end - 2, end - 2 + needle.bytes.length];
        if (!found.has(needle) && to <= bytes.length && needle.bytes.compare(bytes, from, to) === 0)
          found.add(needle);
      }
    }
    return needles.filter((needle) => found.has(needle));
  };
}

function spellings(word: string): [string, Buffer][] {
  const forms = [
    ...new Set([word.normalize('NFC'), word.normalize('NFD'), word.toLowerCase(), word.toUpperCase()]),
  ];
  return forms.flatMap((form): [string, Buffer][] => {
    const utf8 = Buffer.from(form, 'utf8');
    const utf16 = Buffer.from(form, 'utf16le');
    return [
      ['UTF-8', utf8],
      ['UTF-16 LE', utf16],
      ['UTF-16 BE', Buffer.from(utf16).swap16()],
      ['hex', Buffer.from(utf8.toString('hex'), 'latin1')],
      ...base64(utf8).map((text): [string, Buffer] => ['base64', Buffer.from(text, 'latin1')]),
    ];
  });
}

/** A word inside base64 looks three ways, by where it begins; the letters at its ends depend on its neighbours. */
function base64(bytes: Buffer): string[] {
  return [0, 1, 2]
    .map((shift) => {
      const text = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      const skip = shift === 0 ? 0 : shift + 1;
      return text.slice(skip, text.length - ((shift + bytes.length) % 3 === 0 ? 0 : 1));
    })
    .filter((text) => text.length >= 8);
}

function changedFiles(folder: string, options: ScanOptions): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  // Of installed packages only what programs keep beside them (.cache and the like): the packages are the installer's.
  const ours =
    basename(folder) === 'node_modules' ? entries.filter(({ name }) => name.startsWith('.')) : entries;
  return ours.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (options.except?.some((one) => path === one || path.startsWith(`${one}/`)) === true) return [];
    if (entry.isDirectory()) return changedFiles(path, options);
    return entry.isFile() && isRecent(path, options.changedSince) ? [path] : [];
  });
}

function isRecent(path: string, since: number | undefined): boolean {
  try {
    const { mtimeMs, ctimeMs, size } = statSync(path);
    return size <= LARGEST && (since === undefined || Math.max(mtimeMs, ctimeMs) >= since);
  } catch {
    return false;
  }
}

/** Another program's file may go while we look. */
function readOrNothing(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
