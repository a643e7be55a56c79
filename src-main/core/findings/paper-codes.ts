/** @file What stands on a printed record or a blank form beside the answers: codes and the parameters each takes. */
import { NATIONS } from '../dates/working-days.ts';
import type { Kinds } from './kinds.ts';

/** How an interview was held, in the order in which a paper says it. */
export const HOW_HELD = [
  'form',
  'held',
  'begun',
  'agreed',
  'place',
  'spoken',
  'breaks',
  'read-back',
] as const;
const FACTS = [
  'person',
  'case',
  ...HOW_HELD,
  'signed',
  'log',
  'organisation',
  'not-covered',
  'printed',
] as const;
const SIGNERS = [
  'person',
  'interpreter',
  'author',
  'adult',
  'preparer',
  'person-agrees',
  'explained',
] as const;
const CONSENT_SHEET = [
  'title',
  'label',
  'where-from',
  'yes',
  'no',
  'not-now',
  'only-if',
  'for-whom',
  'until',
] as const;
const RELATIONS = ['confirms', 'adds', 'differs', 'since', 'filled'] as const;
const MARKS = ['volunteered', 'asked-openly', 'prompted', 'noted', 'not-recorded'] as const;
const NO_VALUE = ['not-asked', 'not-known', 'prefers-not-to-say', 'deferred', 'cleared'] as const;
const HEAD = [
  'reference',
  'held-by',
  'filled-by',
  'on',
  'place',
  'language',
  'interpreter',
  'breaks',
  'explained-by',
  'controller',
] as const;

export const PAPER_CODES = {
  // A copy of the log.
  /** At the head of every page: a copy for the own file, and one of a sheet that prepares a referral and is none. */
  'paper-own-file': {},
  /** Beside an answer in a copy for the own file, of words that readers do not get. */
  'paper-kept-from': { only: { oneOf: ['from', 'but', 'all'] }, names: 'text', reason: 'text' },
  'paper-not-a-referral': {},
  'not-a-referral-to-whom': {},
  'log-own-has-no-holder': {},
  'log-proof-is-own': {},
  'log-proof-damaged': {},
  'log-not-continued': {},
  'log-head-unread': {},
  'log-head-unsigned': {},
  /** A release that has no file. */
  'paper-printed': { title: 'text' },
  'print-too-long': { most: 'number' },
  'log-of-one-case': {},
  'log-too-long': { count: 'number', most: 'number' },
  // At the head of every page. `later`: how many later accounts.
  'paper-draft': {},
  'paper-altered': {},
  'paper-signed': { on: 'text', by: 'text', entry: 'number', later: 'number' },
  // What it is and how it was held. Days and times are given in words.
  'paper-fact': { fact: { oneOf: FACTS } },
  'paper-form': { title: 'text', version: 'text' },
  /** Of a talk entered afterwards. */
  'paper-agreed-not-noted': {},
  'paper-moment': { at: 'text', by: 'text' },
  'paper-spoken': { language: 'text', interpreter: 'text' },
  'paper-spoken-not-said': {},
  'paper-session': { spoken: 'text', at: 'text', by: 'text' },
  'paper-break': { at: 'text', minutes: 'number', reason: 'text' },
  'paper-break-open': { at: 'text', reason: 'text' },
  'paper-not-signed': {},
  'paper-log-of-draft': { entry: 'number' },
  'paper-log': { signed: 'number', entry: 'number' },
  'paper-not-covered': { questions: 'names' },
  // Accounts and answers.
  'paper-recorded': {},
  'paper-first-account': {},
  'paper-later-account': { number: 'number' },
  'paper-numbers': { all: { oneOf: ['yes', 'no'] } },
  'paper-kept-back': {},
  'paper-kept-apart': {},
  /** On the own file, which has what is kept back: what it has not all the same. */
  'paper-made-apart': {},
  /** On a sheet: the fields that say how the person can be reached, by title; `rules` may be empty. */
  /** Only how the person can be reached safely goes, for whoever goes on with the sheet. */
  'paper-contact-rules': { rules: 'text' },
  'paper-contact-asked': { titles: 'names', rules: 'text' },
  'paper-not-asked-now': {},
  'paper-not-taken': {},
  /** `list`: the title of the question that takes the rows. */
  'paper-beside-rows': { list: 'text', rows: 'number' },
  /** `on`: a date in words; empty where only who took it is known. */
  'paper-held': { on: 'text', taken: 'text' },
  /** An account that was no talk. */
  'paper-of-office': { on: 'text', taken: 'text' },
  /** In place of the reason for an account, where it says what does not go. */
  'paper-why-stays': {},
  /** That it was read back, of which the words are kept back. */
  'paper-read-back-done': {},
  'paper-put-right': {},
  /** Beside a yes: what limits it and stands in the consents. `on`: ISO day; `words` empty on what may leave. */
  'paper-consent-limit': { on: 'text', recipient: 'text', words: 'text' },
  'paper-later-about': { at: 'text', by: 'text', reason: 'text' },
  'paper-later-read-back': { how: 'text' },
  'paper-no-value': { state: { oneOf: NO_VALUE } },
  'paper-relation': { relation: { oneOf: RELATIONS }, cause: 'text' },
  /** At the head of an account with answers of which nobody said. */
  'paper-how-said-open': {},
  'paper-how-said': { mark: { oneOf: MARKS } },
  'paper-rests-kept': {},
  'paper-rests-on': { what: 'text', note: 'text' },
  'paper-quote': {
    words: 'text',
    person: 'text',
    form: 'text',
    on: 'text',
    title: 'text',
    otherwise: 'text',
  },
  'paper-signs': { signer: { oneOf: SIGNERS } },
  // An exhibit made of it: its title, and one phrase for its custody record.
  'paper-title-with-later': { title: 'text', later: 'number' },
  'paper-made-from': {
    title: 'text',
    version: 'text',
    record: 'text',
    sha256: 'text',
    signed: 'number',
    entry: 'number',
  },
  // A consent sheet to sign.
  'paper-consent': { part: { oneOf: CONSENT_SHEET } },
  'paper-nation': { nation: { oneOf: NATIONS } },
  /** `source` of what is so in one nation, and how sure it is. */
  'paper-where-from': { source: 'text', sure: { oneOf: ['H', 'M', 'L'] } },
  /** `fields` of the privacy notice that nobody filled in, by their labels. */
  'paper-notice-blank': { fields: 'names' },
  // A blank form.
  'paper-blank-head': { head: { oneOf: HEAD } },
  'paper-sometimes-asked': {},
  /** Of a paper of which words are struck out, in the index of a served bundle. */
  'redacted-title': { title: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
