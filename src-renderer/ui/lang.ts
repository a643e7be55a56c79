/** @file `lang` for words in another language, to be spread over the element that holds them. */
import { languageOf } from '../../src-main/core/text/language-of.ts';

/** `spoken`: the language it was said in, where that is recorded. */
export function langOf(text: string, spoken?: string): { readonly lang?: string } {
  const lang = languageOf(text, spoken);
  return lang === undefined ? {} : { lang };
}
