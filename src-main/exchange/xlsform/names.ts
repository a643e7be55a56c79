/** @file Names: an XLSForm's `prs_First_Name` becomes `prs-first-name` here, used once in the form. */

const LONGEST = 80;

export class Names {
  readonly #taken: Set<string>;

  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  /** A name nothing else has. `fallback` is used where no letter of the name can be kept. */
  take(name: string, fallback: string): string {
    const plain = plainName(name) || fallback;
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : `-${number}`;
      const candidate = plain.slice(0, LONGEST - ending.length) + ending;
      if (this.#taken.has(candidate)) continue;
      this.#taken.add(candidate);
      return candidate;
    }
  }
}

/** Small Latin letters, digits and hyphens, beginning with a letter; '' when there is none. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST);
}
