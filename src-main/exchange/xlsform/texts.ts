/** @file Texts in the languages of the form, and what stands in them for another answer. */

/** One text, or one for each language with `default`. */
export type Text = string | Readonly<Record<string, string>>;

/** Languages under their code, '' for a column without one. `main` is the one people see first. */
export function textOf(byLanguage: ReadonlyMap<string, string>, main: string): Text | undefined {
  const filled = [...byLanguage].filter(([, text]) => text.trim() !== '');
  if (filled.length === 0) return undefined;
  const first = (byLanguage.get(main) ?? '').trim() === '' ? filled[0]?.[1] : byLanguage.get(main);
  const text: Record<string, string> = { default: first ?? '' };
  for (const [language, words] of filled) if (language !== main && language !== '') text[language] = words;
  const only = Object.keys(text).length === 1;
  return only ? (text.default ?? '') : text;
}

export function mapText(text: Text, change: (words: string) => string): Text {
  if (typeof text === 'string') return change(text);
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, change(words)]));
}

/** Two texts as one, in every language that either has. */
export function joinTexts(
  first: Text | undefined,
  between: string,
  second: Text | undefined,
): Text | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const languages = new Set([...languagesOf(first), ...languagesOf(second)]);
  const joined = Object.fromEntries(
    [...languages].map((language) => [
      language,
      `${inLanguage(first, language)}${between}${inLanguage(second, language)}`,
    ]),
  );
  return languages.size === 1 ? (joined.default ?? '') : joined;
}

export const defaultText = (text: Text | undefined): string =>
  text === undefined ? '' : inLanguage(text, 'default');

const languagesOf = (text: Text): string[] =>
  typeof text === 'string' ? ['default'] : ['default', ...Object.keys(text)];

const inLanguage = (text: Text, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? text.default ?? '');
