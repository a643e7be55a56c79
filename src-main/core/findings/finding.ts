/**
 * @file A finding or a note is a code with parameters. Nothing in the program decides by a sentence: sentences are in
 * resources/locales, one for each code, and words.ts fills them in.
 */
import { ACCOUNT_CODES } from './account-codes.ts';
import { ANSWER_CODES } from './answer-codes.ts';
import { BUNDLE_CODES } from './bundle-codes.ts';
import { CHECK_CODES } from './check-codes.ts';
import { CHRONOLOGY_CODES } from './chronology-codes.ts';
import { CONSENT_CODES } from './consent-codes.ts';
import { CONTACT_CODES } from './contact-codes.ts';
import { DATE_CODES } from './date-codes.ts';
import { DECISION_CODES } from './decision-codes.ts';
import { EXPRESSION_CODES } from './expression-codes.ts';
import { FORM_CODES } from './form-codes.ts';
import { HANDOVER_CODES } from './handover-codes.ts';
import { IMPORT_CODES } from './import-codes.ts';
import { INDEX_CODES } from './index-codes.ts';
import { INPUT_CODES } from './input-codes.ts';
import { INTAKE_CODES } from './intake-codes.ts';
import { INTERVIEW_CODES } from './interview-codes.ts';
import { KEY_CODES } from './key-codes.ts';
import type { Params } from './kinds.ts';
import { LEDGER_CODES } from './ledger-codes.ts';
import { NOTE_CODES } from './note-codes.ts';
import { PACK_CODES } from './pack-codes.ts';
import { PAPER_CODES } from './paper-codes.ts';
import { PREFLIGHT_CODES } from './preflight-codes.ts';
import { PRIVILEGE_CODES } from './privilege-codes.ts';
import { READING_CODES } from './reading-codes.ts';
import { STATEMENT_CODES } from './statement-codes.ts';
import { VERIFY_CODES } from './verify-codes.ts';
import { WORKSHEET_CODES } from './worksheet-codes.ts';

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
