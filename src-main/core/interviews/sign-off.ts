/**
 * @file Sign-off: who may lock a record and what exactly is locked. One named author, read back to the
 * person first (Méndez Principles, safeguards on reviewing and signing the record [B]).
 */
import type { AnswerState } from '../answers/answer.ts';
import type { Held } from '../dates/held.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { HowSaid } from '../forms/questions.ts';

export interface SignOffRequest {
  readonly status: 'draft' | 'signed';
  readonly author: string;
  readonly actor: string;
  readonly readBack: string;
  /** From `missingBeforeInterview`. */
  readonly missing: readonly Coded[];
  readonly answers: number;
}

export type SignOffRefusal =
  | { readonly code: 'signed-off' }
  | { readonly code: 'not-ready'; readonly found: readonly Coded[] };

/** Null when the record may be signed; otherwise why not, as a person can act on it. */
export function signOffRefusal(request: SignOffRequest): SignOffRefusal | null {
  if (request.status === 'signed') return { code: 'signed-off' };
  const found = [...request.missing];
  if (request.author !== request.actor) found.push(coded('sign-off-by-author', { author: request.author }));
  if (request.answers === 0) found.push(coded('sign-off-without-answers'));
  if (request.readBack === '') found.push(coded('sign-off-without-read-back'));
  return found.length === 0 ? null : { code: 'not-ready', found };
}

export interface SignedAnswer {
  readonly question: string;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: string;
  readonly cause: string;
  readonly howSaid: HowSaid;
  readonly language: string;
  readonly interpreter: string;
  readonly at: string;
  readonly author: string;
}

/** What a point of a worksheet rested on when it was signed. */
export interface SignedLink {
  readonly question: string;
  /** The answer's record, question, account and time; or the exhibit's SHA-256. */
  readonly target: Readonly<Record<string, string | number>>;
  readonly note: string;
  readonly at: string;
  readonly author: string;
}

/**
 * Version 1 left out own words that stood without an answer; version 2 covers everything that stands; version 3 how it
 * came to be said too. Records signed under an earlier one keep it, and are never signed anew.
 */
export type SignatureVersion = 1 | 2 | 3;
export const SIGNATURE_VERSION: SignatureVersion = 3;

/** Whether a signature of that version covers an answer that stands. */
export const isCovered = (version: SignatureVersion, { state }: Pick<SignedAnswer, 'state'>): boolean =>
  version > 1 || state !== 'own-words';

/**
 * What the signature hash covers, as one JSON value: the form with its version and hash, who, when, how
 * it was read back, every answer in the order of the form's questions, and on a worksheet what its points
 * rest on. Serialise canonically.
 */
export function signedRecord(
  head: {
    readonly screeningId: string;
    readonly personId: string;
    readonly formId: string;
    readonly formVersion: string;
    readonly formSha256: string;
    readonly author: string;
    readonly signedAt: string;
    readonly readBack: string;
    /** Only where it was held on another day, or taken by somebody else, than it was recorded. */
    readonly held?: Held;
  },
  order: readonly string[],
  answers: ReadonlyMap<string, SignedAnswer>,
  links: readonly SignedLink[] = [],
  version: SignatureVersion = SIGNATURE_VERSION,
) {
  return {
    record: `testimony/screening-sign-off/${version}`,
    ...head,
    answers: order.flatMap((name) => {
      const a = answers.get(name);
      if (a === undefined || !isCovered(version, a)) return [];
      const { question, state, value, ownWords, relation, cause, howSaid } = a;
      const { language, interpreter, at, author } = a;
      const marked = version > 2 ? { howSaid } : {};
      const said = { question, state, value, ownWords, relation, cause, ...marked };
      return [{ ...said, language, interpreter, at, author }];
    }),
    ...(links.length === 0 ? {} : { links }),
  };
}
