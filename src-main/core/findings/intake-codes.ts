/** @file Why a file is not taken in, where there is more to say than the failure's own words: codes and parameters. */
import { HIT_KINDS } from '../redaction/proof.ts';
import type { Kinds } from './kinds.ts';

/** What keeps a file that holds other things from being read. */
export const NOT_READABLE = [
  'no-file-inside',
  'locked',
  'too-many-inside',
  'swells',
  'cannot-be-unpacked',
  'no-words',
  'too-deep',
  'cells-unread',
  'too-wide',
  'nothing-read',
  'parts-unread',
] as const;
export type NotReadable = (typeof NOT_READABLE)[number];

/** Files that are not what they show. */
export const LEADS_ELSEWHERE = ['drawing', 'link', 'shortcut'] as const;
export type LeadsElsewhere = (typeof LEADS_ELSEWHERE)[number];

export const INTAKE_CODES = {
  /** `exhibit` and `removedOn` may be empty; days are ISO. */
  'first-copy': { title: 'text', exhibit: 'text', receivedOn: 'text', removedOn: 'text' },
  'is-a-folder': {},
  // Of a PDF that is to stand in the place of an exhibit.
  'pdf-wanted': {},
  'is-a-pdf': {},
  'has-a-pdf': {},
  // Struck out of a paper, and left in it all the same. `word`: empty where it is of none; `page`: 0.
  'redaction-left': { kind: { oneOf: HIT_KINDS }, page: 'number', word: 'text' },
  // In which words that are struck out may stand, and nobody but a person can say.
  'redaction-unsearched': { title: 'text', pages: 'pages' },
  'redaction-none': { title: 'text' },
  'redaction-in-title': { title: 'text', word: 'text' },
  'redaction-nothing-marked': { reader: 'text' },
  'redaction-other-copy': { title: 'text', marked: 'text' },
  'redaction-outdated': { title: 'text' },
  'redaction-no-reason': { reasons: 'text' },
  'redaction-no-page': { page: 'number', pages: 'number' },
  'names-alike': {},
  'changed-since-read': {},
  'pages-over': { count: 'number', most: 'number' },
  'leads-elsewhere': { what: { oneOf: LEADS_ELSEWHERE } },
  'not-readable': { why: { oneOf: NOT_READABLE } },
} as const satisfies Readonly<Record<string, Kinds>>;
