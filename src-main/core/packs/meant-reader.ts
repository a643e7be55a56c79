/** @file Whether a pack goes to the kind of reader that its profile is made for, as far as a name can tell. Our own rule. */
import { fold } from '../search/fold.ts';
import type { RecipientProfile } from './recipient-profile.ts';

/** For whom it is made, where the recipient's name has none of the words of such a reader; null where it may be one. */
export function unlikeReader({ reader }: Pick<RecipientProfile, 'reader'>, recipient: string): string | null {
  if (reader === undefined || recipient.trim() === '') return null;
  const name = ` ${fold(recipient)
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return reader.words.some((word) => name.includes(` ${word} `)) ? null : reader.is;
}
