/** @file Writes PDF objects one after the other and, at the end, the table of where they lie. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { PdfDict } from '../pdf/values.ts';
import { dictText, type Renumber } from '../pdf/write-value.ts';
import type { ByteSink } from './byte-sink.ts';

/** Small objects are gathered up to here; large streams go straight through. */
const GATHER = 256 * 1024;
/** Comment of four bytes above 127, so that nobody takes the file for text. ISO 32000-1 §7.5.2. */
const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';

export class ObjectWriter {
  readonly #sink: ByteSink;
  readonly #gathered = Buffer.allocUnsafe(GATHER);
  #waiting = 0;
  #position = 0;
  /** Offset by object number; 0 is none. */
  #offsets = new Float64Array(4096);
  #count = 1;

  constructor(sink: ByteSink) {
    this.#sink = sink;
    this.#text(HEADER);
  }

  /** The first of `count` object numbers in a row that nobody else has. */
  reserve(count = 1): number {
    const first = this.#count;
    this.#count += count;
    if (this.#count > this.#offsets.length) {
      const larger = new Float64Array(Math.max(this.#count, this.#offsets.length * 2));
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    return first;
  }

  /** Writes an object whose value is PDF text, one character per byte. */
  object(number: number, text: string): void {
    this.#begin(number);
    this.#text(`${text}\nendobj\n`);
  }

  /** Writes a stream; its Length is set here. The data is not changed afterwards, or its sink keeps none of it. */
  stream(number: number, dict: PdfDict, data: Uint8Array, renumber?: Renumber): void {
    this.#begin(number);
    const entries = new Map(dict).set('Length', data.length);
    this.#text(`${dictText(entries, renumber)}\nstream\n`);
    this.#bytes(data);
    this.#text('\nendstream\nendobj\n');
  }

  /** Writes what still waits. */
  flush(): void {
    if (this.#waiting === 0) return;
    this.#sink.write(this.#gathered.subarray(0, this.#waiting));
    this.#waiting = 0;
  }

  /** Writes the table and the trailer, whose last entry is `id`. Throws `internal` when a number was reserved in vain. */
  finish(trailer: Readonly<Record<string, string>>, id: () => string): void {
    const start = this.#position;
    const lines = [`xref\n0 ${this.#count}\n0000000000 65535 f \n`];
    for (let number = 1; number < this.#count; number++) {
      const offset = this.#offsets[number] as number;
      if (offset === 0) throw new TestimonyError('internal', { detail: `object ${number} was not written` });
      lines.push(`${String(offset).padStart(10, '0')} 00000 n \n`);
      if (lines.length === 4096) this.#text(lines.splice(0).join(''));
    }
    this.#text(lines.join(''));
    const entries = Object.entries(trailer).map(([key, value]) => `/${key} ${value}\n`);
    this.flush();
    this.#text(
      `trailer\n<</Size ${this.#count}\n${entries.join('')}/ID ${id()}>>\nstartxref\n${start}\n%%EOF\n`,
    );
    this.flush();
  }

  #begin(number: number): void {
    if (this.#offsets[number] !== 0) {
      throw new TestimonyError('internal', { detail: `object ${number} was written twice` });
    }
    this.#offsets[number] = this.#position;
    this.#text(`${number} 0 obj\n`);
  }

  #text(text: string): void {
    if (text.length > GATHER) {
      this.#bytes(Buffer.from(text, 'latin1'));
      return;
    }
    if (this.#waiting + text.length > GATHER) this.flush();
    this.#waiting += this.#gathered.write(text, this.#waiting, 'latin1');
    this.#position += text.length;
  }

  #bytes(bytes: Uint8Array): void {
    if (bytes.length > GATHER / 4) {
      this.flush();
      this.#sink.write(bytes, 'lasting');
    } else {
      if (this.#waiting + bytes.length > GATHER) this.flush();
      this.#gathered.set(bytes, this.#waiting);
      this.#waiting += bytes.length;
    }
    this.#position += bytes.length;
  }
}

// The tree that leads to the pages: shallow, so that readers find page 3,000 as fast as page 3.

/** Kids of one node. */
const WIDTH = 32;

export interface PageTree {
  readonly root: number;
  /** Object number of the node above each page, in page order. */
  readonly parents: readonly number[];
  /** The nodes as PDF text, ready to be written. */
  readonly nodes: readonly { readonly number: number; readonly text: string }[];
}

interface Branch {
  readonly number: number;
  readonly pages: number;
  parent: number;
}

/** Plans the tree over pages whose object numbers run from `firstPage`. `reserve` gives numbers for the nodes. */
export function planPageTree(firstPage: number, pageCount: number, reserve: () => number): PageTree {
  const leaves = Array.from(
    { length: pageCount },
    (_, i): Branch => ({ number: firstPage + i, pages: 1, parent: 0 }),
  );
  const nodes: { branch: Branch; kids: readonly Branch[] }[] = [];
  let level = leaves;
  do {
    level = groups(level).map((kids) => {
      const branch: Branch = {
        number: reserve(),
        pages: kids.reduce((sum, kid) => sum + kid.pages, 0),
        parent: 0,
      };
      for (const kid of kids) kid.parent = branch.number;
      nodes.push({ branch, kids });
      return branch;
    });
  } while (level.length > 1);
  return {
    root: level[0]?.number ?? 0,
    parents: leaves.map((leaf) => leaf.parent),
    nodes: nodes.map(({ branch, kids }) => ({ number: branch.number, text: nodeText(branch, kids) })),
  };
}

function groups(level: readonly Branch[]): Branch[][] {
  return Array.from({ length: Math.ceil(level.length / WIDTH) }, (_, i) =>
    level.slice(i * WIDTH, (i + 1) * WIDTH),
  );
}

function nodeText({ pages, parent }: Branch, kids: readonly Branch[]): string {
  const above = parent === 0 ? '' : `/Parent ${parent} 0 R`;
  return `<</Type /Pages${above}/Count ${pages}/Kids [${kids.map((kid) => `${kid.number} 0 R`).join(' ')}]>>`;
}
