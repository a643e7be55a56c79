/**
 * @file Reads everything a check needs from a bundle's bytes. Runs in a worker: the bytes may be anybody's.
 * What is seen comes from PDFium; what only the structure says, from the bundle's own reader.
 */

import type { Progress } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { PdfiumDocument } from '../../evidence/pdfium.ts';
import { namesIn, plainContent } from '../assemble/used-resources.ts';
import { decodeStream } from '../pdf/filters.ts';
import { PdfReader, pagesOf, type SourcePage } from '../pdf/reader.ts';
import { textOfString } from '../pdf/text-string.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import { unitOf } from '../placement.ts';
import { Destinations } from './destinations.ts';
import type { Display } from './display.ts';
import type { BundleFacts, PageFacts, PageLink, PageNote } from './facts.ts';
import { hasLayersOff } from './layers-off.ts';
import { readPage } from './read-page.ts';
import { annotationsOf, readStructure } from './read-structure.ts';

/**
 * Drawings with words that a page carries and no page of the file draws: those of other pages, of the longer file that it
 * was parted from. Nobody sees them, and whoever takes the file apart reads them.
 */
const DEEPEST = 8;
/** Something is written: a text, or pieces of one, and what shows it (ISO 32000-2, 9.4.3). */
const WRITES = /[^(<[\s][)>\]]\s*(?:T[jJ]|'|")/;
const BETWEEN = Buffer.from('\n');

class NotDrawn {
  readonly #reader: PdfReader;
  /** By object number: a list that a thousand pages share is gone through once. */
  readonly #drawn = new Set<number>();
  readonly #carries = new Map<number, boolean>();

  private constructor(reader: PdfReader) {
    this.#reader = reader;
  }

  static async of(reader: PdfReader, pages: readonly SourcePage[]): Promise<NotDrawn> {
    const made = new NotDrawn(reader);
    for (const { resources, contents } of pages) {
      const forms = made.#formsOf(resources);
      if (forms.length > 0) await made.#draw(forms, await made.#contentOf(contents), forms);
    }
    return made;
  }

  async isOn({ resources }: SourcePage): Promise<boolean> {
    return await this.#areCarried(this.#formsOf(resources), 0);
  }

  /** What cannot be read may draw any of them. A drawing without a list of its own has that of its page (`ofPage`), by old custom. */
  async #draw(forms: readonly Form[], content: Uint8Array | null, ofPage: readonly Form[]): Promise<void> {
    const names = content === null ? null : namesIn(content);
    for (const { name, number, stream } of forms) {
      if (this.#drawn.has(number) || names?.has(name) === false) continue;
      this.#drawn.add(number);
      const own = stream.dict.get('Resources');
      const inside = own === undefined ? ofPage : this.#formsOf(own);
      await this.#draw(inside, await this.#plain(stream), ofPage);
    }
  }

  async #areCarried(forms: readonly Form[], depth: number): Promise<boolean> {
    if (depth > DEEPEST) return false;
    for (const { number, stream } of forms) {
      const before = this.#carries.get(number);
      // A drawing that leads to itself ends here.
      if (before === undefined) this.#carries.set(number, false);
      const inside = before === undefined ? this.#formsOf(stream.dict.get('Resources') ?? null) : [];
      const found =
        before ??
        (this.#drawn.has(number)
          ? await this.#areCarried(inside, depth + 1)
          : await this.#hasWords(inside, await this.#plain(stream), depth + 1));
      this.#carries.set(number, found);
      if (found) return true;
    }
    return false;
  }

  /** Whether a drawing, or one that it draws, writes something. */
  async #hasWords(inside: readonly Form[], content: Uint8Array | null, depth: number): Promise<boolean> {
    if (content === null || depth > DEEPEST) return false;
    if (WRITES.test(Buffer.from(content).toString('latin1'))) return true;
    for (const form of inside) {
      const within = this.#formsOf(form.stream.dict.get('Resources') ?? null);
      if (await this.#hasWords(within, await this.#plain(form.stream), depth + 1)) return true;
    }
    return false;
  }

  #formsOf(resources: PdfValue): Form[] {
    const { resolve } = this.#reader;
    const own = resolve(resources);
    const named = isDict(own) ? resolve(own.get('XObject')) : null;
    if (!isDict(named)) return [];
    return [...named].flatMap(([name, value]) => {
      const stream = resolve(value);
      const isForm = stream instanceof PdfStream && nameOf(resolve(stream.dict.get('Subtype'))) === 'Form';
      return isForm ? [{ name, number: value instanceof PdfRef ? value.number : 0, stream }] : [];
    });
  }

  /** Null where it cannot be read: what it draws is not known then. */
  async #contentOf(contents: PdfValue): Promise<Uint8Array | null> {
    const { resolve } = this.#reader;
    const found = resolve(contents);
    const streams = (isArray(found) ? found.map(resolve) : [found]).filter((one) => one instanceof PdfStream);
    const parts = await Promise.all(streams.map((stream) => this.#plain(stream)));
    const readable = parts.filter((part) => part !== null);
    return readable.length < parts.length ? null : Buffer.concat(readable.flatMap((part) => [part, BETWEEN]));
  }

  async #plain(stream: PdfStream): Promise<Uint8Array | null> {
    const plain = plainContent(stream, this.#reader.resolve);
    if (plain !== null) return plain;
    try {
      return await decodeStream(stream, this.#reader.resolve);
    } catch {
      return null;
    }
  }
}

interface Form {
  readonly name: string;
  /** Of its object; 0 for none. */
  readonly number: number;
  readonly stream: PdfStream;
}

export const CHECK_LIMITS = { bytes: 1_000_000_000, pages: 20_000 };
/** An index stands in the first pages; their text is read whole. */
const FIRST_PAGES = 30;
const HEADER_WITHIN = 1024;
/** Of a note's flags: nobody is shown it. ISO 32000-2, table 167. */
const HIDDEN = 2;

/** Throws empty-file, unsupported-type, password-needed, damaged-file, too-large, too-many-pages. */
export async function readFacts(
  bytes: Uint8Array,
  fileName: string,
  report: (progress: Progress) => void,
): Promise<BundleFacts> {
  refuseOthers(bytes, fileName);
  const document = await PdfiumDocument.open(bytes);
  try {
    const pageCount = document.pageCount;
    if (pageCount > CHECK_LIMITS.pages) throw new TestimonyError('too-many-pages', { subject: fileName });
    const encrypted = document.engine.EPDF_IsEncrypted(document.handle);
    const own = openOwn(bytes, encrypted ? document : null);
    const layersOff = own.file !== null && hasLayersOff(own.file.reader, own.file.catalog);
    const notDrawn = own.file === null ? null : await NotDrawn.of(own.file.reader, own.file.pages);
    const pages: PageFacts[] = [];
    for (let index = 0; index < pageCount; index += 1) {
      report({ step: 'checking', page: { number: index + 1, of: pageCount } });
      const source = own.file?.pages[index];
      const hasLinks = own.file !== null && source !== undefined && pageHasLinks(own.file, source);
      const { display, ...seen } = readPage(document, index, {
        everyPiece: hasLinks || index < FIRST_PAGES,
        layersOff,
        unitOf: () => (source === undefined ? 1 : unitOf(source.geometry)),
        besidePage: () => (own.file === null || source === undefined ? [] : notesOn(own.file, source)),
      });
      const marks =
        own.file === null || source === undefined ? NO_MARKS : readMarks(own.file, source, display);
      const isCarried = source !== undefined && (await notDrawn?.isOn(source)) === true;
      const carried = isCarried ? [{ page: index + 1, kind: 'not-drawn' as const, words: '' }] : [];
      pages.push({ ...seen, ...marks, hidden: [...seen.hidden, ...carried] });
    }
    const file = own.file;
    return {
      fileName,
      byteSize: bytes.length,
      encrypted,
      damage: own.damage,
      structure:
        file === null ? null : readStructure(file.reader, file.catalog, file.pages, file.destinations),
      pages,
    };
  } finally {
    document.close();
  }
}

interface OwnFile {
  readonly reader: PdfReader;
  readonly catalog: PdfDict;
  readonly pages: readonly SourcePage[];
  readonly destinations: Destinations;
}

const NO_MARKS: { links: PageLink[]; notes: PageNote[] } = { links: [], notes: [] };

function refuseOthers(bytes: Uint8Array, subject: string): void {
  if (bytes.length === 0) throw new TestimonyError('empty-file', { subject });
  if (bytes.length > CHECK_LIMITS.bytes) throw new TestimonyError('too-large', { subject });
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN));
  if (!start.includes('%PDF-')) {
    throw new TestimonyError('unsupported-type', { subject, detail: 'A bundle is a PDF.' });
  }
}

/**
 * Opens the file with the strict reader. A protected one is read from an unprotected copy; a damaged one is
 * not read at all, and says so.
 */
function openOwn(
  bytes: Uint8Array,
  protectedDocument: PdfiumDocument | null,
): { file: OwnFile | null; damage: string | null } {
  try {
    return { file: ownFile(protectedDocument === null ? bytes : protectedDocument.save()), damage: null };
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) throw thrown;
    return { file: null, damage: thrown.detail ?? 'its structure is damaged' };
  }
}

function ownFile(bytes: Uint8Array): OwnFile {
  const reader = PdfReader.open(bytes);
  const catalog = reader.resolve(reader.trailer.get('Root'));
  if (!isDict(catalog)) throw new TestimonyError('damaged-file', { detail: 'no catalogue' });
  const pages = pagesOf(reader);
  const places = new Map(pages.map((page, index) => [page.object, index + 1]));
  return { reader, catalog, pages, destinations: new Destinations(reader, catalog, places) };
}

function pageHasLinks({ reader }: OwnFile, page: SourcePage): boolean {
  for (const annotation of annotationsOf(reader, page)) {
    if (nameOf(reader.resolve(annotation.get('Subtype'))) === 'Link') return true;
  }
  return false;
}

/** What notes beside a page say: whoever reads it may open them. */
function notesOn({ reader }: OwnFile, page: SourcePage): string[] {
  return [...annotationsOf(reader, page)].flatMap((note) => {
    const isSeen = (Number(reader.resolve(note.get('F') ?? null)) & HIDDEN) === 0;
    const isNote = isSeen && nameOf(reader.resolve(note.get('Subtype'))) === 'Text';
    return isNote ? [textOfString(reader.resolve(note.get('Contents')))] : [];
  });
}

function readMarks(
  { reader, destinations }: OwnFile,
  page: SourcePage,
  display: Display,
): { links: PageLink[]; notes: PageNote[] } {
  const links: PageLink[] = [];
  const notes: PageNote[] = [];
  for (const annotation of annotationsOf(reader, page)) {
    const corners = reader.resolve(annotation.get('Rect'));
    const numbers = isArray(corners) ? corners.map((value) => reader.resolve(value)) : [];
    const [x1, y1, x2, y2] = numbers;
    if (typeof x1 !== 'number' || typeof y1 !== 'number' || typeof x2 !== 'number' || typeof y2 !== 'number')
      continue;
    const rect = display.rect(x1, y1, x2, y2);
    const kind = nameOf(reader.resolve(annotation.get('Subtype')));
    if (kind === 'Link') {
      const { page: target, zoom } = destinations.of(annotation);
      links.push({ ...rect, page: target, keepsZoom: zoom === null });
    } else if (kind === 'FreeText' || kind === 'Stamp') {
      notes.push({ ...rect, kind, text: textOfString(reader.resolve(annotation.get('Contents'))).trim() });
    }
  }
  return { links, notes };
}
