/** @file That an answer of a form is older than what was told since, or that it was told differently, with every telling. */

import type { Kinds } from './kinds.ts';

/**
 * `agrees`: nothing else was told. `older`: more or other was told since the answer was recorded. `undecided`: it was told
 * differently, and nobody has decided what goes here. `decided`: told differently, and the answer was recorded with all of
 * it there to be seen. `confirmed`: what was told since only says that it is so, in words that nobody had used before.
 * `changed`: it was told before too, and has changed since. `not-taken`: told, and not yet taken into the form. `put-off`:
 * nobody has spoken to it, and where it was asked it was left for another time.
 */
export const ACCOUNT_STANDINGS = [
  'agrees',
  'older',
  'undecided',
  'decided',
  'confirmed',
  'changed',
  'not-taken',
  'put-off',
] as const;
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];
export const TALK_WAYS = ['in-person', 'video', 'telephone', 'other', 'not-said'] as const;

const STEPS = ['none', 'added', 'newest', 'both', 'by-hand'] as const;
const STATES = ['answered', 'own-words', 'not-known', 'prefers-not-to-say', 'deferred'] as const;
const ORIGINS = ['interview', 'person', 'consent', 'case'] as const;
/** `adds-late`: with a reason why it was told only then. */
const RELATIONS = ['new', 'confirms', 'adds', 'adds-late', 'differs'] as const;
const CAUSES = ['none', 'in-words', 'translation', 'question-misunderstood', 'setting', 'recording'] as const;

export const ACCOUNT_CODES = {
  /** What somebody has to see to, and the step that settles it where one is known. `title`: of the question. */
  'account-older': { title: 'text', step: { oneOf: STEPS } },
  'account-undecided': { title: 'text', step: { oneOf: STEPS } },
  /** `lines` of the answer that a later account put right or took out. */
  'account-gone': { title: 'text', lines: 'names', step: { oneOf: STEPS } },
  /**
   * Told, and not in the form: `carry` where carrying over takes it, `choose` where somebody has to fill it in, `emptied`
   * where somebody took it out, `withheld` where its words are kept back.
   */
  'account-not-taken': {
    title: 'text',
    step: { oneOf: ['carry', 'choose', 'offered', 'emptied', 'withheld'] },
  },
  /** It says how long ago something was. */
  'account-aged': { title: 'text' },
  /** Above the tellings that stand beside an answer. */
  /** In place of an answer that a later account is told otherwise than. */
  'account-not-settled': {},
  /** A way to reach the person. `titles`: the questions whose answers hide it. */
  'account-not-asked': { title: 'text', titles: 'names' },
  'account-stands': { stands: { oneOf: ACCOUNT_STANDINGS } },
  /** One telling; `title` of the fact, empty where it needs none. `source` and `reason` are the next two codes. */
  'account-told': {
    title: 'text',
    state: { oneOf: STATES },
    text: 'text',
    own: 'text',
    source: 'findings',
    reason: 'findings',
  },
  /** One whose words the worker keeps back. */
  'account-withheld': { title: 'text', reason: 'text', source: 'findings' },
  /** Beside a field of one talk, where there were several. */
  'account-told-on': { days: 'text' },
  /** One whose words stand in the answer itself. */
  'account-above': { source: 'findings', reason: 'findings' },
  /**
   * Dates are in words; `held` and `taken` are empty where it was recorded as it was told. `later`: which later account, 0
   * for the first.
   */
  'account-source': {
    held: 'text',
    taken: 'text',
    recorded: 'text',
    by: 'text',
    origin: { oneOf: ORIGINS },
    form: 'text',
    later: 'number',
    /** A worker's correction of that account. */
    right: { oneOf: ['yes', 'no'] },
    order: { oneOf: ['before', 'since', 'held-earlier'] },
  },
  /** `words`: quoted, of a cause that is none of the list; `in-words` where there are any. */
  'account-reason': { relation: { oneOf: RELATIONS }, cause: { oneOf: CAUSES }, words: 'text' },
  /** It has changed since what was told before, and both are true of their day. `words`: why, quoted; may be empty. */
  'account-since': { words: 'text' },
  /** That the cause was given for a list this is a part of; or why the later account was taken, as its worker wrote. */
  'account-reason-of': { why: 'text', list: { oneOf: ['yes', 'no'] } },
  /** Below a narrative that was told, and that stands in other words. */
  'account-worded': {},
  /** Of a field that is empty: somebody looked at it and said why it stays so. */
  'account-set-aside': { reason: 'text', by: 'text' },
  /** Told on that day, and nowhere on the sheet since the field `title` was worded by hand. `said`: with its quotation marks. */
  'worded-leaves-out': { title: 'text', said: 'text', held: 'text' },
  /** Told, and asked by the form only after these questions, which have no answer. */
  'account-waits': { titles: 'names' },
  /** How the person can be reached safely, beside a number that goes. */
  'account-reach': { safe: 'text' },
  /** When something was left for a later talk. */
  'account-left-on': { on: 'text', since: { oneOf: ['yes', 'no'] } },
  /** By title, what was told after a no; nobody was asked again. */
  'account-look-again': { titles: 'names' },
  /** Recorded, and asked by the form no more since these were answered. */
  'account-hidden': { titles: 'names' },
  /** In a copy without who the person is: the other telling may say who they are, and stays behind. */
  'account-elsewhere': { stands: { oneOf: ACCOUNT_STANDINGS } },
  /** What stands in the place of words that the worker keeps back. */
  /** Of answers whose names alone would tell what they are about. */
  'answers-withheld': { count: 'number' },
  'words-withheld': { reason: 'text' },
  /** At the head of a copy that a court may see. */
  'copy-not-complete': {},
  'sheet-words-withheld': { reason: 'text' },
  /** The rest of it stands. */
  'sheet-words-left': { reason: 'text' },
  // A worksheet read together.
  'reading-accounts': {},
  'reading-accounts-care': {},
  /** What is already there was not changed. `title`: of the question. */
  'settle-nothing-told': { title: 'text' },
  /** `numbers`: of the entries of the log that each hold a telling it takes. */
  'settle-no-such-telling': { title: 'text', numbers: 'names' },
  'settle-nothing-added': {},
  'settle-nothing-kept': { title: 'text' },
  /** All that was told there is withheld. */
  'settle-all-withheld': { title: 'text' },
  /** One telling in an answer that holds several. `on`: when it was held, in words. */
  'settle-both': { on: 'text', title: 'text', said: 'text' },
  'settle-both-recorded': { on: 'text', title: 'text', said: 'text' },
  /** How an account was held, each part under its name; `on`: its day, in words. */
  /** A break of it: when it began, in words, and how long it was. */
  'held-break': { at: 'text', minutes: 'number' },
  'held-line': {
    before: { oneOf: ['on', 'in', 'none'] },
    on: 'text',
    place: 'text',
    language: 'text',
    open: { oneOf: ['yes', 'no'] },
    interpreter: 'text',
    by: 'text',
  },
  /** What else is known of how a talk was held; days in words, empty and 0 where nobody said. */
  'held-talk': {
    way: { oneOf: TALK_WAYS },
    words: 'text',
    minutes: 'number',
    breaks: { oneOf: ['said', 'not-said'] },
    number: 'number',
    written: 'text',
    typed: 'text',
  },
  'settle-no-row': { title: 'text' },
  /** `fields`: how many the row has. */
  'settle-row-full': { title: 'text', fields: 'number' },
  /** Nothing was changed. `title`: of the question. */
  'withhold-not-told': { title: 'text' },
  'withhold-again': { title: 'text', reason: 'text' },
  'withhold-not-withheld': { title: 'text' },
  /** `known`: readers there are, by name. */
  'withhold-no-reader': { name: 'text', known: 'names' },
  /** How they are kept back, where readers of another kind are named: `names` as they were written. */
  'withhold-otherwise': { only: { oneOf: ['all', 'from', 'but'] }, names: 'text' },
  'withhold-no-list': { title: 'text' },
  'withhold-no-passage': { title: 'text' },
  'withhold-several-lists': { titles: 'names' },
  'withhold-no-row': { title: 'text', row: 'number', count: 'number' },
  'withheld-limit': { reason: 'text', only: { oneOf: ['from', 'but'] }, names: 'text' },
  /** One line of the list: what is kept back and from whom. */
  'withheld-line': { title: 'text', reason: 'text', only: { oneOf: ['from', 'but', 'all'] }, names: 'text' },
  'settle-takes-no-words': { title: 'text' },
  /** Written by hand, and not to be replaced: nothing to decide, or no room for both. */
  /** Lines of a field of several parts that would stand in it no more. */
  'settle-goes-out': { lines: 'names' },
  'settle-nothing-pending': { title: 'text' },
  'settle-own-text': { title: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
