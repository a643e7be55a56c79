/** @file The chronology of a case: looked at, written out as PDF, made an exhibit. */
import * as z from 'zod';
import type { ChronologyRow } from '../core/chronology/chronology.ts';
import { CHRONOLOGY_KINDS } from '../core/chronology/entry.ts';
import { CaseId, FileHandle, PersonId } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import type { EvidenceView } from './evidence.ts';
import { DecisionFields, ForPurpose, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

export interface ChronologyView {
  /** In order; see core/chronology/chronology.ts. */
  readonly rows: readonly ChronologyRow[];
  /** Entries that were left out because all they are from is marked privileged. */
  readonly leftOut: number;
  /** Referrals known of those it is about; 0 where it is of no survivor. */
  readonly referrals: number;
}

const chosen = {
  caseId: CaseId,
  /** Of one person, with what is about the whole case; of everybody when null. */
  personId: PersonId.nullable().default(null),
  /** All of them when empty. */
  kinds: z.array(z.enum(CHRONOLOGY_KINDS)).max(20).default([]),
  /** Leaves out entries and sources that are marked privileged, and counts them. */
  leaveOutPrivileged: z.boolean().default(false),
} as const;

export const chronologyCalls = {
  /** Throws `not-found`, `form-damaged`. */
  chronologyList: call<ChronologyView>()(z.strictObject(chosen)),
  /**
   * As tagged PDF, under the same consents as originals. Throws `not-ready` where nothing has a date, `consent-missing`,
   * `privileged-held`, `contact-forbidden`, `missing-letters`.
   */
  chronologyExport: longCall<{ fileName: string; sha256: string; pages: number; rows: number }>()(
    z.strictObject({
      ...chosen,
      folder: FileHandle,
      forPurpose: ForPurpose,
      recipient: OptionalLine,
      ...DecisionFields,
      released: Released,
    }),
  ),
  /**
   * Its pages become an exhibit of the case, without touching the disk: a bundle then takes it as any other. Throws
   * `not-ready` where nothing has a date, `privileged-held`, `missing-letters`.
   */
  chronologyExhibit: longCall<EvidenceView>()(
    z.strictObject({ ...chosen, exhibitRef: OptionalLine, section: OptionalLine }),
  ),
};
