/**
 * @file The small language of the sentences in resources/locales, a part of ICU MessageFormat:
 *
 *   {count}                                         the parameter
 *   {count, plural, one {# page} other {# pages}}   by number, or by how many there are in a list; # is the number;
 *                                                   `=0 {…}` for exactly so many
 *   {kind, select, picture {a picture} other {…}}   by word
 *   {field, if, in {field}}                         only where there is one: not empty, not 0
 *   {on, day}                                       an ISO day, in words
 *   {rows, list, {title}}                           each row, the first few; {rows, all, {title}} every one
 *
 * `{{` is a brace that is printed.
 */
import { TestimonyError } from '../errors/errors.ts';

export type Part =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'value' | 'day'; readonly name: string }
  | {
      readonly kind: 'plural' | 'select';
      readonly name: string;
      readonly cases: ReadonlyMap<string, Template>;
    }
  | { readonly kind: 'if' | 'list' | 'all'; readonly name: string; readonly body: Template };
export type Template = readonly Part[];

/** Throws `bad-input`, naming the place, for what is no sentence of this language. */
export function parseTemplate(text: string): Template {
  const reader = new Reader(text);
  const parts = reader.template(false);
  if (!reader.done) throw reader.wrong('a } too many');
  return parts;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Up to the brace that closes it, or the end. `counted`: inside a plural, where # is the number. */
  template(counted: boolean): Template {
    const parts: Part[] = [];
    let words = '';
    const flush = () => {
      if (words !== '') parts.push({ kind: 'words', words });
      words = '';
    };
    while (!this.done && this.#peek() !== '}') {
      const letter = this.#next();
      if (letter === '{' && this.#peek() === '{') {
        words += this.#next();
      } else if (letter === '{') {
        flush();
        parts.push(this.#placeholder(counted));
      } else if (letter === '#' && counted) {
        flush();
        parts.push({ kind: 'number' });
      } else words += letter;
    }
    flush();
    return parts;
  }

  #placeholder(counted: boolean): Part {
    const name = this.#word();
    if (this.#take('}')) return { kind: 'value', name };
    this.#need(',');
    const keyword = this.#word();
    if (keyword === 'day' && this.#take('}')) return { kind: 'day', name };
    if (keyword === 'all' && this.#take('}')) return { kind: 'all', name, body: [] };
    this.#need(',');
    if (keyword === 'plural' || keyword === 'select') {
      return { kind: keyword, name, cases: this.#cases(counted || keyword === 'plural') };
    }
    if (keyword !== 'if' && keyword !== 'list' && keyword !== 'all') throw this.wrong(`"${keyword}"`);
    if (this.#peek() === ' ') this.#at += 1;
    const body = this.template(counted);
    this.#need('}');
    return { kind: keyword, name, body };
  }

  #cases(counted: boolean): ReadonlyMap<string, Template> {
    const cases = new Map<string, Template>();
    for (;;) {
      this.#spaces();
      if (this.#take('}')) break;
      const name = this.#word();
      this.#need('{');
      cases.set(name, this.template(counted));
      this.#need('}');
    }
    if (cases.size === 0) throw this.wrong('no cases');
    return cases;
  }

  #word(): string {
    this.#spaces();
    const [word] = /^=?[A-Za-z0-9][A-Za-z0-9-]*/.exec(this.#text.slice(this.#at)) ?? [];
    if (word === undefined) throw this.wrong('a name is missing');
    this.#at += word.length;
    this.#spaces();
    return word;
  }

  #need(letter: string): void {
    if (!this.#take(letter)) throw this.wrong(`"${letter}" is missing`);
  }

  #take(letter: string): boolean {
    if (this.#peek() !== letter) return false;
    this.#at += 1;
    return true;
  }

  #spaces(): void {
    while (this.#peek() === ' ') this.#at += 1;
  }

  #peek = (): string => this.#text[this.#at] ?? '';

  #next(): string {
    const letter = this.#peek();
    this.#at += 1;
    return letter;
  }

  wrong(what: string): TestimonyError {
    return new TestimonyError('bad-input', {
      subject: this.#text,
      detail: `${what} at letter ${this.#at + 1}`,
    });
  }
}
