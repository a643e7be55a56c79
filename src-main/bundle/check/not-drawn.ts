/**
 * @file Drawings with words that a page carries and never draws: those of the other pages that it was parted from. Nobody sees
 * them, and whoever takes the file apart reads them.
 */
import { namesIn, plainContent } from '../assemble/used-resources.ts';
import { decodeStream } from '../pdf/filters.ts';
import type { SourcePage } from '../pdf/pages.ts';
import type { PdfReader } from '../pdf/reader.ts';
import { isArray, isDict, nameOf, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';

const DEEPEST = 8;
/** Something is written: a text, or pieces of one, and what shows it (ISO 32000-2, 9.4.3). */
const WRITES = /[)>\]]\s*(?:T[jJ]|'|")/;
const BETWEEN = Buffer.from('\n');

export class NotDrawn {
  readonly #reader: PdfReader;
  /** By object number: what a page shares with a thousand others is looked through once. */
  readonly #writes = new Map<number, boolean>();
  readonly #carries = new Map<number, boolean>();

  constructor(reader: PdfReader) {
    this.#reader = reader;
  }

  async isOn(page: SourcePage): Promise<boolean> {
    const forms = this.#formsOf(page.resources);
    if (forms.length === 0) return false;
    return await this.#carriesWords(forms, await this.#contentOf(page.contents), 0);
  }

  async #carriesWords(forms: readonly Form[], content: Uint8Array | null, depth: number): Promise<boolean> {
    if (content === null || depth > DEEPEST) return false;
    const names = namesIn(content);
    for (const form of forms) {
      const isDrawn = names.has(form.name);
      const known = isDrawn ? this.#carries : this.#writes;
      const before = form.number === 0 ? undefined : known.get(form.number);
      if (before !== undefined) {
        if (before) return true;
        continue;
      }
      // A drawing that draws itself ends here.
      known.set(form.number, false);
      const plain = await this.#plain(form.stream);
      const inside = this.#formsOf(form.stream.dict.get('Resources') ?? null);
      const found = isDrawn
        ? await this.#carriesWords(inside, plain, depth + 1)
        : await this.#hasWords(inside, plain, depth + 1);
      known.set(form.number, found);
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
