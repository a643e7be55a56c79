/**
 * @file Words that must be nowhere in a paper any more, and whether a text has them: in other capitals, without accents, with the
 * name turned round, broken by a line's end or a hyphen, spaced out, or written from the other side.
 */
import { foldText } from '../text/search-text.ts';

/** Shorter words are looked for as whole words only: "Ann" is in "planning". */
const SURE_LATIN = 6;
/** Scripts that write a name in few letters, or without spaces. */
const SURE_OTHER = 3;
const FIGURES = /^[\d\s().+/-]{6,}$/;
/** Hyphens, and the soft one that only shows where a line ends. */
const BROKEN = /[-\u00ad\u2010\u2011]\s*[\r\n\ufffe]\s*/gu;
const SOFT = /[\u00ad\u200b\u2060\ufeff]/gu;

interface Wanted {
  /** Place in the list that was given. */
  readonly of: number;
  readonly spaced: string;
  readonly squeezed: string;
}

/** As a word is compared: letters and figures with single spaces between. */
export const spaced = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
export const squeeze = (text: string): string => text.replaceAll(' ', '');

/** A telephone number without what stands before it at home or abroad. */
function bareNumber(term: string): string | null {
  if (!FIGURES.test(term)) return null;
  const figures = term.replace(/\D/g, '');
  const bare = figures.replace(/^(00)?44/, '').replace(/^0+/, '');
  return bare.length >= 6 ? bare : figures;
}

/** The other ways in which a name stands in papers: turned round, with the first name as a letter. */
export function variantsOf(term: string): string[] {
  const bare = bareNumber(term);
  if (bare !== null) return [...new Set([term, bare])];
  const words = spaced(term).split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const isName = words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{L}+$/u.test(word));
  if (!isName) return [term];
  const rest = words.slice(0, -1).join(' ');
  const initials = words.slice(0, -1).map((word) => word[0]);
  const turned = [`${last} ${rest}`, `${words.slice(1).join(' ')} ${first}`];
  if (last.length < 3) return [term, ...turned];
  return [
    ...new Set([
      term,
      ...turned,
      `${initials.join(' ')} ${last}`,
      `${last} ${initials.join(' ')}`,
      `${initials[0]} ${last}`,
    ]),
  ];
}

export class StruckWords {
  readonly terms: readonly string[];
  readonly #wanted: readonly Wanted[];

  constructor(terms: readonly string[]) {
    this.terms = terms;
    this.#wanted = terms.flatMap((term, of) =>
      variantsOf(term).flatMap((variant) => {
        const one = spaced(variant);
        return one === '' ? [] : [{ of, spaced: ` ${one} `, squeezed: squeeze(one) }];
      }),
    );
  }

  get isEmpty(): boolean {
    return this.#wanted.length === 0;
  }

  /** Place of the first of the terms that stands in it; null for none. */
  in(text: string): number | null {
    if (this.isEmpty || text === '') return null;
    const plain = text.replace(BROKEN, '').replace(SOFT, '');
    for (const form of new Set([text, plain])) {
      const words = ` ${spaced(form)} `;
      const letters = squeeze(words);
      const found = this.#wanted.find(
        (wanted) => words.includes(wanted.spaced) || (isSure(wanted) && hasLetters(letters, wanted.squeezed)),
      );
      if (found !== undefined) return found.of;
    }
    return null;
  }

  /** The same of bytes that may be no text: whole words of some length, since short ones stand in instructions by chance. */
  inBytes(text: string): number | null {
    const words = ` ${spaced(text)} `;
    const found = this.#wanted.find((wanted) => isTelling(wanted) && words.includes(wanted.spaced));
    return found?.of ?? null;
  }

  /** The same of a name in a file's own structure, which has words of its own. */
  inName(name: string): number | null {
    const letters = squeeze(spaced(name));
    const found = this.#wanted.find(
      ({ squeezed }) => squeezed.length >= SURE_LATIN && letters.includes(squeezed),
    );
    return found?.of ?? null;
  }

  /** Those long enough not to stand by chance in what is no text. */
  get long(): readonly { readonly of: number; readonly term: string }[] {
    return this.terms.flatMap((term, of) =>
      squeeze(spaced(term)).length < SURE_LATIN ? [] : [{ of, term }],
    );
  }
}

const isTelling = ({ squeezed }: Wanted): boolean =>
  squeezed.length >= (/^\d+$/.test(squeezed) ? SURE_LATIN : SURE_OTHER);

/** Long enough not to stand in another word by chance. */
export const isSure = ({ squeezed }: { readonly squeezed: string }): boolean =>
  squeezed.length >= (/^[\p{Script=Latin}\d]+$/u.test(squeezed) ? SURE_LATIN : SURE_OTHER);

const hasLetters = (letters: string, wanted: string): boolean =>
  letters.includes(wanted) || letters.includes([...wanted].reverse().join(''));
