/**
 * @file Sign-off: who may lock a record and what exactly is locked. One named author, read back to the
 * person first (Méndez Principles, safeguards on reviewing and signing the record [B]).
 */
import type { AnswerState } from '../answers/answer.ts';

export interface SignOffRequest {
  readonly status: 'draft' | 'signed';
  readonly author: string;
  readonly actor: string;
  readonly readBack: string;
  /** From `missingBeforeInterview`. */
  readonly missing: readonly string[];
  readonly answers: number;
}

export type SignOffRefusal =
  | { readonly code: 'signed-off' }
  | { readonly code: 'not-ready'; readonly findings: readonly string[] };

/** Null when the record may be signed; otherwise why not, in lines a person can act on. */
export function signOffRefusal(request: SignOffRequest): SignOffRefusal | null {
  if (request.status === 'signed') return { code: 'signed-off' };
  const findings = [...request.missing];
  if (request.author !== request.actor) findings.push(`Author: only ${request.author} signs this record`);
  if (request.answers === 0) findings.push('Answers: nothing is recorded yet');
  if (request.readBack === '')
    findings.push('Read-back: say how the record was read back, or why it was not');
  return findings.length === 0 ? null : { code: 'not-ready', findings };
}

export interface SignedAnswer {
  readonly question: string;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: string;
  readonly cause: string;
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
 * Version 1 left out own words that stood without an answer. Records signed under it keep it, and are never signed
 * anew; version 2 covers everything that stands.
 */
export type SignatureVersion = 1 | 2;
export const SIGNATURE_VERSION: SignatureVersion = 2;

/** Whether a signature of that version covers an answer that stands. */
export const isCovered = (version: SignatureVersion, { state }: Pick<SignedAnswer, 'state'>): boolean =>
  version === 2 || state !== 'own-words';

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
      const { question, state, value, ownWords, relation, cause, language, interpreter, at, author } = a;
      return [{ question, state, value, ownWords, relation, cause, language, interpreter, at, author }];
    }),
    ...(links.length === 0 ? {} : { links }),
  };
}
