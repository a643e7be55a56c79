/** @file One source being carried over: its pages, one drawing after the other, and what each was. */
import { deflateSync } from 'node:zlib';
import type { PageMap } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Box } from '../a4.ts';
import { decodeStream, type Resolve } from '../pdf/filters.ts';
import { type DataDigest, GraphDigest } from '../pdf/graph-digest.ts';
import { damaged } from '../pdf/parser.ts';
import { PdfReader, pagesOf, type SourcePage } from '../pdf/reader.ts';
import { dict, isArray, isDict, name, nameOf, PdfStream, PdfString, type PdfValue } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import type { BundlePlan, SheetPage } from '../writer.ts';
import { ObjectCopier, type Written } from './copy-objects.ts';
import type { ObjectWriter } from './object-writer.ts';
import { packingOf, rememberPlain } from './used-resources.ts';

// Turns what a source page draws into one form (a drawing in a box of its own), so that nothing it leaves behind — a
// stack it did not unwind, a colour, a half-finished instruction — reaches the number printed after it, and the box's
// edge cuts off what the source page does not show.

/** Below this, packing gains nothing. */
const WORTH_PACKING = 512;
/** A third of the time of the usual level, for a tenth more of what is small beside pictures. */
const QUICKLY = { level: 1 };

/**
 * The page's drawing as a form. One content stream is carried over as it is, byte for byte; several are one
 * text by the standard (ISO 32000-1 §7.8.2) and are joined. Throws damaged-file, too-large.
 */
async function drawingOf(page: SourcePage, visible: Box, resolve: Resolve): Promise<PdfStream> {
  const { filter, parms, data } = await contentsOf(page.contents, resolve);
  const entries = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [visible.left, visible.bottom, visible.right, visible.top],
    Resources: resolve(page.resources) === null ? dict({}) : page.resources,
    Filter: filter,
    DecodeParms: parms,
  });
  return new PdfStream(entries, data);
}

interface Contents {
  readonly filter: PdfValue | undefined;
  readonly parms: PdfValue | undefined;
  readonly data: Uint8Array;
}

async function contentsOf(contents: PdfValue, resolve: Resolve): Promise<Contents> {
  const streams = streamsIn(contents, resolve);
  const [only] = streams;
  if (only !== undefined && streams.length === 1) {
    // What names its resources has to be readable: else those of all the pages it was parted from would go along.
    const plain = packingOf(only, resolve) === 'other' ? await decodedOrNull(only, resolve) : null;
    if (plain !== null) return packed(plain);
    return { filter: only.dict.get('Filter'), parms: only.dict.get('DecodeParms'), data: only.data };
  }
  const parts: Uint8Array[] = [];
  for (const stream of streams) parts.push(await decodeStream(stream, resolve), Buffer.from('\n'));
  return packed(Buffer.concat(parts));
}

async function decodedOrNull(stream: PdfStream, resolve: Resolve): Promise<Uint8Array | null> {
  try {
    return await decodeStream(stream, resolve);
  } catch {
    return null;
  }
}

function packed(joined: Uint8Array): Contents {
  if (joined.length < WORTH_PACKING) return { filter: undefined, parms: undefined, data: joined };
  const data = deflateSync(joined, QUICKLY);
  rememberPlain(data, joined);
  return { filter: name('FlateDecode'), parms: undefined, data };
}

function streamsIn(contents: PdfValue, resolve: Resolve): PdfStream[] {
  const found = resolve(contents);
  const items = isArray(found) ? found.map(resolve) : [found];
  return items.filter((item): item is PdfStream => item instanceof PdfStream);
}

interface CarriedDrawing {
  /** Object number of the form. */
  readonly object: number;
  /** Hash of everything the form draws with, as it was read from the source. */
  readonly digest: string;
  /** The page's transparency group as PDF text; empty when it has none. */
  readonly group: string;
}

type Drawn = Pick<CarriedDrawing, 'object' | 'digest'>;

/** Documents in a row of which no page was there: what is to be told of the pages of more would be told in vain. */
const IN_VAIN = 4;

/**
 * The drawings that stand in the bundle, by all that their pages draw with as it came. What is left out of a page, and what of
 * it is used, follows from that alone: a page that comes again needs neither be unpacked nor searched.
 */
export class DrawnBefore {
  readonly #drawings = new Map<string, Drawn>();
  #inVain = 0;

  /** For another document; undefined once that is not worth it. */
  forNext(): DrawnBefore | undefined {
    this.#inVain += 1;
    return this.#inVain > IN_VAIN ? undefined : this;
  }

  get(page: string): Drawn | undefined {
    const found = this.#drawings.get(page);
    if (found !== undefined) this.#inVain = 0;
    return found;
  }

  keep(page: string, drawing: Drawn): void {
    this.#drawings.set(page, drawing);
  }
}

interface Shares {
  readonly ofData?: DataDigest | undefined;
  /** What other sources brought, to be written once. */
  readonly written?: Written;
  readonly drawn?: DrawnBefore;
}

export class SourcePages {
  readonly reader: PdfReader;
  readonly pages: readonly SourcePage[];
  readonly copier: ObjectCopier;
  readonly #writer: ObjectWriter;
  #drawn: DrawnBefore | undefined;
  readonly #asItCame: GraphDigest;

  private constructor(
    reader: PdfReader,
    writer: ObjectWriter,
    copier: ObjectCopier,
    drawn: DrawnBefore | undefined,
  ) {
    this.reader = reader;
    this.pages = pagesOf(reader);
    this.#writer = writer;
    this.copier = copier;
    this.#drawn = drawn;
    this.#asItCame = new GraphDigest((number) => reader.object(number));
  }

  /** Throws damaged-file, password-needed, too-many-pages. */
  static open(bytes: Uint8Array, writer: ObjectWriter, shares: Shares = {}): SourcePages {
    const reader = PdfReader.openOnce(bytes);
    const { ofData, drawn } = shares;
    const copier = new ObjectCopier(reader, writer, shares);
    return new SourcePages(reader, writer, copier, ofData === undefined ? drawn?.forNext() : undefined);
  }

  /** Writes what the page draws, with all it needs. Throws damaged-file, too-large. */
  async carry(page: SourcePage, visible: Box): Promise<CarriedDrawing> {
    const asItCame = this.#told(page, visible);
    const before = asItCame === undefined ? undefined : this.#drawn?.get(asItCame);
    this.copier.onPage(page.resources);
    const { object, digest } = before ?? (await this.#draw(page, visible));
    if (asItCame !== undefined) this.#drawn?.keep(asItCame, { object, digest });
    const group = this.#group(page);
    this.copier.writeWaiting();
    return { object, digest, group };
  }

  async #draw(page: SourcePage, visible: Box): Promise<Drawn> {
    const drawing = this.copier.kept(await drawingOf(page, visible, this.reader.resolve));
    if (!(drawing instanceof PdfStream)) throw damaged('a page draws nothing that can be kept');
    const digest = this.copier.digest.of(drawing);
    const { number: object, isNew } = this.copier.once(digest);
    if (isNew) this.#writer.stream(object, drawing.dict, drawing.data, this.copier.renumber);
    return { object, digest };
  }

  /** Undefined for one that is not told from others: what it draws with leads to itself, or its layers are its file's own. */
  #told({ resources, contents }: SourcePage, { left, bottom, right, top }: Box): string | undefined {
    const { layers } = this.copier;
    if (this.#drawn === undefined || layers === null) return undefined;
    const box = new PdfString(JSON.stringify([layers, left, bottom, right, top]));
    try {
      const told = this.#asItCame.of([box, resources, contents]);
      return this.#asItCame.metCircle ? undefined : told;
    } catch (thrown) {
      // A page may need nothing of what cannot be read there.
      if (!(thrown instanceof TestimonyError || thrown instanceof RangeError)) throw thrown;
      this.#drawn = undefined;
      return undefined;
    }
  }

  #group(page: SourcePage): string {
    const group = this.reader.resolve(page.group);
    const transparent = isDict(group) && nameOf(this.reader.resolve(group.get('S'))) === 'Transparency';
    return transparent ? valueText(this.copier.kept(group), this.copier.renumber) : '';
  }
}

// The sheets of a bundle and the exhibit marks in its margins, each carried over when its page is written.

interface Sheet {
  readonly source: SourcePages;
  /** 0-based page of the source. */
  readonly index: number;
  readonly page: SourcePage;
}

export class Sheets {
  readonly #source: SourcePages | null;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #sheets: ReadonlyMap<number, string>;
  readonly #marks: ReadonlyMap<number, string>;

  private constructor(source: SourcePages | null, pages: readonly SheetPage[], { sheets, marks }: PageMap) {
    this.#source = source;
    this.#indexOf = new Map(pages.map(({ kind, key }, index) => [`${kind} ${key}`, index]));
    this.#sheets = new Map(sheets?.map(({ kind, key, page }) => [page, `${kind} ${key}`]));
    this.#marks = new Map(marks?.map(({ key, page }) => [page, `mark ${key}`]));
  }

  /** Throws damaged-file. */
  static open({ sheets, map }: BundlePlan, writer: ObjectWriter): Sheets {
    const source = sheets === undefined ? null : SourcePages.open(sheets.pdf, writer);
    return new Sheets(source, sheets?.pages ?? [], map);
  }

  /** The sheet that is page `number` of the bundle. Throws `internal` when the plan has none there. */
  onPage(number: number): Sheet {
    return this.#sheet(this.#sheets.get(number) ?? '', number);
  }

  /** The mark in the margin of page `number`, written; null where the map has none. */
  async markOn(number: number): Promise<CarriedDrawing | null> {
    const name = this.#marks.get(number);
    if (name === undefined) return null;
    const { source, page } = this.#sheet(name, number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.geometry.mediaBox ?? [];
    return await source.carry(page, { left, bottom, right, top });
  }

  #sheet(name: string, number: number): Sheet {
    const index = this.#indexOf.get(name);
    const source = this.#source;
    const page = index === undefined ? undefined : source?.pages[index];
    if (source === null || index === undefined || page === undefined)
      throw new TestimonyError('internal', { detail: `sheet ${number}` });
    return { source, index, page };
  }
}
