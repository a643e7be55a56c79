/** @file The consent ledger, and what has left the vault. */

import * as z from 'zod';
import type { MissingConsent } from '../core/consent/consent-gate.ts';
import type { ConsentView } from '../core/consent/consent-line.ts';
import type { Coded } from '../core/findings/finding.ts';
import { CONSENT_STATUSES } from '../core/findings/ledger-codes.ts';
import { CaseId, EvidenceId, PersonId, ScreeningId } from '../core/ids.ts';
import type { DepartureKind, DepartureState } from '../core/leaving/departure.ts';
import type { HandedOver, PutRight } from '../core/leaving/whereabouts.ts';
import { call } from './call.ts';
import { Empty, ForPurpose, IsoDay, Line, LongText, OptionalLine } from './fields.ts';

/** How the ledger stands to something that would leave. */
export interface ConsentStateView {
  /** Empty when it may leave. */
  readonly missing: readonly MissingConsent[];
  /** Names of those whose consent it rests on. */
  readonly asked: readonly string[];
  /** Whether a yes that it rests on has a limit: nobody but who reads it against what goes can say that it stays within it. */
  readonly limited: boolean;
  /** Each yes that it rests on and that names no reader, where it goes to somebody by name: such a yes is for anybody. */
  readonly anybody: readonly Coded[];
  /** What was written beside a yes that it rests on, such as what it is limited to: for whoever lets it go to read. */
  readonly notes: readonly Coded[];
  /** Why nobody is asked; null where somebody is. */
  readonly notAsked: Coded | null;
  /** Why only consent lets it go, where something is missing and no other ground counts; null where one does. */
  readonly onlyConsent: string | null;
}
/** Where something that was let out is. One from before the program looked counts as `confirmed`. */
export type ReleaseState = Exclude<DepartureState, 'begun' | 'nothing-left'>;
/** That whoever holds something was told that consent to it was taken back: on which ISO day, by which way and whom. */
export interface ToldView {
  readonly on: string;
  readonly how: string;
  readonly at: string;
  readonly by: string;
}
/** Something that left the vault, and who was given it as far as the record says. */
export interface ReleaseView {
  /** What `releaseTold` calls it. */
  readonly id: string;
  /** Blank forms hold nobody's data and are not listed. */
  readonly kind: Exclude<
    DepartureKind,
    'form' | 'backup' | 'recovery-kit' | 'handover-receipt' | 'public-key' | 'figures'
  >;
  /** What has become of it. */
  readonly state: ReleaseState;
  readonly title: string;
  /** Whom it was made for, as it was put right last; empty when nobody was named. */
  readonly to: string;
  /** Whether it was printed, and no file written. */
  readonly printed: boolean;
  /** Who was given it, by which way and when; oldest first. */
  readonly given: readonly HandedOver[];
  /** What was recorded wrongly of whom it was for; oldest first. */
  readonly putRight: readonly PutRight[];
  readonly purpose: string;
  readonly at: string;
  readonly by: string;
  readonly sha256: string;
  /** Of answers typed into a form: the ISO day and the reference that somebody recorded, ''; null for what left otherwise. */
  readonly submitted: { readonly day: string; readonly reference: string } | null;
  /** When and how whoever holds it was told that consent was taken back; oldest first. */
  readonly told: readonly ToldView[];
}
/** Something that was being let out when the program was interrupted, and what was found when the vault was opened. */
export interface SettledDeparture {
  readonly id: string;
  /** Null for what holds nobody's data. */
  readonly caseId: string | null;
  readonly kind: DepartureKind;
  readonly title: string;
  /** Where it is, or was to be: a path for the command line, the folder's name alone for the window. */
  readonly folder: string;
  readonly state: DepartureState;
}

export const consentCalls = {
  consentRecord: call<ConsentView>()(
    z.strictObject({
      personId: PersonId,
      purpose: z.string().min(1).max(80),
      recipient: OptionalLine,
      /** A no to one recipient for every purpose there is: a line each. */
      everyPurpose: z.boolean().default(false),
      item: OptionalLine,
      status: z.enum(CONSENT_STATUSES),
      language: OptionalLine,
      interpreter: OptionalLine,
      explainedBy: OptionalLine,
      /** Name and version of the privacy notice that was gone through. */
      privacyNotice: OptionalLine,
      /** With `best-interests`, and only then: who decided, and why the person cannot make this decision now. */
      decidedBy: OptionalLine,
      cannotDecide: OptionalLine,
      /** When they decided, where that is not today. */
      decidedOn: IsoDay.nullable().default(null),
      expiresOn: IsoDay.nullable().default(null),
      evidenceId: EvidenceId.nullable().default(null),
      screeningId: ScreeningId.nullable().default(null),
      note: LongText.default(''),
      /** Beside a yes: that what it was given on is so now; who said so, and on which ISO day. */
      conditionMet: z.strictObject({ on: IsoDay, by: Line }).nullable().default(null),
      /** Beside a yes: that the person gave the condition up rather than see it met; on which ISO day. */
      conditionDropped: z.strictObject({ on: IsoDay }).nullable().default(null),
      /** Of several conditions in one note, the words of the one that is met or given up; the others still hold. */
      conditionWords: OptionalLine,
    }),
  ),
  /**
   * In the order of the log. `today`: the ISO day by which a consent has ended, or not. `open`: agreements for somebody named
   * only of which the name is missing.
   */
  consentList: call<{ consents: ConsentView[]; today: string; open: Coded[] }>()(
    z.strictObject({ caseId: CaseId }),
  ),
  /**
   * What would be missing if something left now. `kind` is a word from `exports` in resources/consent/purposes.json,
   * `forPurpose` one of those that name it, the first when empty; another throws `bad-input`.
   * `items`: evidence that would leave; all of the case's when left out, where the kind hands evidence over.
   */
  consentCheck: call<ConsentStateView>()(
    z.strictObject({
      caseId: CaseId,
      kind: z.string().min(1).max(80),
      forPurpose: ForPurpose,
      recipient: OptionalLine,
      items: z.array(EvidenceId).max(100_000).optional(),
    }),
  ),
  /** Everything of the case that is already out: what a withdrawal can no longer call back by itself. */
  consentReleases: call<{ releases: ReleaseView[] }>()(z.strictObject({ caseId: CaseId })),
  /** That somebody was given what was written out or printed: a line more each time. Throws `not-found`, `bad-input`. */
  releaseGiven: call<ReleaseView>()(
    z.strictObject({
      caseId: CaseId,
      release: z.string().max(200),
      to: Line,
      how: Line,
      on: IsoDay.nullable().default(null),
    }),
  ),
  /**
   * Whom it was for, where that was recorded wrongly; empty for nobody. What was recorded stays beside it. Throws
   * `not-found`; `bad-input` where it is recorded so already.
   */
  releasePutRight: call<ReleaseView>()(
    z.strictObject({ caseId: CaseId, release: z.string().max(200), to: OptionalLine, why: Line }),
  ),
  /** What this opening of the vault found of what an interruption had left open. */
  leavingSettled: call<{ settled: SettledDeparture[] }>()(Empty),
};
