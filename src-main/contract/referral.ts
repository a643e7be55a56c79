/** @file What decides which way a referral goes, beside the preparation sheet itself. */
import * as z from 'zod';
import type { ConsentStatus } from '../core/consent/consent-line.ts';
import { ScreeningId } from '../core/ids.ts';
import type { RecordedAge } from '../core/people/age.ts';
import type { ReferralYes } from '../core/worksheets/referral-yes.ts';
import { call } from './call.ts';

export interface ReferralView {
  /** Under 18 now, as far as it is recorded anywhere. */
  readonly age: RecordedAge;
  /** What the consent ledger says about a referral; null for nothing, or for a consent that has ended. */
  readonly decision: {
    readonly status: ConsentStatus;
    /** ISO day on which the person decided. */
    readonly on: string;
    readonly recordedBy: string;
  } | null;
  /** What the form's yes needs and what stands beside it; null where there is none to fill in. */
  readonly yes: ReferralYes | null;
}

export const referralCalls = {
  referralShow: call<ReferralView>()(z.strictObject({ screeningId: ScreeningId })),
};
