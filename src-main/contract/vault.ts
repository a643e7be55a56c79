/** @file Vault calls: create, unlock, lock, change passphrase, audit log. */
import * as z from 'zod';
import { CaseId } from '../core/ids.ts';
import { isLongEnough, LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE } from '../core/vault/passphrase.ts';
import { call, longCall } from './call.ts';
import { Empty, IsoDay } from './fields.ts';
import type { Alteration } from './interviews.ts';

/** Never trimmed, never logged. */
export const Passphrase = z
  .string()
  .max(LONGEST_PASSPHRASE)
  .refine(isLongEnough, `is shorter than ${SHORTEST_PASSPHRASE} characters`);

export interface VaultStatus {
  readonly state: 'locked' | 'unlocked';
  /** Folder name only, for the window; never a full path. */
  readonly name: string | null;
  readonly actor: string | null;
}

export interface AuditEntryView {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** What the subject is called today; empty when it has no name. */
  readonly about: string;
  /** The title of the worksheet it is about; empty for an interview, and for anything else. */
  readonly worksheet: string;
}
export interface AuditVerification {
  readonly entries: number;
  /** Hex SHA-256 of the newest entry: print it, read it out, compare it later. */
  readonly head: string;
  readonly intact: boolean;
  /** First entry that does not follow from the one before; null when intact. */
  readonly firstBroken: number | null;
  /** Interviews and worksheets held against the log and their signatures. */
  readonly records: number;
  readonly alteredRecords: readonly AlteredRecord[];
  /** Records whose signature was given before signatures covered words without an answer: no alteration. */
  readonly notCovered: readonly NotCoveredRecord[];
  /** Cases, people and exhibits held against what the log says was last written of them. */
  readonly alteredDetails: readonly AlteredDetail[];
}
/** What is said of a case, a person or an exhibit, or a privileged mark, and was not written here. */
export interface AlteredDetail {
  readonly kind: 'case' | 'person' | 'exhibit' | 'mark';
  /** It differs now, is not there, or was altered and then written again here. */
  readonly how: 'differs' | 'gone' | 'gone-over';
  /** When it was last written here. */
  readonly at: string;
  /** What it is called, and the reference of its case; empty where it is not there. */
  readonly about: string;
  readonly caseReference: string;
}
/** A record with own words that its signature does not cover; the log does. */
export interface NotCoveredRecord {
  readonly screeningId: string;
  readonly caseReference: string;
  readonly person: string;
  readonly formTitle: string;
  /** In words. */
  readonly questions: readonly string[];
}
/** A record that is not as it was written. */
export interface AlteredRecord {
  readonly screeningId: string;
  /** Reference of the case, person and form; empty where the record itself is gone. */
  readonly caseReference: string;
  readonly person: string;
  readonly formTitle: string;
  /** Their questions in words. */
  readonly alterations: readonly Alteration[];
}

/** The computer's clock beside the times in the log. All times are ISO 8601 with offset. */
export interface ClockView {
  readonly now: string;
  /** The latest time in the log; times that were set right do not count. Null for an empty log. */
  readonly latest: { readonly seq: number; readonly at: string } | null;
  /** The entries, first and last, whose times are a minute or more ahead of the clock, and how many; null for none. */
  readonly ahead: { readonly from: number; readonly to: number; readonly entries: number } | null;
}

export const vaultCalls = {
  vaultStatus: call<VaultStatus>()(Empty),
  vaultChangePassphrase: longCall<{ changed: true }>()(
    z.strictObject({ current: z.string().max(LONGEST_PASSPHRASE), next: Passphrase }),
  ),
  vaultClock: call<ClockView>()(Empty),
  /** Sets right, in the log, the times that are `ahead`. `today`: the true day, as the person says it. */
  vaultCorrectClock: call<ClockView>()(z.strictObject({ today: IsoDay })),
  auditList: call<{ entries: AuditEntryView[]; total: number }>()(
    z.strictObject({
      before: z.number().int().positive().optional(),
      /** Only what concerns this case and what is in it. */
      caseId: CaseId.optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  ),
  auditVerify: longCall<AuditVerification>()(Empty),
};
