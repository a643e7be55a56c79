/**
 * @file Drawings with words that a page carries and no page of the file draws: those of other pages, of the longer file that it
 * was parted from. Nobody sees them, and whoever takes the file apart reads them.
 */
import { namesIn, plainContent } from '../assemble/used-resources.ts';
import { decodeStream } from '../pdf/filters.ts';
import type { PdfReader, SourcePage } from '../pdf/reader.ts';
import { isArray, isDict, nameOf, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';

const DEEPEST = 8;
/** Something is written: a text, or pieces of one, and what shows it (ISO 32000-2, 9.4.3). */
const WRITES = /[^(<[\s][)>\]]\s*(?:T[jJ]|'|")/;
const BETWEEN = Buffer.from('\n');

export class NotDrawn {
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
