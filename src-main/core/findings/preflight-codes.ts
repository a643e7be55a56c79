/** @file What a look before building can find: codes and the parameters each takes. */
import { HIDDEN_KINDS } from '../evidence/hidden-words.ts';
import { HINT_PLACES } from '../privilege/mark.ts';
import type { Kinds } from './kinds.ts';

const ON_PAGES = [{ title: 'text', pages: 'pages' }] as const;

export const PREFLIGHT_CODES = {
  // What stops a build in any court.
  'documents-chosen': {},
  'documents-none': {},
  'consents-stand': {},
  /** `why`: in the words of resources/consent/purposes.json. */
  'consents-not-asked': { why: 'findings' },
  'consents-missing': { missing: 'findings' },
  'consents-for-anybody': { yes: 'findings' },
  'consents-by-name': {},
  'letters-printable': {},
  /** `documents` is empty where the letters stand on the cover. */
  'letters-without-font': { letters: 'text', documents: 'names' },
  // What the documents are called, when they are from, what is in them.
  'documents-dated': {},
  'documents-undated': { documents: 'names' },
  'titles-own': {},
  'titles-of-files': { documents: 'names' },
  'titles-apart': {},
  'titles-alike': { documents: 'names' },
  'marks-apart': {},
  'marks-shared': { shared: [{ mark: 'text', documents: 'names' }] },
  'files-once': {},
  'files-twice': { documents: 'names' },
  'documents-in-order': {},
  'documents-out-of-order': { documents: 'names' },
  'text-everywhere': {},
  'text-missing': { documents: 'names' },
  'comments-none': {},
  'comments-go-in': { documents: 'names' },
  'attachments-none': {},
  'attachments-stay-out': { documents: 'names' },
  'answers-cut-none': {},
  'answers-cut': { cut: ON_PAGES },
  'hidden-words-none': {},
  'hidden-words': { hidden: [{ title: 'text', how: { oneOf: HIDDEN_KINDS }, pages: 'pages' }] },
  'accounts-newest': {},
  'accounts-newer': { documents: 'names' },
  /** `older`: an earlier version is finished and goes in; `none`: no word of it goes in. */
  'transcripts-finished': {},
  'transcripts-begun': { begun: [{ title: 'text', goesIn: { oneOf: ['older', 'none'] } }] },
  'all-on-pages': {},
  'kept-off-pages': { documents: 'names' },
  'looks-shown': {},
  /** `as`: its words alone, or its pages but for what is counted; `pdf`: of what stands in its place, empty where nothing does. */
  'looks-not-shown': {
    papers: [
      {
        title: 'text',
        as: { oneOf: ['words', 'part'] },
        pictures: 'number',
        drawings: 'number',
        margins: 'number',
        tables: 'number',
        pdf: 'text',
      },
    ],
  },
  'removed-none': {},
  'removed-since': { documents: 'names' },
  'privilege-decided': {},
  /** `said`: the name or the line that points to it. */
  'privilege-undecided': { papers: [{ title: 'text', at: { oneOf: HINT_PLACES }, said: 'text' }] },
  'numbers-kept': {},
  /** `file`: the newest that was built; `on`: the day it was. */
  'numbers-moved': { documents: 'names', file: 'text', on: 'text' },
  // Which way up pages are read.
  'turned-none': {},
  'turned-upright': { turned: ON_PAGES },
  'direction-sure': {},
  'direction-unsure': { unsure: ON_PAGES },
  'left-sideways-none': {},
  'left-sideways': { left: ON_PAGES },
  'left-upside-down-none': {},
  'left-upside-down': { left: ON_PAGES },
  // Names that anonymity covers.
  'cover-names-nobody': {},
  'cover-names-survivor': {},
  'cover-names-witness': { file: 'text' },
  'cover-names-both': { file: 'text' },
  'titles-name-nobody': {},
  'titles-name-survivor': { sections: 'names', documents: 'names' },
  'custody-names-nobody': {},
  'custody-names-survivor': { documents: 'names' },
  // Cover and size.
  'cover-complete': {},
  'court-missing': {},
  'hearing-missing': {},
  'court-and-hearing-missing': {},
  'cover-headed': {},
  'cover-not-headed': { lacks: [{ what: { oneOf: ['court-number', 'parties', 'filed-by'] } }] },
  /** `bundles`: of another court or kind of case, with the same number. */
  'court-number-elsewhere': { number: 'text', bundles: 'names' },
  'court-number-own': {},
  /** `pages`: the number printed on the last page. */
  'bundle-size-fits': { megabytes: 'number', pages: 'text' },
  'bundle-size-over': {
    megabytes: 'number',
    pages: 'text',
    limits: [{ megabytes: 'number', channel: 'text' }],
  },
} as const satisfies Readonly<Record<string, Kinds>>;
