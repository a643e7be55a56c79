/**
 * @file Pages that draw a picture which is not all there: cut off, unreadable, missing, or in another file. Readers show
 * grey or white in its place and say nothing, so intake says it.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { plainContent, usedResources } from '../assemble/used-resources.ts';
import { PdfReader, pagesOf, type SourcePage } from './reader.ts';
import { isArray, isDict, nameOf, PdfStream, type PdfValue } from './values.ts';
import { canBeDrawn } from './whole-picture.ts';

const DEEPEST = 16;

/** 1-based, in order. Null where our own reader does not open the file. */
export async function brokenPictures(pdf: Uint8Array): Promise<readonly number[] | null> {
  try {
    const reader = PdfReader.openOnce(pdf);
    const look = new Look(reader);
    const found: number[] = [];
    for (const [i, page] of pagesOf(reader).entries()) if (await look.isBroken(page)) found.push(i + 1);
    return found;
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return null;
    throw thrown;
  }
}

class Look {
  readonly #reader: PdfReader;
  /** Each picture, and each drawing with all that is drawn in it, is looked at once. */
  readonly #known = new Map<PdfStream, boolean>();

  constructor(reader: PdfReader) {
    this.#reader = reader;
  }

  /** What its content names is told apart only where something is broken, which it seldom is. */
  async isBroken({ resources, contents }: SourcePage): Promise<boolean> {
    if (!(await this.#hasBroken(resources, 0))) return false;
    const content = this.#contentOf(contents);
    return await this.#hasBroken(usedResources(resources, content, this.#reader.resolve), 0);
  }

  async #hasBroken(resources: PdfValue | undefined, depth: number): Promise<boolean> {
    const { resolve } = this.#reader;
    const own = resolve(resources);
    const drawings = isDict(own) ? resolve(own.get('XObject')) : null;
    if (!isDict(drawings) || depth > DEEPEST) return false;
    let found = false;
    for (const value of drawings.values()) if (await this.#isBroken(resolve(value), depth)) found = true;
    return found;
  }

  async #isBroken(drawn: PdfValue, depth: number): Promise<boolean> {
    // Named, and not in the file.
    if (!(drawn instanceof PdfStream)) return true;
    const known = this.#known.get(drawn);
    if (known !== undefined) return known;
    // Until it is known: one that draws itself is not broken by that.
    this.#known.set(drawn, false);
    const isBroken = await this.#look(drawn, depth);
    this.#known.set(drawn, isBroken);
    return isBroken;
  }

  async #look(drawn: PdfStream, depth: number): Promise<boolean> {
    const { resolve } = this.#reader;
    const kind = nameOf(resolve(drawn.dict.get('Subtype')));
    if (kind === 'Form') {
      const resources = drawn.dict.get('Resources');
      if (!(await this.#hasBroken(resources, depth + 1))) return false;
      const used = usedResources(resources ?? null, plainContent(drawn, resolve), resolve);
      return await this.#hasBroken(used, depth + 1);
    }
    if (kind !== 'Image') return false;
    const parts = [drawn, resolve(drawn.dict.get('SMask')), resolve(drawn.dict.get('Mask'))];
    for (const part of parts)
      if (part instanceof PdfStream && !(await canBeDrawn(part, resolve))) return true;
    return false;
  }

  /** Null where it cannot be read here: then all that the page has counts as drawn. */
  #contentOf(contents: PdfValue): Uint8Array | null {
    const { resolve } = this.#reader;
    const found = resolve(contents);
    const parts: Uint8Array[] = [];
    for (const item of isArray(found) ? found.map(resolve) : [found]) {
      const plain = item instanceof PdfStream ? plainContent(item, resolve) : new Uint8Array();
      if (plain === null) return null;
      parts.push(plain, Buffer.from('\n'));
    }
    return Buffer.concat(parts);
  }
}
