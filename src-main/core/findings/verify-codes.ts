/** @file What reading a bundle back against its page map or its record can find: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const VERIFY_CODES = {
  // Against the page map.
  'page-count-differs': { found: 'number', expected: 'number' },
  'pages-written-differ': {},
  'bytes-written-differ': {},
  'title-differs': {},
  'missing-from-index': {},
  'page-unreadable': {},
  'page-contents-differ': {},
  'page-empty': {},
  'page-misplaced': {},
  'page-not-a4': {},
  'page-turned': {},
  'page-cropped': {},
  'page-not-upright': {},
  'mark-added': {},
  'label-differs': {},
  'number-missing': {},
  'number-differs': {},
  'number-obstructed': {},
  'comments-missing': {},
  'comment-added': {},
  'link-changes-zoom': {},
  'link-leads-out': {},
  'index-link-astray': {},
  'index-rows-unlinked': {},
  /** Never of a bundle that was planned here. */
  'index-row-unknown': { key: 'text' },
  'index-row-astray': {},
  'index-link-misplaced': {},
  'bookmark-count-differs': { found: 'number', expected: 'number' },
  'bookmark-differs': {},
  'bookmark-astray': {},
  'bookmark-changes-zoom': {},
  // Against the record of it in the vault.
  'bytes-as-built': {},
  'size-as-recorded': { bytes: 'number' },
  'pages-as-recorded': { pages: 'number' },
  'pages-not-as-recorded': { found: 'number', recorded: 'number' },
  'map-agrees': {},
  'record-differs': {},
  'changed-in-place': {},
  /** `numbers`: as printed, the first twelve; `more`: how many besides. */
  'added-to-pages': { numbers: 'names', more: 'number' },
  'bytes-differ': { sha256: 'text', bytes: 'number', recordedSha256: 'text', recordedBytes: 'number' },
  'bytes-follow': {
    ...{ sha256: 'text', bytes: 'number', recordedSha256: 'text', recordedBytes: 'number' },
    added: 'number',
  },
} as const satisfies Readonly<Record<string, Kinds>>;
