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

/**
 * Which of the names stand in a text, whole words only, whatever the capitals. Accents count only in a text that is
 * written with them throughout: "Việc làm ở Anh" is work in England and not the work of Ánh, while "Anh’s letter", or
 * one accent in an English title, may well be hers.
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const spelt = wordsAsSpelt(text);
  const folded = new Set(spelt.map(foldText));
  const exact = new Set(spelt);
  const stands = (word: string) => {
    const plain = foldText(word);
    if (plain.length < 2 || !folded.has(plain)) return false;
    return exact.has(word) || !isWrittenWithAccents(spelt.filter((one) => foldText(one) !== plain));
  };
  return names.filter((name) => wordsAsSpelt(name).some(stands));
}

const wordsAsSpelt = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');

/** At least half of the words in Latin letters carry an accent, and at least two do. */
function isWrittenWithAccents(words: readonly string[]): boolean {
  const latin = words.filter((word) => /\p{Script=Latin}/u.test(word));
  const accented = latin.filter((word) => /[^a-z0-9]/.test(word));
  return accented.length >= 2 && accented.length * 2 >= latin.length;
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
