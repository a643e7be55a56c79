/** @file One source being carried over: its pages, one drawing after the other, and what each was. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Box } from '../a4.ts';
import { type DataDigest, GraphDigest } from '../pdf/graph-digest.ts';
import { pagesOf, type SourcePage } from '../pdf/pages.ts';
import { damaged } from '../pdf/parser.ts';
import { PdfReader } from '../pdf/reader.ts';
import { isDict, nameOf, PdfStream, PdfString } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import { ObjectCopier, type Written } from './copy-objects.ts';
import type { ObjectWriter } from './object-writer.ts';
import { drawingOf } from './page-content.ts';

export interface CarriedDrawing {
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
