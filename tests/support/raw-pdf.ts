/** @file PDFs written object by object, so that a test can make exactly the odd page it is about. */

export type RawObject = string | { readonly dict: string; readonly data: Uint8Array | string };

/** Objects by number; 1 is the catalogue. Bytes are one character each. */
export class RawPdf {
  readonly #objects = new Map<number, RawObject>();
  #next = 1;

  /** A number for an object that is set later. */
  reserve(): number {
    return this.#next++;
  }

  add(object: RawObject): number {
    const number = this.reserve();
    this.set(number, object);
    return number;
  }

  set(number: number, object: RawObject): void {
    this.#objects.set(number, object);
  }

  /** The file, with a table and trailer. `extra` goes into the trailer. */
  bytes(extra = ''): Uint8Array<ArrayBuffer> {
    const parts: Buffer[] = [];
    const offsets: number[] = [];
    let position = 0;
    const put = (bytes: Buffer) => {
      parts.push(bytes);
      position += bytes.length;
    };
    put(latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'));
    for (let number = 1; number < this.#next; number++) {
      const object = this.#objects.get(number);
      if (object === undefined) throw new Error(`object ${number} was never set`);
      offsets[number] = position;
      put(latin1(`${number} 0 obj\n`));
      if (typeof object === 'string') put(latin1(object));
      else {
        const data = typeof object.data === 'string' ? latin1(object.data) : Buffer.from(object.data);
        put(latin1(`<<${object.dict} /Length ${data.length}>>\nstream\n`));
        put(data);
        put(latin1('\nendstream'));
      }
      put(latin1('\nendobj\n'));
    }
    const table = position;
    const entries = Array.from(
      { length: this.#next - 1 },
      (_, i) => `${String(offsets[i + 1]).padStart(10, '0')} 00000 n \n`,
    );
    put(latin1(`xref\n0 ${this.#next}\n0000000000 65535 f \n${entries.join('')}`));
    put(latin1(`trailer\n<</Size ${this.#next} /Root 1 0 R ${extra}>>\nstartxref\n${table}\n%%EOF\n`));
    return new Uint8Array(Buffer.concat(parts));
  }
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

export interface RawPage {
  /** Entries beside Type and Parent: MediaBox, Rotate… */
  readonly entries?: string;
  /** One content stream, several, or none. */
  readonly contents?: string | readonly string[];
}

export interface RawDocument {
  readonly pages: readonly RawPage[];
  /** Entries every page inherits. */
  readonly inherited?: string;
  /** Entries of the catalogue. */
  readonly catalog?: string;
  /** Called before the pages are made: adds objects that entries speak of. */
  readonly objects?: (pdf: RawPdf) => void;
}

/** Helvetica under the name F, for pages that print something. */
export const HELVETICA =
  '<</F <</Type /Font/Subtype /Type1/BaseFont /Helvetica/Encoding /WinAnsiEncoding>>>>';

/** A document whose catalogue is object 1 and page tree object 2; what `objects` adds begins at 3. */
export function rawDocument({
  pages,
  inherited,
  catalog = '',
  objects,
}: RawDocument): Uint8Array<ArrayBuffer> {
  const pdf = new RawPdf();
  const [root, tree] = [pdf.reserve(), pdf.reserve()];
  objects?.(pdf);
  const shared = inherited ?? `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`;
  const kids = pages.map(({ entries = '', contents }) => {
    const streams = contents === undefined ? [] : typeof contents === 'string' ? [contents] : contents;
    const numbers = streams.map((data) => `${pdf.add({ dict: '', data })} 0 R`);
    const drawn =
      numbers.length === 0
        ? ''
        : typeof contents === 'string'
          ? `/Contents ${numbers[0]}`
          : `/Contents [${numbers.join(' ')}]`;
    return pdf.add(`<</Type /Page /Parent ${tree} 0 R ${drawn} ${entries}>>`);
  });
  pdf.set(root, `<</Type /Catalog /Pages ${tree} 0 R ${catalog}>>`);
  pdf.set(
    tree,
    `<</Type /Pages /Count ${kids.length} /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] ${shared}>>`,
  );
  return pdf.bytes();
}

/** Content that prints `text` at (x, y). */
export function words(text: string, x = 72, y = 400, size = 18): string {
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
}
