/** @file What a worksheet, or what is made from one, shows or waits for: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const WORKSHEET_CODES = {
  // Why there is no copy for a Duty to Notify report.
  'notification-of-another-form': {},
  'notification-age-open': {},
  'notification-of-a-child': {},
  /** `born`: the date of birth, in words. */
  'notification-child-born': { born: 'text' },
  'notification-child-elsewhere': {},
  'notification-adult-elsewhere': {},
  'notification-consent-open': {},
  'notification-decide-again': {},
  'notification-agreed': {},
  'notification-changed': {},
  /** The finished copy says who somebody is. `where`: on its pages, about itself, in its name; `text`: as it stands there. */
  'notification-still-says': { text: 'text', where: { oneOf: ['pages', 'about', 'name'] } },
  /** Which body reports has not been said. `bodies`: those that can be. */
  'notification-body-open': { bodies: 'names' },
  /** `text`, `law`: as the data has it; `instead`: what can be done. */
  'notification-no-duty': { text: 'text', law: 'text', instead: 'text' },
  'notification-not-willing': {},
  // Why an answer stays out of it.
  /** As resources/notification says it of the question. */
  'stays-as-said': { why: 'text' },
  'stays-own-words': {},
  'stays-asked-otherwise': {},
  'stays-no-field': {},
  // Where a journey does not join up. Countries and dates are in words; legs are numbered from 1.
  'journey-no-country': { code: 'text' },
  'journey-no-country-uk': {},
  'journey-legs-apart': { leg: 'number', from: 'text', before: 'number', to: 'text' },
  'journey-left-late': { leg: 'number', left: 'text', arrived: 'text' },
  'journey-begins-early': { leg: 'number', begins: 'text', before: 'number', over: 'text' },
  'journey-before-birth': { first: 'text', born: 'text' },
  'journey-place-on-no-leg': { place: 'text' },
  'sheet-not-printed': {},
  'carried-in-an-interview': {},
  // Why a point does not rest on something.
  'link-exhibit-elsewhere': {},
  'link-answer-elsewhere': {},
  'link-to-itself': {},
  /** `question`: its name. */
  'link-nothing-to-quote': { question: 'text' },
  'link-in-an-interview': {},
  'link-privileged': {},
  /** `question`: where it was told. */
  'offer-not-there': { question: 'text' },
  // Why nothing is written down about typing a sheet into its form.
  'submission-of-an-interview': {},
  'submission-day-to-come': { day: 'text' },
  'submission-told-later': { on: 'text', told: 'names', titles: 'names' },
  'submission-why': {},
  'submission-none': {},
  'readiness-other-form': {},
  'readiness-no-line': { line: 'text' },
  // What to look for in a text that was carried, before it is signed.
  'read-nothing-more': {},
  'read-days': {},
  'read-put-right': {},
  'read-whose-words': {},
  'read-label': {},
  'read-not-for-reader': {},
  'read-no-remark': {},
  'read-nothing-to-say': {},
  'read-not-sure': {},
  /** A line to look at again, where it stands by itself. `about`: the row or the field. */
  /** What the person wants told to nobody, or not to some: `said`, with whom. */
  'not-to-be-typed': { said: 'text' },
  'account-asks-not-to-tell': { said: 'text' },
  /** `reader` of the form; `words` of the wish that stand in the field; `said`: the wish. */
  'not-told-in-field': { readers: [{ reader: 'text' }], words: 'names', said: 'text' },
  /** `said`: a wish that keeps it from somebody who does not read the form; `words` of it stand in `fields`. */
  'not-told-to-other': { said: 'text', words: 'names', fields: 'names' },
  'look-at': { about: 'text', found: 'findings' },
  /** `said`: a sentence that somebody typed; `kept`: what is kept back and says the same, empty where that is not known. */
  'typed-kept': {
    said: 'text',
    kept: 'text',
    reason: 'text',
    only: { oneOf: ['from', 'but', 'all'] },
    names: 'text',
  },
  /** `said`: a name, a town, a day or a choice that stands in the field and on a row kept back; it goes. */
  'on-kept-row': {
    said: 'text',
    kept: 'text',
    reason: 'text',
    only: { oneOf: ['from', 'but', 'all'] },
    names: 'text',
  },
  /** Where a copy is held by it. `line`: of the page that lists what to see to. */
  'typed-kept-at': { about: 'text', found: 'findings', line: 'text' },
  // What a row for a period does not say, and what in it may be from elsewhere.
  /** `where`: fields with words of it, in words; empty for none. */
  'made-to-kept-out': { where: 'text' },
  'made-to-kind': {},
  'period-charge-left-out': { who: 'text' },
  'period-no-kind': {},
  'period-no-place': {},
  'period-no-start': {},
  /** `places`: in the order in which the newest account of the journey says them. */
  'period-order-otherwise': { places: 'names', source: 'text' },
  'notice-not-recorded': { titles: 'names' },
  /** Why the form's yes to the referral is not filled in, or what stands beside it. `on`: ISO days; words may be empty. */
  'referral-yes-condition': { on: 'text', condition: 'text' },
  /** `met`: the ISO day on which the condition of that yes was met; empty for none. */
  'referral-no-unexplained': { on: 'text' },
  'referral-yes-notice': { on: 'text', met: 'text', titles: 'names', other: 'text' },
  'referral-yes-limit': { on: 'text', met: 'text', limit: 'text' },
  /** `period`: the number of the row that begins then too. */
  'period-same-start': { period: 'number' },
  /** `period`: the number of the row that was not over when this one began. */
  'period-overlaps': { period: 'number' },
  /** `places`: as they were told; `field`: the title of the one that takes them. */
  /** `count`: of periods that were told. */
  'one-beside-periods': { count: 'number' },
  'places-off-list': { places: 'names', field: 'text' },
  'period-place-as-began': { place: 'text' },
  'period-others-unsaid': { who: 'text' },
  /** `told`: the date; `source`: where it was told. */
  'period-began-otherwise': { told: 'text', source: 'text' },
  /** A date on which it ended, told as an answer of its own and in no row. */
  'period-ended-otherwise': { told: 'text', source: 'text' },
  // Words in quotation marks. `words`: those that are in no account, all or some of them.
  'quote-nowhere': { words: 'text' },
  /** Accounts are named with their days. */
  'quote-accounts': { first: 'text', firstIn: 'text', second: 'text', secondIn: 'text' },
  /** The questions they stand under; empty for the same one. */
  'quote-places': {
    first: 'text',
    firstUnder: 'text',
    second: 'text',
    secondUnder: 'text',
    account: 'text',
  },
  'quote-order': { words: 'text', account: 'text' },
  /** Reasons that were told, beside a question of the sheet that is open. */
  /** `recorded`: what passed before, with its day; empty for nothing. */
  'told-behind': { said: 'text', recorded: 'text' },
  /** `on`: the day it was sent; `titles`: of fields of which something was told after it. */
  'sheet-sent': { on: 'text', reference: 'text' },
  /** Days on which somebody who is 18 or over now was under 18: of talks, of referrals. */
  'was-under-18': { talks: 'text', referrals: 'text' },
  /** `note`: what the clock has beside the day: by whom, under which reference. */
  'referral-sent': { on: 'text', note: 'text' },
  'kept-apart-see': { titles: 'names' },
  'answered-by-sender': { on: 'text', value: 'text' },
  'sheet-told-since': { on: 'text', titles: 'names' },
  'reported-no-against': { recorded: 'text', on: 'text' },
  'reported-no-left': { recorded: 'text', on: 'text' },
  /** `town`: as it was told `on` a day; `said`: where the person stays, as told `since`. */
  'town-before-move': { town: 'text', on: 'text', since: 'text', said: 'text' },
  'reasons-told': { said: 'text' },
  /** Words in a typed field that read as a note to whoever prepares the form. */
  'typed-remark': { said: 'text' },
  /** Of the one field that is to have no name of theirs in it. */
  'own-name-there': { said: 'text' },
  /** Who stands among those in charge, with nothing that they did. */
  'in-charge-only-named': { said: 'text' },
  'lawyers-limit': { said: 'text' },
  /** A no on the sheet, of which nothing was told. */
  'no-unasked': {},
  /** Told, and not written in a field that should have it. */
  'known-too': { said: 'text' },
  /** `who`: of whom nothing told says that they are abroad. */
  'exploiters-not-abroad': { who: 'names' },
  /** `line`: the words for the break as the field has them. */
  'break-taken-back-stands': { line: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
