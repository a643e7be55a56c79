/** @file What is kept and for how long: legal holds, and erasing a case or a person for good. */
import * as z from 'zod';
import { CaseId, FileHandle, PersonId } from '../core/ids.ts';
import type {
  ErasedCounts,
  ErasureCertificate,
  ErasureGround,
  HoldingBackup,
} from '../core/keeping/erasure.ts';
import { call, longCall } from './call.ts';
import { Empty, Line, OptionalLine } from './fields.ts';
import { OwnPassphrase } from './secrets.ts';

export interface HoldView {
  /** Null for the whole case. */
  readonly personId: string | null;
  /** The person's name; empty for the case. */
  readonly person: string;
  readonly stands: boolean;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export interface Holds {
  /** What stands now. */
  readonly standing: readonly HoldView[];
  /** Every line, newest first. */
  readonly lines: readonly HoldView[];
}

/** A request, a threat or a day that nobody has seen to. */
export interface StillOpen {
  readonly what: 'request' | 'threat' | 'date';
  readonly title: string;
  /** ISO day; null where there is none. */
  readonly on: string | null;
}

export interface ErasurePreview {
  readonly counts: ErasedCounts;
  /** Whoever erases says why it goes all the same. */
  readonly stillOpen: readonly StillOpen[];
  readonly holds: readonly HoldView[];
  /** Backups that were made while it was there and are out, as far as this vault knows. */
  readonly backups: readonly HoldingBackup[];
  /** For a person: what stays in the case and has their name in it, by table. */
  readonly stillNamed: readonly { readonly where: string; readonly times: number }[];
  readonly grounds: readonly ErasureGround[];
}

export interface DueView {
  readonly caseId: string;
  readonly reference: string;
  readonly title: string;
  readonly since: string;
  readonly held: boolean;
}

export interface Erasures {
  readonly made: readonly ErasureCertificate[];
  /** Closed cases whose time is over by the vault's own rule. */
  readonly due: readonly DueView[];
  readonly retentionYears: number | null;
}

/** Of a case, or of one person in it. */
const Whose = { caseId: CaseId, personId: PersonId.optional() };

export const keepingCalls = {
  holdList: call<Holds>()(z.strictObject({ caseId: CaseId })),
  holdSet: call<Holds>()(z.strictObject({ ...Whose, reason: Line })),
  holdLift: call<Holds>()(z.strictObject({ ...Whose, reason: Line })),
  erasurePreview: call<ErasurePreview>()(z.strictObject(Whose)),
  /** Checks the passphrase of whoever erases, for the erasure that comes next. Throws `wrong-passphrase`. */
  erasureAllow: longCall<{ allowed: true }>()(z.strictObject({ own: OwnPassphrase })),
  /**
   * `typed`: the case's reference, or the person's name, typed by whoever erases. `despite`: why it goes though something is
   * still open. Throws `still-open`, and `wrong-passphrase` where none was given before.
   */
  erasureMake: longCall<{ certificate: ErasureCertificate; tidied: boolean }>()(
    z.strictObject({
      ...Whose,
      ground: z.string().max(80),
      typed: z.string().max(500),
      despite: OptionalLine,
    }),
  ),
  erasureList: call<Erasures>()(Empty),
  /** The certificate as PDF and as JSON. */
  erasureExport: longCall<{ files: readonly string[] }>()(
    z.strictObject({ id: z.string().max(64), folder: FileHandle }),
  ),
};
