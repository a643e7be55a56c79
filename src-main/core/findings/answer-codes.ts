/** @file Why an answer is not recorded: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const ANSWER_CODES = {
  /** `nearest`: names of questions that are alike; may be empty. */
  'answer-no-such-question': { nearest: 'names' },
  /** Said to add to an answer, and another, where the question takes one. */
  'answer-adds-to-one': {},
  /** `number`: of the account that is put right, 0 for the first. */
  'answer-nothing-to-put-right': { number: 'number' },
  /** To be taken back in a later account, which holds none. */
  'answer-of-earlier-account': {},
  /** `nearest`: names of cells that are alike, or all of them where none is. */
  'answer-no-such-column': { name: 'text', nearest: 'names' },
  'answer-without-state': {},
  'answer-takes-text': {},
  'answer-takes-number': {},
  'answer-takes-whole-number': {},
  'answer-takes-choices': {},
  'answer-takes-rows': {},
  'answer-takes-date': {},
  'answer-takes-country': {},
  'answer-uk-is-gb': {},
  'answer-too-long': { length: 'number', longest: 'number' },
  'answer-too-small': { least: 'number' },
  'answer-too-large': { most: 'number' },
  /** `value`: as JSON, its first 60 letters. */
  'answer-not-a-choice': { value: 'text' },
  /** `value`: its first 60 letters. */
  'answer-not-on-list': { value: 'text' },
  /** `value`: its first 60 letters. */
  'answer-no-first-responder': { value: 'text' },
  'answer-choice-twice': {},
  'answer-too-many-rows': { most: 'number' },
  'answer-not-a-row': { row: 'number' },
  /** `row`: 1-based. `why`: the one finding about it. */
  'answer-in-row': { row: 'number', why: 'findings' },
  'answer-in-column': { name: 'text', why: 'findings' },
  /** What could not be read as a date typed by hand, and why. */
  'answer-date-unread': { why: 'text' },
  /** The form's own words for what an answer has to hold to. */
  'answer-form-says': { text: 'text' },
  /** `megabytes` and `below` as numbers with at most one decimal. */
  'exhibit-too-large': { name: 'text', megabytes: 'number', below: 'number' },
  /** `endings`: what the form takes, each with its dot. */
  'exhibit-of-other-kind': { name: 'text', ending: 'text', endings: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;

export type AnswerCode = keyof typeof ANSWER_CODES;
