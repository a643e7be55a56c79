/** @file What is said of a bundle's cover and of what its documents brought along: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const BUNDLE_CODES = {
  // The heading of the cover, where it does not fit the profile.
  'proceedings-unknown': {},
  'party-without-proceedings': {},
  'party-side-unknown': {},
  // What a built bundle has of its documents' own bookmarks and links.
  /** `addresses`: the first of each document. */
  'web-links-left': { links: [{ title: 'text', pages: 'pages', addresses: 'names' }] },
  'bookmarks-left': { left: [{ title: 'text', count: 'number' }] },
  /** What a document says of the colours it was made for, where no profile lies in it. */
  'colours-left': { documents: 'names' },
  'bookmarks-name-survivor': { documents: 'names' },
} as const satisfies Readonly<Record<string, Kinds>>;
