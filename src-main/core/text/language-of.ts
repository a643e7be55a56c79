/**
 * @file In which language a text is, so that a screen reader says it as it is meant: by its letters where most of them
 * belong to one script, otherwise by the language it was spoken in, where it is written as that is. What an interpreter
 * put into English stays English. Our own rule; L.
 */

/** Scripts that few languages share; the first of them unless the spoken one is said to be another. */
const BY_SCRIPT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{sc=Arabic}/u, ['ar', 'fa', 'ur', 'ps', 'ku', 'sd', 'ug']],
  [/\p{sc=Hebrew}/u, ['he', 'yi']],
  [/\p{sc=Cyrillic}/u, ['ru', 'uk', 'bg', 'sr', 'mk', 'be']],
  [/\p{sc=Greek}/u, ['el']],
  [/\p{sc=Ethiopic}/u, ['am', 'ti']],
  [/\p{sc=Thai}/u, ['th']],
  [/\p{sc=Bengali}/u, ['bn']],
  [/\p{sc=Devanagari}/u, ['hi', 'ne', 'mr']],
];

let codes: ReadonlyMap<string, string> | undefined;

/** Two-letter codes by the English name of the language, in small letters. */
function codesByName(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const found = letters.flatMap((a) =>
    letters.flatMap((b): [string, string][] => {
      const name = names.of(a + b);
      return name === undefined ? [] : [[name.toLowerCase(), a + b]];
    }),
  );
  codes = new Map(found);
  return codes;
}

/** Words with letters that English does not write, out of all words: from here on a text is not in English. */
const FOREIGN_SHARE = 0.2;
const ACCENTED = /(?![A-Za-z])\p{L}|\p{M}/u;

function isWrittenOtherwise(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return words.filter((word) => ACCENTED.test(word)).length > words.length * FOREIGN_SHARE;
}

const isMostly = (text: string, script: RegExp): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => script.test(letter)).length * 2 > letters.length;
};

/** ISO 639-1 code; empty for English and where neither letters nor `spoken` (a language by name) say. */
export function languageOf(text: string, spoken = ''): string {
  const script = BY_SCRIPT.find(([letters]) => letters.test(text) && isMostly(text, letters))?.[1];
  if (script === undefined && spoken === '') return '';
  const [first = ''] = spoken.toLowerCase().split(/[,;(/]/);
  const said = codesByName().get(first.trim()) ?? '';
  if (script !== undefined) return script.includes(said) ? said : (script[0] ?? '');
  return said === 'en' || !isWrittenOtherwise(text) ? '' : said;
}
