/** @file One source being carried over: its pages, one drawing after the other, and what each was. */
import type { Box } from '../a4.ts';
import type { DataDigest } from '../pdf/graph-digest.ts';
import { pagesOf, type SourcePage } from '../pdf/pages.ts';
import { damaged } from '../pdf/parser.ts';
import { PdfReader } from '../pdf/reader.ts';
import { isDict, nameOf, PdfStream } from '../pdf/values.ts';
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

export class SourcePages {
  readonly reader: PdfReader;
  readonly pages: readonly SourcePage[];
  readonly copier: ObjectCopier;
  readonly #writer: ObjectWriter;

  private constructor(reader: PdfReader, writer: ObjectWriter, copier: ObjectCopier) {
    this.reader = reader;
    this.pages = pagesOf(reader);
    this.#writer = writer;
    this.copier = copier;
  }

  /** `written`: what other sources brought, to be written once. Throws damaged-file, password-needed, too-many-pages. */
  static open(
    bytes: Uint8Array,
    writer: ObjectWriter,
    shares: { readonly ofData?: DataDigest | undefined; readonly written?: Written } = {},
  ): SourcePages {
    const reader = PdfReader.openOnce(bytes);
    return new SourcePages(reader, writer, new ObjectCopier(reader, writer, shares));
  }

  /** Writes what the page draws, with all it needs. Throws damaged-file, too-large. */
  async carry(page: SourcePage, visible: Box): Promise<CarriedDrawing> {
    this.copier.onPage(page.resources);
    const drawing = this.copier.kept(await drawingOf(page, visible, this.reader.resolve));
    if (!(drawing instanceof PdfStream)) throw damaged('a page draws nothing that can be kept');
    const digest = this.copier.digest.of(drawing);
    const { number: object, isNew } = this.copier.once(digest);
    if (isNew) this.#writer.stream(object, drawing.dict, drawing.data, this.copier.renumber);
    const group = this.#group(page);
    this.copier.writeWaiting();
    return { object, digest, group };
  }

  #group(page: SourcePage): string {
    const group = this.reader.resolve(page.group);
    const transparent = isDict(group) && nameOf(this.reader.resolve(group.get('S'))) === 'Transparency';
    return transparent ? valueText(this.copier.kept(group), this.copier.renumber) : '';
  }
}
