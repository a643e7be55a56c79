/** @file Countries by ISO 3166-1 code, by the names in resources/codes, as the engine reads them. */
import file from '../../resources/codes/countries.json' with { type: 'json' };

const names = new Map(file.choices.map(({ value, text }) => [value, text]));

/** The name, or the code as it stands where there is none. */
export const countryName = (code: string): string => names.get(code) ?? code;

/** All of them, by name. */
export const countries: readonly { readonly value: string; readonly label: string }[] = file.choices.map(
  ({ value, text }) => ({ value, label: text }),
);
