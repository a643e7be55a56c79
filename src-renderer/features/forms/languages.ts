/** @file Languages of a workbook in words: a workbook names them by code, by name, or not at all. */

/** What an import calls the texts of a workbook that does not name a language. */
const UNNAMED = 'default';

export const namedLanguages = (languages: readonly string[]): string[] =>
  languages.filter((language) => language !== UNNAMED);

/** "ro" is Romanian; what is no code stays as it stands in the workbook. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(language) ?? language;
  } catch {
    return language;
  }
}
