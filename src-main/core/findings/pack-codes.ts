/** @file What stands in a pack beside its contents, and what is said of one before it goes. */

import type { Kinds } from './kinds.ts';

export const ACCOUNT_MARKS = ['only', 'last', 'before', 'added', 'changed', 'otherwise'] as const;

const FACTS = [
  'for',
  'person',
  'case',
  'shared-for',
  'ground',
  'consent',
  'channel',
  'prepared',
  'profile',
  'source',
  'log',
] as const;
const VOICE = ['reported', 'observed', 'recorded'] as const;
const MARKS = ['volunteered', 'asked-openly', 'prompted', 'noted', 'not-recorded'] as const;
const WHY_NOTHING = ['first-responder', 'judgement', 'asked-otherwise', 'no-account', 'left-empty'] as const;
const STATUSES = ['given', 'refused', 'withdrawn', 'best-interests', 'not-needed-child', 'not-yet'] as const;
const CHANNEL = ['by-hand', 'post', 'email', 'upload'] as const;
const HEADS = ['contents', 'exhibits', 'minimum', 'beyond', 'also-recorded'] as const;
const PERIOD_CELLS = ['what', 'where', 'from', 'until', 'lasted', 'with', 'told'] as const;

/** `mistake`: a yes that nobody gave, put right. */
const DECIDED = [...STATUSES, 'mistake'] as const;

export const PACK_CODES = {
  // Cover.
  'pack-fact': { fact: { oneOf: FACTS } },
  'pack-heading': { heading: { oneOf: HEADS } },
  'pack-by': { channel: { oneOf: CHANNEL } },
  'pack-profile': { title: 'text', version: 'number' },
  'pack-log': { entry: 'text', hash: 'text' },
  'pack-consent': { names: 'text' },
  'pack-minimum-open': {},
  // Parts.
  'pack-voice': { voice: { oneOf: VOICE } },
  'pack-told': {
    form: 'text',
    later: 'number',
    of: 'text',
    at: 'text',
    by: 'text',
    mark: { oneOf: MARKS },
    right: { oneOf: ['yes', 'no'] },
  },
  /** On a sheet that is the worker’s own, in no talk. */
  'pack-written': {
    /** Whose words they are: of `both`, the person’s own stand in quotation marks. */
    words: { oneOf: ['workers', 'persons', 'both'] },
    form: 'text',
    later: 'number',
    of: 'text',
    at: 'text',
    by: 'text',
    right: { oneOf: ['yes', 'no'] },
  },
  /** Before an account of several, with the day it is of. */
  'pack-account': {
    how: { oneOf: ACCOUNT_MARKS },
    by: { oneOf: ['told', 'written'] },
    on: 'text',
    since: 'text',
  },
  /** A line of a list that a later account tells otherwise. */
  'pack-line-otherwise': { line: 'text', on: 'text' },
  /** A line of a list that a later account has not any more. */
  'pack-not-so-now': { line: 'text' },
  'pack-from-details': { at: 'text', by: 'text' },
  'pack-one-name': { name: 'text' },
  /** On the front page: where the rest of a field stands, or that its accounts differ. */
  'pack-front-more': { words: 'text', number: 'number' },
  'pack-front-differs': { number: 'number' },
  'pack-front-open': { number: 'number' },
  'pack-front-referral': { on: 'text', reference: 'text', outcome: 'text' },
  /** A column of the table of periods, and the account of a row. */
  'pack-period-cell': { cell: { oneOf: PERIOD_CELLS } },
  'pack-period-told': { on: 'text', otherwise: { oneOf: ['yes', 'no'] } },
  'pack-beyond': { reason: 'text' },
  'pack-over': { length: 'number', limit: 'number' },
  'pack-two-accounts': {},
  /** Above answers: the source of each that has none of its own. */
  'pack-told-most': { source: 'text' },
  /** Above a form: of fields that say no day, on which they were told, with their numbers. */
  'pack-told-on': { told: 'findings', numbers: 'text' },
  /** Fields whose accounts differ: in the list before a pack goes, and on its cover. */
  'pack-not-settled': { titles: 'names' },
  'pack-cover-not-settled': { titles: 'names' },
  'pack-sheet-says': { words: 'text' },
  'pack-nothing': { why: { oneOf: WHY_NOTHING } },
  /** Beside ways to reach the person. */
  'pack-hours': { hours: 'text' },
  'pack-none-there': {},
  'pack-exhibit': { pages: 'number', sha256: 'text' },
  /** `form`: the title of the record in which it was told. */
  'pack-told-in': { form: 'text' },
  'pack-decided': { status: { oneOf: DECIDED }, on: 'text', recipient: 'text', until: 'text' },
  /** `limit`: as it was written; empty on the person’s own sheet, which tells nothing of what they told. */
  'pack-decided-limit': { limit: 'text', on: 'text', recipient: 'text', until: 'text' },
  /** Of the police: a yes with a limit, and the no of the same reader before it. */
  'pack-decided-first': { said: 'text', before: 'text' },
  'pack-police-all': {},
  /** As the ledger has it; each may be empty. */
  'pack-decided-how': { language: 'text', interpreter: 'text', by: 'text', notice: 'text' },
  'pack-decided-noted': { note: 'text' },
  /** A yes that a later one stands in the place of, as `said`. */
  'pack-decided-before': { said: 'text' },
  /** A no to one recipient, with the purposes it was said for: it is none to a purpose. `recipient` empty: one who is not named. */
  'pack-never-to': { recipient: 'text' },
  'pack-never-said': {
    status: { oneOf: ['refused', 'withdrawn'] },
    on: 'text',
    purposes: 'names',
    all: { oneOf: ['yes', 'no'] },
  },
  'pack-somebody-named': {},
  'pack-limit-names': {},
  'pack-typed': { to: 'text', on: 'text', reference: 'text', by: 'text', purpose: 'text' },
  'pack-went': { where: 'findings', at: 'text', by: 'text', purpose: 'text' },
  // Where something is that left: see core/leaving/whereabouts.ts.
  'out-given': { to: 'text', how: 'text', on: 'text' },
  'out-written': { to: 'text' },
  'out-printed': { to: 'text' },
  'out-sent': { to: 'text', on: 'text' },
  'out-shown': { to: 'text' },
  'out-meant-for': { to: 'text' },
  'out-put-right': { was: 'text', why: 'text' },
  'release-right-already': {},
  'release-given-to-come': { on: 'text' },
  'pack-was-told': { on: 'text', how: 'text' },
  'pack-safe-nowhere': {},
  // Before it goes.
  'pack-says-address': { title: 'text' },
  /** By the kind of exploitation, which is kept out as words. */
  'pack-made-to-kind': { title: 'text' },
  /** Added with a reason, though it is kept out of what the police read. */
  'pack-made-to-goes': { title: 'text' },
  /** Whoever it goes to is spoken of in the safe contact plan. */
  'pack-recipient-in-plan': { recipient: 'text' },
  /** `said`: who is not to be told, and where it is looked up; not what. */
  'pack-not-to-be-told': { said: 'text' },
  'pack-may-be-told': { said: 'text' },
  'recipient-not-to-know': { recipient: 'text', wish: 'findings' },
  /** A sentence of an account; whether it is the person's own wish is for whoever makes the pack to see. */
  'pack-asks-not-to-tell': { said: 'text', by: { oneOf: ['account', 'worker'] } },
  /** `said`: what is to stay out of forms about the family, and stays out; or was added with a reason. */
  /** `words`: what is not to be told or written, as it stands there. */
  'paper-says-not-told': { title: 'text', words: 'names' },
  /** Of the yes to the referral, whose words on the official form say more. */
  'pack-yes-without-notice': {},
  'pack-kept-apart': { said: 'text' },
  'pack-kept-apart-goes': { said: 'text' },
  /** `words`: by which it may be told. */
  'pack-kept-apart-in': { title: 'text', words: 'names' },
  /** `hint`: what was told after the no that stands in the field. */
  'pack-look-again': { title: 'text', hint: 'findings' },
  /** `on`: the day it left; `titles`: things of which something was told or put right after it, `count` of them. */
  'pack-told-since': { title: 'text', to: 'text', on: 'text', count: 'number', titles: 'names' },
  /** A field that says what the person asked a reader of the form not to be told. */
  'pack-field-against': { title: 'text', wish: 'findings' },
  'pack-field-kept': { title: 'text', why: 'findings' },
  /** Long texts that the program filled and nobody has read since. */
  'pack-unread': { titles: 'names' },
  /** Of what was told beside a field. `names`: of people of the case. */
  'pack-told-names': { title: 'text', names: 'text' },
  'pack-against-plan': {
    title: 'text',
    words: 'text',
    why: 'text',
    what: { oneOf: ['channel', 'address', 'word'] },
  },
  'pack-address-in-text': { title: 'text', what: 'text', words: 'text' },
  'pack-channel': { channel: { oneOf: CHANNEL }, warn: 'text' },
  'pack-safe-contact': { safe: 'text' },
  'pack-too-long': { title: 'text', length: 'number', limit: 'number' },
  'pack-minimum-missing': { title: 'text' },
  'pack-draft': { title: 'text' },
  /** `pages`: of the exhibits. */
  'pack-exhibits-untagged': { pages: 'number' },
  'pack-print-exhibits': {},
  'pack-other-route': {},
  'pack-not-typed': { words: 'text' },
  'pack-no-words': { form: 'text', pages: 'names' },
  'pack-no-record': { forms: 'names' },
  'pack-no-evidence': {},
  'pack-no-recipient': {},
  /** Made for the person, or the office itself: nobody else is given it. */
  'pack-takes-no-recipient': { profile: 'text' },
  'pack-changed': {},
  'pack-ground-not-for': { choices: 'text' },
  'pack-ground-none': {},
  'pack-fact-unknown': { fact: 'text' },
  'pack-taken-out': { count: 'number' },
  /** By title, the answers that stand on a page to be carried; and what in one of them names something. */
  'pack-carried': { titles: 'names' },
  'pack-carried-names': { title: 'text', words: 'names' },
} as const satisfies Record<string, Kinds>;
