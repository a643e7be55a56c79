/**
 * @file Every failure a person can meet, by name. Errors inside the engine are thrown as
 * TestimonyError; at a process boundary they cross as data (FailureData), never as stack traces.
 * The words people read are data too: resources/locales/<language>/errors.json, one entry per code.
 */

import type { Coded } from '../findings/finding.ts';

/** The families decide the command line's exit code: see `exitCode`. */
export const ERROR_CODES = {
  // 1: refused with findings
  'not-found': 1,
  'already-exists': 1,
  duplicate: 1,
  'unsupported-type': 1,
  'password-needed': 1,
  'wrong-password': 1,
  'damaged-file': 1,
  'empty-file': 1,
  'too-large': 1,
  'too-many-pages': 1,
  'took-too-long': 1,
  'missing-letters': 1,
  'form-damaged': 1,
  'profile-damaged': 1,
  'answer-not-allowed': 1,
  'not-ready': 1,
  'signed-off': 1,
  'later-account-sealed': 1,
  'draft-open': 1,
  'for-adults': 1,
  'for-children': 1,
  'for-other-roles': 1,
  'for-other-nations': 1,
  'age-not-decided': 1,
  'consent-missing': 1,
  'not-allowed': 1,
  'second-person-needed': 1,
  'second-person-refused': 1,
  'held-by-law': 1,
  'still-open': 1,
  'past-damage': 1,
  'turned-off': 1,
  'language-unusable': 1,
  'language-missing': 1,
  'consent-only': 1,
  'privileged-held': 1,
  'contact-forbidden': 1,
  'check-failed': 1,
  'nothing-to-build': 1,
  'bundle-built': 1,
  cancelled: 1,
  // 2: usage
  usage: 2,
  'bad-input': 2,
  'index-unusable': 2,
  // 3: locked or wrong passphrase
  locked: 3,
  'wrong-passphrase': 3,
  // 4: storage
  'no-vault': 4,
  'vault-exists': 4,
  'vault-damaged': 4,
  'vault-newer': 4,
  'vault-older': 4,
  'vault-in-use': 4,
  'vault-rolled-back': 4,
  'vault-weak': 4,
  'disk-full': 4,
  'read-only': 4,
  'file-unreadable': 4,
  storage: 4,
  internal: 4,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What crosses a process boundary. `subject` names the file or field; it may be shown, never logged. */
export interface FailureData {
  readonly code: ErrorCode;
  readonly subject?: string;
  readonly detail?: string;
  /** Findings, one line each, where several things are wrong at once. */
  readonly findings?: readonly string[];
  /** Findings as codes, said by whoever shows the failure, after those that are lines already. */
  readonly found?: readonly Found[];
  /** Identifier of what can be worked on to go on, for a button beside the words; never shown. */
  readonly record?: string;
}

/** A code with its parameters, and where it applies. */
export type Found = Coded & {
  readonly rule?: string;
  /** The question or the field it is about. */
  readonly field?: string;
  readonly pages?: readonly number[];
  /** Whom it is about. */
  readonly personId?: string;
  /** Identifier of the thing it is about, for whoever decides on it; never shown. */
  readonly item?: string;
};

/** A finding about that question or field. */
export const about = (field: string, found: Coded): Found => ({ ...found, field });

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: FailureData };

/**
 * A failure with a name. `subject` is the file or field it is about; `detail` a short technical
 * reason that holds no case text and no secret; `findings` one line per thing found.
 */
export class TestimonyError extends Error {
  readonly code: ErrorCode;
  readonly subject: string | undefined;
  readonly detail: string | undefined;
  readonly findings: readonly string[] | undefined;
  readonly found: readonly Found[] | undefined;
  readonly record: string | undefined;

  constructor(
    code: ErrorCode,
    about: {
      subject?: string;
      detail?: string;
      findings?: readonly string[];
      found?: readonly Found[];
      record?: string;
      cause?: unknown;
    } = {},
  ) {
    super(about.detail === undefined ? code : `${code}: ${about.detail}`, { cause: about.cause });
    this.name = 'TestimonyError';
    this.code = code;
    this.subject = about.subject;
    this.detail = about.detail;
    this.findings = about.findings;
    this.found = about.found;
    this.record = about.record;
  }

  toData(): FailureData {
    return {
      code: this.code,
      ...(this.subject === undefined ? {} : { subject: this.subject }),
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.findings === undefined ? {} : { findings: this.findings }),
      ...(this.found === undefined ? {} : { found: this.found }),
      ...(this.record === undefined ? {} : { record: this.record }),
    };
  }
}

/** Exit code of the command line where something was done and there is something to see to. */
export const EXIT_WITH_FINDINGS = 5;

/** Exit code of the command line for a failure: 1 refused, 2 usage, 3 locked, 4 storage. */
export function exitCode(code: ErrorCode): 1 | 2 | 3 | 4 {
  return ERROR_CODES[code];
}

const SYSTEM_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'too-large',
  SQLITE_FULL: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  SQLITE_READONLY: 'read-only',
  ENOENT: 'file-unreadable',
  EISDIR: 'file-unreadable',
  ENOTDIR: 'file-unreadable',
  ENAMETOOLONG: 'file-unreadable',
  ELOOP: 'file-unreadable',
  EIO: 'storage',
  // Of a share or a mounted folder that went away.
  ESTALE: 'storage',
  ENOTCONN: 'storage',
  EREMOTEIO: 'storage',
  ENXIO: 'storage',
  ENODEV: 'storage',
  EBUSY: 'storage',
  EMFILE: 'storage',
  ENFILE: 'storage',
  SQLITE_IOERR: 'storage',
  SQLITE_BUSY: 'vault-in-use',
  SQLITE_CORRUPT: 'vault-damaged',
  SQLITE_NOTADB: 'vault-damaged',
};

/** Turns anything thrown into a TestimonyError; system errors are named by their code, others are `internal`. */
export function asTestimonyError(thrown: unknown, subject?: string): TestimonyError {
  if (thrown instanceof TestimonyError) return thrown;
  const code = (thrown as { code?: unknown } | null)?.code;
  if (typeof code === 'string') {
    const exact = SYSTEM_CODES[code] ?? SYSTEM_CODES[code.split('_').slice(0, 2).join('_')];
    const known = exact ?? (code.startsWith('SQLITE_') ? 'storage' : undefined);
    if (known !== undefined) {
      return new TestimonyError(known, {
        ...(subject === undefined ? {} : { subject }),
        detail: code,
        cause: thrown,
      });
    }
  }
  return new TestimonyError('internal', { ...(subject === undefined ? {} : { subject }), cause: thrown });
}
