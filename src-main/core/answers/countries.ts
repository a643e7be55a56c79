/** @file Countries by ISO 3166-1 code: one list, resources/codes/countries.json, for screen, paper and checks. */
import file from '../../../resources/codes/countries.json' with { type: 'json' };

/** All of them, in the order of the file: by name. */
export const COUNTRIES: readonly { readonly value: string; readonly text: string }[] = file.choices;

export const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.map(({ value, text }) => [value, text]),
);

/** The name, or the code as it stands where there is none. */
export const countryName = (code: string): string => COUNTRY_NAMES.get(code) ?? code;
