/** @file A PDF of pictures, one a page. PNG data goes in as it is: PDF knows PNG's own compression. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import type { PlaceOnPaper } from './layout.ts';

export interface PreparedPicture {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 1 grey or 3 red, green, blue. */
  readonly channels: number;
}

export class PicturePdf {
  readonly #document: PDFDocument;

  private constructor(document: PDFDocument) {
    this.#document = document;
  }

  static async create(): Promise<PicturePdf> {
    return new PicturePdf(await PDFDocument.create({ updateMetadata: false }));
  }

  get pageCount(): number {
    return this.#document.getPageCount();
  }

  addPage(picture: PreparedPicture, place: PlaceOnPaper): void {
    const { context } = this.#document;
    const colours = picture.channels === 1 ? 'DeviceGray' : 'DeviceRGB';
    const image = context.register(
      context.stream(picture.kind === 'png' ? pngData(picture.bytes) : picture.bytes, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: picture.width,
        Height: picture.height,
        ColorSpace: colours,
        BitsPerComponent: 8,
        Filter: picture.kind === 'png' ? 'FlateDecode' : 'DCTDecode',
        ...(picture.kind === 'png'
          ? {
              DecodeParms: {
                Predictor: 15,
                Colors: picture.channels,
                BitsPerComponent: 8,
                Columns: picture.width,
              },
            }
          : {}),
      }),
    );
    const page = this.#document.addPage([place.paper.width, place.paper.height]);
    page.node.setXObject(PDFName.of('Picture'), image);
    const matrix = [place.width, 0, 0, place.height, place.x, place.y].map((n) => n.toFixed(3)).join(' ');
    const drawing = Buffer.from(`q ${matrix} cm /Picture Do Q`, 'latin1');
    page.node.addContentStream(
      context.register(context.stream(deflateSync(drawing), { Filter: 'FlateDecode' })),
    );
  }

  save(): Promise<Uint8Array> {
    return this.#document.save({ objectsPerTick: Number.POSITIVE_INFINITY, addDefaultPage: false });
  }
}

/** The compressed rows of a PNG: its IDAT chunks, one after the other. */
function pngData(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
