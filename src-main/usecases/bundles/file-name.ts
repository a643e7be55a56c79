/**
 * @file The name of a bundle's file: `<case reference>_<short title>_bundle_<date>.pdf`. Case reference and an
 * indication of contents: General Guidance ¶9 (certainty M). No survivor's name: file names travel in
 * e-mails, logs and screenshots, and anonymity covers them (rule B25).
 */
import { foldText } from '../../core/text/search-text.ts';

const LONGEST_REFERENCE = 40;
const LONGEST_TITLE = 60;

export interface NamedBundle {
  readonly reference: string;
  readonly title: string;
  /** ISO day: of the hearing, or of building where none is listed. */
  readonly day: string;
  /** Names that must not appear, also-known-as included. */
  readonly survivors: readonly string[];
}

/** Plain letters, figures, `-` and `_` only. Never empty. */
export function bundleFileName({ reference, title, day, survivors }: NamedBundle): string {
  const secret = new Set(survivors.flatMap(plainWords));
  const open = (word: string) => !secret.has(word.toLowerCase());
  const ref = cut(wordsKeepingCase(reference).filter(open), LONGEST_REFERENCE) || 'case';
  const telling = (text: string) => plainWords(text).filter((word) => open(word) && word !== 'bundle');
  const short = cut(telling(title), LONGEST_TITLE);
  // Where no reference was given it is the title: once is enough.
  const isTitle = short !== '' && telling(reference).join() === telling(title).join();
  const head = isTitle ? [short] : [ref, short];
  return `${[...head, 'bundle', day].filter((part) => part !== '').join('_')}.pdf`;
}

/** Which of the names stand in a text, whole words only, whatever the accents and capitals. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const words = new Set(foldText(text).split(/[^\p{L}\p{N}]+/u));
  return names.filter((name) =>
    foldText(name)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.length > 1 && words.has(word)),
  );
}

function plainWords(text: string): string[] {
  return foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0);
}

/** As `plainWords`, but capitals stay: a reference is copied, not read. */
function wordsKeepingCase(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

function cut(words: readonly string[], most: number): string {
  let out = '';
  for (const word of words) {
    const longer = out === '' ? word : `${out}-${word}`;
    if (longer.length > most) return out === '' ? word.slice(0, most) : out;
    out = longer;
  }
  return out;
}
