/**
 * @file In which language a text is written, as far as its letters show it: for the voice that reads the screen aloud.
 * Where they do not, nothing is said: an account given in Vietnamese is often written down in English.
 */

/** Scripts in which, among the people these cases are about, one language is the likely one. Certainty M. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Greek}/u, 'el'],
];

/** Letters that one language has to itself. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[ơưƠƯ\u1EA0-\u1EF9]/u, 'vi'],
  [/[țșȚȘ]/u, 'ro'],
  [/[łŁ]/u, 'pl'],
];

const names = new Map<string, string>();

/** The tag of a language by its English name, as people write it: "Vietnamese", "Kurdish (Sorani)". */
function tagOf(language: string): string | undefined {
  if (names.size === 0) {
    const shown = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    for (const a of 'abcdefghijklmnopqrstuvwxyz')
      for (const b of 'abcdefghijklmnopqrstuvwxyz') {
        const name = shown.of(a + b);
        if (name !== undefined) names.set(name.toLowerCase(), a + b);
      }
    // As they are called in Britain.
    for (const [name, tag] of [
      ['farsi', 'fa'],
      ['dari', 'fa'],
      ['mandarin', 'zh'],
      ['sorani', 'ckb'],
    ] as const)
      names.set(name, tag);
  }
  return names.get(
    language
      .replace(/[(,/].*/, '')
      .trim()
      .toLowerCase(),
  );
}

const LATIN_BEYOND_ENGLISH = /(?=\p{Script=Latin})[^a-zA-Z]/u;

/**
 * A BCP 47 tag, or undefined where it is English or cannot be told. `spoken`: the language it was said in, in words;
 * '' where none is recorded.
 */
export function languageOf(text: string, spoken = ''): string | undefined {
  const byLetters = LETTERS.find(([letters]) => letters.test(text))?.[1];
  if (byLetters !== undefined) return byLetters;
  const said = spoken === '' ? undefined : tagOf(spoken);
  const byScript = SCRIPTS.find(([letters]) => letters.test(text))?.[1];
  const isOther =
    byScript !== undefined || /\p{Script=Cyrillic}/u.test(text) || LATIN_BEYOND_ENGLISH.test(text);
  if (!isOther || said === 'en') return byScript;
  return said ?? byScript;
}
