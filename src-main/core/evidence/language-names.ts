/** @file What a language is called whose file is named after it: "ron" is Romanian, "chi_sim" stands as it is. */

/** `locale`: the language it is said in. */
export function languageName(name: string, locale: string): string {
  const [code = '', script] = name.split('_');
  if (script !== undefined || !/^[a-z]{2,3}$/.test(code)) return name;
  const found = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code);
  return found === undefined ? name : `${found} (${name})`;
}
