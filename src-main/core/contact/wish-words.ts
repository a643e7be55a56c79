/** @file Words and sentences as a wish that somebody is not to know something is looked for in them. English endings alone. */
import { fold } from '../search/fold.ts';

export interface Word {
  /** As it stands, without "’s". */
  readonly written: string;
  /** Small, and without accents. */
  readonly plain: string;
}

export const wordsIn = (text: string): Word[] =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? []).map((one) => {
    const written = one.replace(/['’](?:s)?$/u, '');
    return { written, plain: fold(written).toLowerCase() };
  });

export const sentencesIn = (text: string): string[] => text.split(/(?<=[.!?;])\s+|\n+|(?<=[。！？])/u);

export const isNumber = (plain: string): boolean => /^\p{N}/u.test(plain);

/** The same of "tells", "telling" and "tell": short words keep their ends. */
export function alike(plain: string): string {
  const bare = plain.length > 5 ? plain.replace(/(?:ing|ied|ies|ed|es)$/u, '') : plain;
  const one = bare.length > 3 ? bare.replace(/s$/u, '') : bare;
  return one.length > 3 ? one.replace(/[ey]$/u, '') : one;
}
