/** @file What keeps an interview or its signature waiting: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

/** `title`: of the question. */
const ASKED = { title: 'text' } as const;

export const INTERVIEW_CODES = {
  /** `left`: as what somebody left it. */
  /** A break that is over: where it can be entered, and what is wrong with its times. */
  'break-signed': {},
  'break-held-before': {},
  'break-not-held-before': {},
  'break-times': {},
  /** `on`: when the talk was held, a date in words. */
  'break-other-day': { on: 'text' },
  /** Minutes of the talk with its breaks. */
  'break-longer-than-talk': { minutes: 'number' },
  'break-not-there': {},
  'break-back-without-reason': {},
  'opening-safety': {
    title: 'text',
    left: { oneOf: ['nothing', 'past', 'not-asked', 'deferred', 'own-words'] },
  },
  'opening-consent': ASKED,
  /** Of a later account, as it is counted. */
  'no-such-account': { number: 'number' },
  'opening-refused': ASKED,
  'opening-withdrawn': ASKED,
  'sign-off-by-author': { author: 'text' },
  'sign-off-without-answers': {},
  'sign-off-without-read-back': {},
  /** Dates are in words; `held` and `reason` may be empty. `entry`: of its newest answer, 0 for none. */
  'later-account-sealed': {
    number: 'number',
    recorded: 'text',
    author: 'text',
    held: 'text',
    reason: 'text',
    entry: 'number',
  },
  'first-account-open': {},
  /** A draft that is open. `id`: its identifier; `on`: an ISO day. */
  'draft-begun': { id: 'text', on: 'text', author: 'text', answered: 'number' },
  'nothing-to-record': {},
  /** `on`: a date in words. */
  'held-on-to-come': { on: 'text' },
  // Why a record does not become an exhibit.
  'exhibit-of-draft': {},
  'exhibit-made-before-kept': { title: 'text' },
  'exhibit-of-altered': {},
  'exhibit-of-contact-plan': {},
} as const satisfies Readonly<Record<string, Kinds>>;
