/** @file Where names and other words stand in a paper, as marks that somebody may take: nothing is struck out by being found. */
import type { PageWord } from '../evidence/page-words.ts';
import { distinctWords } from '../people/plain-name.ts';
import type { MarkRect } from './marks.ts';
import { isSure, spaced, squeeze, variantsOf } from './struck-words.ts';

/** As it was asked for, written another way, or a part of it that may be somebody else's. */
export type FoundAs = 'whole' | 'otherwise' | 'part';

export interface FoundWords {
  /** 1-based. */
  readonly page: number;
  readonly rects: readonly MarkRect[];
  /** What stands there. */
  readonly text: string;
  /** What was looked for. */
  readonly term: string;
  readonly as: FoundAs;
}

export interface PageRead {
  readonly page: number;
  /** In points, as shown. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly PageWord[];
}

/** A letter by itself is in every text; where not all words are written as names are, two letters are too. */
const SHORTEST_PART = 2;
export const MOST_FOUND = 5000;

interface Wanted {
  readonly term: string;
  readonly letters: string;
  readonly as: FoundAs;
}

/** In the order of the pages, each place once: by the longest that stands there. */
export function findWords(pages: readonly PageRead[], terms: readonly string[]): FoundWords[] {
  const wanted = terms
    .flatMap(formsOf)
    .filter(({ letters }) => letters.length > 1)
    .sort((a, b) => b.letters.length - a.letters.length);
  return pages.flatMap((page) => foundOn(page, wanted)).slice(0, MOST_FOUND);
}

function formsOf(term: string): Wanted[] {
  const own = squeeze(spaced(term));
  const others = variantsOf(term).map((variant) => squeeze(spaced(variant)));
  const words = /\d/.test(term) ? [] : distinctWords(term);
  const shortest = /^(?!.*(^|\s)\p{Ll})/u.test(term) ? SHORTEST_PART : SHORTEST_PART + 1;
  const parts = words.length < 2 ? [] : words.filter((word) => word.length >= shortest);
  const forms = new Map<string, FoundAs>([
    ...parts.map((part) => [squeeze(spaced(part)), 'part'] as const),
    ...others.map((letters) => [letters, 'otherwise'] as const),
    [own, 'whole'],
  ]);
  return [...forms].map(([letters, as]) => ({ term, letters, as }));
}

interface Letters {
  readonly all: string;
  /** Of each letter, which word it is of. */
  readonly wordAt: readonly number[];
  /** Places at which a run of letters begins. */
  readonly begins: ReadonlySet<number>;
}

function lettersOf(words: readonly PageWord[]): Letters {
  let all = '';
  const wordAt: number[] = [];
  const begins = new Set<number>();
  words.forEach(({ text }, at) => {
    for (const run of spaced(text).split(' ')) {
      begins.add(all.length);
      all += run;
      for (let i = 0; i < run.length; i += 1) wordAt.push(at);
    }
  });
  begins.add(all.length);
  return { all, wordAt, begins };
}

/** "+44" before a telephone number, which would stay beside the block. */
const isOfCountry = (before: PageWord | undefined, letters: string): boolean =>
  before !== undefined && /^\d{6,}$/.test(letters) && /^\(?(\+|00)\d{1,3}\)?$/.test(before.text);

function foundOn(page: PageRead, wanted: readonly Wanted[]): FoundWords[] {
  const { all, wordAt, begins } = lettersOf(page.words);
  const taken = new Set<number>();
  const found: { readonly at: number; readonly one: FoundWords }[] = [];
  for (const { term, letters, as } of wanted)
    for (let at = all.indexOf(letters); at >= 0; at = all.indexOf(letters, at + 1)) {
      const isWhole = begins.has(at) && begins.has(at + letters.length);
      if (!isWhole && (as === 'part' || !isSure({ squeezed: letters }))) continue;
      const [first, to] = [wordAt[at] ?? 0, wordAt[at + letters.length - 1] ?? 0];
      const from = isOfCountry(page.words[first - 1], letters) ? first - 1 : first;
      const own = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      if (own.some((word) => taken.has(word))) continue;
      for (const word of own) taken.add(word);
      const words = own.flatMap((word) => page.words[word] ?? []);
      const text = words.map((word) => word.text).join(' ');
      found.push({ at, one: { page: page.page, rects: rectsOf(words, page), text, term, as } });
    }
  return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/** One for each line that the words stand on, in points as shown. */
export function rectsOf(
  words: readonly PageWord[],
  { width, height }: Pick<PageRead, 'width' | 'height'>,
): MarkRect[] {
  const lines: { left: number; top: number; right: number; bottom: number }[] = [];
  for (const word of words) {
    const own = {
      left: word.left,
      top: word.top,
      right: word.left + word.width,
      bottom: word.top + word.height,
    };
    const line = lines.at(-1);
    const middle = word.top + word.height / 2;
    if (line !== undefined && middle > line.top && middle < line.bottom && own.left >= line.left) {
      line.top = Math.min(line.top, own.top);
      line.right = Math.max(line.right, own.right);
      line.bottom = Math.max(line.bottom, own.bottom);
    } else lines.push(own);
  }
  return lines.map(({ left, top, right, bottom }) => ({
    left: left * width,
    top: top * height,
    width: Math.max(0.1, (right - left) * width),
    height: Math.max(0.1, (bottom - top) * height),
  }));
}
