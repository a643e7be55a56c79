/** @file What is known and decided about a person's age, and which forms are for them. */
import * as z from 'zod';
import type { WhyNotFor } from '../core/forms/offered.ts';
import { PersonId } from '../core/ids.ts';
import { AGE_DECISIONS, type AgeDecision, type RecordedAge } from '../core/people/age.ts';
import { call } from './call.ts';
import { LongText, OptionalLine } from './fields.ts';

/** One line: what somebody took the person's age to be, on what grounds. */
export interface AgeLine {
  readonly under18: AgeDecision;
  readonly why: string;
  readonly decidedBy: string;
  /** ISO date-time. */
  readonly at: string;
  readonly recordedBy: string;
  /** Of the log entry that recorded it. */
  readonly seq: number;
}

export interface AgeView {
  /** Under 18 now, as far as it is recorded anywhere. */
  readonly age: RecordedAge;
  /** Under 18, not sure, or said to be so too long ago to go by: no adult interview is held. */
  readonly treatedAsChild: boolean;
  /** Newest first; the first stands. */
  readonly lines: readonly AgeLine[];
}

export interface FormOffers extends AgeView {
  /** Ids of the forms that may be begun with this person, in their order. */
  readonly offered: readonly string[];
  /** Ids of those for a talk alone that was held while they were under 18, of somebody who grew up not long ago. */
  readonly offeredForThen: readonly string[];
  /** The person wants an interpreter, as it was said last. */
  readonly wantsInterpreter: boolean;
  readonly refused: readonly { readonly formId: string; readonly why: WhyNotFor }[];
}

export const ageCalls = {
  ageShow: call<AgeView>()(z.strictObject({ personId: PersonId })),
  ageRecord: call<AgeView>()(
    z.strictObject({
      personId: PersonId,
      under18: z.enum(AGE_DECISIONS),
      why: LongText.default(''),
      decidedBy: OptionalLine,
    }),
  ),
  formOffers: call<FormOffers>()(z.strictObject({ personId: PersonId })),
};
