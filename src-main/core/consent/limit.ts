/**
 * @file Whether what was written beside a yes limits it: "all but the parcels, until he has seen a solicitor". English only
 * and our own rule (certainty L): where it finds none, the note still stands there, as a note.
 */
import type { ConsentView } from './consent-line.ts';

const LIMITS =
  /\b(?:but|except|only|not|never|until|unless|without|as long as|so long as|if|provided|nothing|none|no)\b|n['’]t\b/iu;

/** The limit that stands beside a yes, as it was written; '' where there is none. */
export const limitOf = ({ status, note }: Pick<ConsentView, 'status' | 'note'>): string =>
  status === 'given' && LIMITS.test(note) ? note.trim() : '';
