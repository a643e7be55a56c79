/**
 * @file A finding or a note is a code with parameters. Nothing in the program decides by a sentence: sentences are in
 * resources/locales, one for each code, and words.ts fills them in.
 */
import { ACCOUNT_CODES } from './account-codes.ts';
import { ANSWER_CODES } from './answer-codes.ts';
import { CHECK_CODES } from './check-codes.ts';
import { CHRONOLOGY_CODES } from './chronology-codes.ts';
import { CONSENT_CODES } from './consent-codes.ts';
import { DECISION_CODES } from './decision-codes.ts';
import { EXPRESSION_CODES } from './expression-codes.ts';
import { HANDOVER_CODES } from './handover-codes.ts';
import { IMPORT_CODES } from './import-codes.ts';
import { INDEX_CODES } from './index-codes.ts';
import { INTAKE_CODES } from './intake-codes.ts';
import type { Kinds, Params } from './kinds.ts';
import { LEDGER_CODES } from './ledger-codes.ts';
import { NOTE_CODES } from './note-codes.ts';
import { PACK_CODES } from './pack-codes.ts';
import { PAPER_CODES } from './paper-codes.ts';
import { PREFLIGHT_CODES } from './preflight-codes.ts';
import { READING_CODES } from './reading-codes.ts';
import { VERIFY_CODES } from './verify-codes.ts';
import { WORKSHEET_CODES } from './worksheet-codes.ts';

// What keeps an interview or its signature waiting: codes and the parameters each takes.

/** `title`: of the question. */
const ASKED = { title: 'text' } as const;

const INTERVIEW_CODES = {
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

/** Why a form file, or the rule a worksheet is read by, cannot be used: codes and the parameters each takes. */
const FORM_CODES = {
  // The file.
  'form-not-json': { why: 'text' },
  'form-codes-unread': { why: 'text' },
  'form-does-not-fit': { why: 'text' },
  'form-id-taken': { id: 'text' },
  'form-printed-not-worksheet': {},
  'form-printed-without-purpose': { kind: 'text' },
  // Pages and questions.
  'form-name-twice': {},
  'form-page-name-twice': {},
  'form-safety-first': {},
  'form-opening-missing': {},
  'form-required-after-opening': {},
  'form-no-purpose': { purpose: 'text' },
  'form-consent-kind': { values: 'text' },
  'form-no-fact': { fact: 'text' },
  'form-beside-and-answer': {},
  'form-column-twice': { column: 'text' },
  'form-kind-not-text': {},
  'form-exhibit-not-text': {},
  'form-no-choices': {},
  'form-choice-twice': { choice: 'text' },
  'form-condition-unread': { condition: 'text' },
  'form-condition-unknown': { name: 'text' },
  // What the form does to an account.
  'form-section-not-open': {},
  'form-list-before-narrative': {},
  'form-coded-before-told': {},
  'form-loaded-phrase': { phrase: 'text', why: 'text' },
  // The rule and the form beside each other.
  'rule-unusable': { file: 'text', why: 'text' },
  'rule-branch-silent': { offence: 'text', branch: 'text' },
  'rule-no-group': { group: 'text' },
  'rule-no-group-for': { item: 'text' },
  'rule-criterion-ending': { ending: 'text' },
  'rule-nothing-beside': { name: 'text' },
  'rule-value-unknown': { value: 'text' },
  'rule-no-item': { item: 'text' },
  'rule-needs-choice': { choice: 'text' },
  'rule-needs-question': { name: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;

/** What is wrong with the pages of a recovery kit, and with who gets a key: codes and the parameters each takes. */
const KEY_CODES = {
  'share-strange-sign': {},
  'share-too-short': {},
  'share-too-long': {},
  'share-mistyped': {},
  'share-newer': {},
  'shares-none': {},
  'shares-of-two-kits': {},
  'shares-twice': {},
  'shares-too-few': { needed: 'number', there: 'number' },
  'kit-more-needed': {},
  'key-own': {},
  'key-passphrase-taken': {},
  'key-file-may-be-needed': {},
  'key-file-may-be-another': {},
  'key-file-short': {},
  'vault-held-here': { process: 'number', since: 'text' },
  'vault-held-elsewhere': { since: 'text' },
  'key-file-none': {},
  'key-file-there': {},
  'key-last-supervisor': {},
  'key-not-paired': {},
  'erasure-open': { title: 'text', on: 'text' },
  'erasure-room': { megabytes: 'number', free: 'number' },
  /** By name: where another program wrote in the store. */
  'tables-altered': { tables: 'names' },
  'second-none': {},
  'second-same': {},
  'second-looks-only': {},
  /** Of a vault in a folder that cannot be written. */
  'vault-log-not-written': {},
  'second-unknown': {},
} as const satisfies Readonly<Record<string, Kinds>>;

// What does not fit about an input, field by field: codes and the parameters each takes.

/** `field`: as "people.2.name"; the input itself where it is about all of it. */
const FIELD = { field: 'text' } as const;
const LEAST = { ...FIELD, least: 'number' } as const;
const MOST = { ...FIELD, most: 'number' } as const;

const INPUT_CODES = {
  /** In the words of the rule that it breaks. */
  'input-breaks-rule': { ...FIELD, rule: 'text' },
  'input-missing': FIELD,
  'input-of-other-kind': FIELD,
  'input-empty': FIELD,
  'input-too-short': LEAST,
  'input-lists-nothing': FIELD,
  'input-lists-too-few': LEAST,
  'input-too-small': LEAST,
  'input-too-long': MOST,
  'input-lists-too-many': MOST,
  'input-too-large': MOST,
  'input-no-day': FIELD,
  'input-odd-characters': FIELD,
  'input-none-of': { ...FIELD, choices: 'text' },
  'input-not-known': { ...FIELD, keys: 'names' },
  'input-does-not-fit': FIELD,
  /** ISO day of the first. */
  'input-day-before-first': { ...FIELD, from: 'text' },
  'input-needs-no-purpose': FIELD,
  /** What day it is by the computer's clock: an ISO day. */
  'clock-says-another-day': { on: 'text' },
  'clock-nothing-ahead': {},
} as const satisfies Readonly<Record<string, Kinds>>;

/** Contact and prompts: codes and the parameters each takes. Days are ISO days. */
const CHANNELS = [
  ...(['telephone', 'voicemail', 'text', 'whatsapp', 'email', 'post', 'visit', 'video'] as const),
  'through-someone',
] as const;

const CONTACT_CODES = {
  // Why something is not sent, and no contact made.
  'contact-never-channel': { person: 'text', channel: { oneOf: CHANNELS }, why: 'text' },
  'contact-never-address': { person: 'text', address: 'text', why: 'text' },
  'contact-never-word': { person: 'text', word: 'text', why: 'text' },
  /** Said outside the plan, and decided by nobody yet. */
  'contact-told-never': { person: 'text', words: 'text' },
  // Before a pack goes to the person.
  'contact-no-address': {},
  'contact-plan-none': { person: 'text' },
  // Prompts.
  'prompt-contact-interval': { on: 'text', days: 'number' },
  'prompt-no-contact-yet': { on: 'text', days: 'number' },
  'prompt-next-contact': { on: 'text' },
  'prompt-worker-changed': { from: 'text', to: 'text', on: 'text' },
  'prompt-need-open': { need: 'text', on: 'text' },
  'prompt-need-review': { need: 'text', on: 'text' },
  'prompt-threats': { on: 'text' },
  'prompt-interviews': { number: 'number', by: 'text' },
  'prompt-clock-overdue': { title: 'text', on: 'text' },
  'prompt-hearing-moved': { title: 'text', from: 'text', to: 'text' },
  'prompt-non-punishment': { on: 'text' },
  'prompt-plan-review': { on: 'text' },
  'prompt-forbidden-used': { on: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;

// What keeps a statement for a court from being drafted, changed, written out or signed: codes and their parameters.

/** `number`: of the paragraph as it is printed. */
const AT = { number: 'number' } as const;

const STATEMENT_CODES = {
  'statement-of-draft': {},
  'statement-of-altered': {},
  'statement-of-sheet': {},
  'statement-nothing-told': {},
  'statement-no-kind': { kinds: 'names' },
  /** `why`: out of resources/statements/kinds.json. */
  'statement-not-offered': { why: 'text' },
  'statement-no-paragraph': { paragraph: 'text' },
  'statement-no-sentence': { sentence: 'text' },
  'statement-no-otherwise': {},
  'statement-out-without-why': {},
  'statement-signed-already': { on: 'text' },
  // What has to be looked at before it is signed.
  'statement-open': AT,
  'statement-otherwise': AT,
  'statement-withheld': AT,
  'statement-not-read-back': AT,
  'statement-to-change': AT,
  'statement-too-long': { pages: 'number', most: 'number', source: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;

/** What is said of a bundle's cover and of what its documents brought along: codes and the parameters each takes. */
const BUNDLE_CODES = {
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

/** What does not fit about a day that is written down: codes and the parameters each takes. */
const DATE_CODES = {
  /** It has happened by its kind, and the day is still to come. */
  'date-still-to-come': { on: 'text' },
  'date-arrived-before': { on: 'text' },
  'date-arrives-later': { on: 'text' },
  'date-sent-between': { on: 'text' },
  /** A rule of another nation was asked for. */
  'date-other-nation': { nations: 'text' },
  'date-needs-a-day': {},
  'date-no-such-result': { choices: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;

/** What is privileged in something that would leave: codes and the parameters each takes. */
const PRIVILEGE_CODES = {
  'privileged-exhibit': { title: 'text' },
  'privileged-record': { title: 'text' },
  /** Taken over into what leaves from a record that is privileged. */
  'privileged-answers': { title: 'text' },
  // Before a bundle is built.
  'privileged-none': {},
  'privileged-in-bundle': { documents: 'names' },
} as const satisfies Readonly<Record<string, Kinds>>;

export const FINDING_CODES = {
  ...INTAKE_CODES,
  ...NOTE_CODES,
  ...CHECK_CODES,
  ...CONSENT_CODES,
  ...INTERVIEW_CODES,
  ...INPUT_CODES,
  ...FORM_CODES,
  ...DECISION_CODES,
  ...WORKSHEET_CODES,
  ...LEDGER_CODES,
  ...ANSWER_CODES,
  ...PREFLIGHT_CODES,
  ...PRIVILEGE_CODES,
  ...VERIFY_CODES,
  ...KEY_CODES,
  ...PAPER_CODES,
  ...PACK_CODES,
  ...IMPORT_CODES,
  ...INDEX_CODES,
  ...EXPRESSION_CODES,
  ...READING_CODES,
  ...ACCOUNT_CODES,
  ...BUNDLE_CODES,
  ...HANDOVER_CODES,
  ...DATE_CODES,
  ...CONTACT_CODES,
  ...CHRONOLOGY_CODES,
  ...STATEMENT_CODES,
};

type Table = typeof FINDING_CODES;
export type FindingCode = keyof Table;

/**
 * A code with the parameters that belong to it: `coded` holds one against the other. Any code at all is no union of a thousand kinds,
 * which is more than the compiler compares.
 */
export type Coded<C extends FindingCode = FindingCode> = [FindingCode] extends [C]
  ? AnyCoded
  : { [K in C]: { readonly code: K; readonly params: Params<Table[K]> } }[C];

interface AnyCoded {
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What is worth knowing about a file that was taken in. */
export type Note = Coded<keyof typeof NOTE_CODES> & {
  /** Of the working copy, 1-based, where it is about some pages and they are known. */
  readonly pages?: readonly number[];
};

export const LEVELS = ['must', 'should', 'could'] as const;
export type Level = (typeof LEVELS)[number];

/** One rule looked at. `rule` is B01…, see resources/profiles; empty where no court's rule speaks of it. */
export type Finding = Coded & {
  readonly rule: string;
  readonly level: Level;
  readonly passed: boolean;
  /** Where the rule comes from, as the profile says; empty where no profile speaks of it. */
  readonly source: string;
  /** Of the bundle, 1-based, in order. */
  readonly pages: readonly number[];
};

/** For a code without parameters. */
export type BareCode = {
  [K in FindingCode]: Record<never, never> extends Params<Table[K]> ? K : never;
}[FindingCode];

/** A code with its parameters, checked against each other. */
export function coded<C extends FindingCode>(
  code: C,
  ...[params]: C extends BareCode ? [] : [Params<Table[C]>]
): Coded<C> {
  return { code, params: params ?? {} } as Coded<C>;
}
