/** @file What there is to go on with, across all cases. */
import * as z from 'zod';
import type { Situation } from '../core/cases/situation.ts';
import type { Coded, Note } from '../core/findings/finding.ts';
import type { BundleId, CaseId, EvidenceId, PackId, PersonId, ScreeningId } from '../core/ids.ts';
import { call } from './call.ts';
import type { DueInCase } from './dates.ts';
import { OptionalLine } from './fields.ts';

export interface InCase {
  readonly caseId: CaseId;
  readonly caseReference: string;
  readonly caseTitle: string;
}
/** An interview or a form filled in at a desk that is not signed off. */
export interface OpenDraft extends InCase {
  readonly screeningId: ScreeningId;
  readonly formTitle: string;
  readonly use: 'interview' | 'worksheet';
  readonly person: string;
  readonly author: string;
  readonly startedAt: string;
  /** When its newest answer was recorded; when it was begun, where there is none. */
  readonly touchedAt: string;
  /** Title of the section it was left in; empty before the first answer. */
  readonly section: string;
  /** Questions with an answer or own words. */
  readonly answered: number;
}
/** Exhibits of one case that came in with something worth knowing, and that nobody has opened since. */
export interface UnreadEvidence extends InCase {
  readonly count: number;
  /** The one that has waited longest. */
  readonly evidenceId: EvidenceId;
  readonly exhibitRef: string;
  readonly title: string;
  readonly receivedAt: string;
  readonly notes: readonly Note[];
}
/** A consent that stands in the ledger and whose last day is past or near. */
export interface EndingConsent extends InCase {
  readonly personId: PersonId;
  readonly person: string;
  readonly purpose: string;
  readonly recipient: string;
  /** ISO day; it holds on that day. */
  readonly expiresOn: string;
  readonly past: boolean;
}
export interface BuiltLately extends InCase {
  readonly bundleId: BundleId;
  readonly title: string;
  readonly fileName: string;
  readonly builtAt: string;
  readonly builtBy: string;
  readonly pages: number;
  readonly documents: number;
}
/** A pack that left before something was told or put right that its reader is asked to know. */
export interface PackBehind extends InCase {
  readonly packId: PackId;
  readonly found: Coded;
}
/** A case in which somebody is arrested, charged, detained or to be removed. */
export interface UrgentCase extends InCase {
  readonly situation: Situation;
}
/** A case in which two offices wrote different things, and nobody has decided. */
export interface UndecidedCase extends InCase {
  readonly count: number;
}
/** The first of a list, and how many there are in all. */
export interface Some<T> {
  readonly items: readonly T[];
  readonly total: number;
}
export interface TodayView {
  /** Soonest first; one that is past stays until it is recorded what came of it. */
  readonly hearings: Some<DueInCase>;
  /** Somebody's newest account says that help is needed now. */
  readonly needs: Some<DueInCase>;
  /** What we have to see to: overdue, due, or near enough to be spoken of. Soonest first. */
  readonly due: Some<DueInCase>;
  /** What others have to do. Soonest first. */
  readonly waiting: Some<DueInCase>;
  /** The soonest day that nothing above speaks of yet. */
  readonly next: DueInCase | null;
  /** The case with the soonest day first, those without a day last. Closed cases are left out. */
  readonly urgent: Some<UrgentCase>;
  readonly undecided: Some<UndecidedCase>;
  /** Last touched first. */
  readonly drafts: Some<OpenDraft>;
  readonly evidence: Some<UnreadEvidence>;
  /** Soonest last day first, so that those past stand on top. Closed cases are left out. */
  readonly consents: Some<EndingConsent>;
  /** By case, those with the newest pack first. Closed cases are left out. */
  readonly packs: Some<PackBehind>;
  /** Newest first. */
  readonly built: Some<BuiltLately>;
}

export const todayCalls = {
  /** `owner`: only days and drafts of this person; what nobody is named for stays. */
  todayShow: call<TodayView>()(z.strictObject({ owner: OptionalLine })),
};
