/** @file Packs: pages for one reader, made under a recipient profile; what went out, and what came of it. */
import * as z from 'zod';
import type { Coded } from '../core/findings/finding.ts';
import type { WhyNotFor } from '../core/forms/offered.ts';
import { CaseId, EvidenceId, FileHandle, PackId, PersonId, ScreeningId } from '../core/ids.ts';
import { CHANNELS, type Channel, type RecipientProfile } from '../core/packs/recipient-profile.ts';
import { call, longCall } from './call.ts';
import type { ConsentStateView, ReleaseState, ToldView } from './consent.ts';
import type { Picture } from './evidence.ts';
import { DecisionFields, ForPurpose, IsoDay, Line, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

/** A recipient profile, and whether it is for this person. */
export interface PackProfileView
  extends Pick<
    RecipientProfile,
    'id' | 'version' | 'title' | 'about' | 'source' | 'certainty' | 'route' | 'to'
  > {
  readonly purposes: RecipientProfile['purposes'];
  readonly grounds: RecipientProfile['grounds'];
  readonly leavesAs: string;
  readonly evidence: RecipientProfile['evidence'];
  readonly whyNot: WhyNotFor | null;
}
export const PACK_OUTCOMES = ['answered', 'agreed', 'refused', 'no-answer', 'returned'] as const;
export interface PackOutcomeView {
  readonly outcome: (typeof PACK_OUTCOMES)[number];
  /** ISO day it came about. */
  readonly on: string;
  readonly note: string;
  readonly at: string;
  readonly by: string;
}
export interface PackIssue {
  readonly id: PackId;
  readonly profile: string;
  readonly title: string;
  readonly recipient: string;
  readonly channel: Channel;
  readonly purpose: string;
  /** An id in resources/consent/grounds.json; empty where consent stands or none is asked. */
  readonly ground: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly pages: number;
  /** ISO day an answer is expected by. */
  readonly expectedBy: string | null;
  readonly state: ReleaseState;
  readonly at: string;
  readonly by: string;
  /** Oldest first. */
  readonly outcomes: readonly PackOutcomeView[];
}
/** As it is listed. */
export interface PackListed extends PackIssue {
  readonly personId: PersonId;
  /** What was told or put right after it left, of the newest that went to this reader; empty for nothing. */
  readonly since: readonly Coded[];
}
/** One thing a pack holds, as its pages say it. */
export interface PackLine {
  /** The fact's key, or the question; empty for what has none. */
  readonly field: string;
  readonly title: string;
  /** One for each account that says something of its own. */
  readonly said: readonly string[];
}
export interface PackPreview {
  readonly profile: PackProfileView;
  /** What is to be known before it goes: addresses, the way it goes, what is longer than a form takes. */
  readonly warnings: readonly Coded[];
  /** What of a safe contact plan stands against it: it does not go until it goes another way. */
  readonly refused: readonly Coded[];
  /** What somebody has to decide about: it does not go before. */
  readonly undecided: readonly Coded[];
  readonly minimum: readonly { readonly title: string; readonly there: boolean }[];
  /** `about`: beneath the title, where and when what follows was told; empty for none. */
  readonly parts: readonly {
    readonly title: string;
    readonly about: string;
    readonly lines: readonly PackLine[];
  }[];
  /** Facts that are recorded and that the profile does not let this reader see. */
  readonly beyond: readonly { readonly fact: string; readonly title: string }[];
  readonly consent: ConsentStateView;
  readonly pages: number;
  /** Over what was shown: what is built is what was looked at. */
  readonly sha256: string;
}

const chosen = {
  personId: PersonId,
  profileId: z.string().max(80),
  recipient: OptionalLine,
  channel: z.enum(CHANNELS).default('by-hand'),
  /** Where it is sent; held against safe contact plans, and on no page. */
  address: OptionalLine,
  forPurpose: ForPurpose,
  /** Exhibits that go with it, in this order. */
  items: z.array(EvidenceId).max(1000).default([]),
  /** The record it is made from, where there are several; the newest when left out. */
  screeningId: ScreeningId.nullable().default(null),
  /** Facts beyond the profile, each with the reason why this reader has to know it. */
  beyond: z
    .array(z.strictObject({ fact: z.string().max(80), reason: Line }))
    .max(200)
    .default([]),
} as const;

export const packCalls = {
  /** Profiles for this person, in the order of their titles. Throws `not-found`, `profile-damaged`. */
  packProfiles: call<{ profiles: PackProfileView[] }>()(z.strictObject({ personId: PersonId })),
  /** Packs that left, newest first. Throws `not-found`. */
  packList: call<{ packs: PackListed[] }>()(z.strictObject({ caseId: CaseId })),
  /**
   * What would go, and what there is to know before it does. Throws `for-adults`, `for-children`, `for-other-roles`,
   * `not-ready` where what it is made from is not there, `bad-input`, `missing-letters`.
   */
  packPreview: longCall<PackPreview>()(z.strictObject(chosen)),
  /** A page of it as a picture. Throws as `packPreview`, and `not-found` for a page it does not have. */
  packPage: longCall<Picture>()(
    z.strictObject({
      ...chosen,
      page: z.number().int().min(1).max(100_000),
      width: z.number().int().min(50).max(4000),
    }),
  ),
  /**
   * Writes it out as PDF; without a folder no file is written, and `printed` has its pages for a printer. `seen`: the
   * fingerprint that the preview gave. Throws as `packPreview`; `not-ready` where it is not what was looked at,
   * `contact-forbidden`, `consent-missing`, `consent-only`, `privileged-held`, `bad-input` for a ground of another kind.
   */
  packBuild: longCall<{
    id: PackId;
    fileName: string;
    sha256: string;
    pages: number;
    printed: readonly Picture[];
  }>()(
    z.strictObject({
      ...chosen,
      folder: FileHandle.nullable(),
      seen: z.string().regex(/^[0-9a-f]{64}$/),
      expectedBy: IsoDay.nullable().default(null),
      ...DecisionFields,
      released: Released,
    }),
  ),
  /** What came of it: a line more each time. Throws `not-found`. */
  packOutcome: call<{ packs: PackListed[] }>()(
    z.strictObject({
      packId: PackId,
      outcome: z.enum(PACK_OUTCOMES),
      on: IsoDay.nullable().default(null),
      note: OptionalLine,
    }),
  ),
  /** That whoever holds something was told that consent was taken back. Throws `not-found`. */
  releaseTold: call<{ told: ToldView[] }>()(
    z.strictObject({
      caseId: CaseId,
      release: z.string().max(200),
      on: IsoDay.nullable().default(null),
      how: Line,
    }),
  ),
};
