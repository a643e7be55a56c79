/**
 * @file What was found on pages of files that were taken in before, for those that come again: byte for byte the same in all
 * they draw with (bundle/pdf/page-identities.ts). Of files that are taken in for the length of one command, and it ends with
 * their worker; of such pages nothing is kept that they say, but for what is hidden on them. A file can reach by it no page
 * but one that it holds itself.
 */
import type { PageFound } from './read-pages.ts';

export interface KnownPage extends PageFound {
  /** It draws a picture of which not all is there. */
  readonly isBroken: boolean;
}

/** What comes after is gone through each time. */
const KNOWN_LIMITS = { pages: 20_000, letters: 4_000_000 } as const;

export class KnownPages {
  readonly #pages = new Map<string, KnownPage>();
  #letters = 0;

  /** By its identity; undefined for one that has none, or was not seen yet. */
  get(identity: string | null | undefined): KnownPage | undefined {
    return typeof identity === 'string' ? this.#pages.get(identity) : undefined;
  }

  keep(identity: string | null | undefined, page: KnownPage): void {
    if (
      typeof identity !== 'string' ||
      this.#pages.size >= KNOWN_LIMITS.pages ||
      this.#letters > KNOWN_LIMITS.letters
    )
      return;
    this.#pages.set(identity, page);
    for (const { words } of page.hidden) this.#letters += words.length;
  }
}
