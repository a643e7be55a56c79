/** @file Answers of a form typed by hand into the form it prepares: the way a referral leaves the vault. */
import * as z from 'zod';
import { ScreeningId } from '../ids.ts';
import { call } from './call.ts';
import { OptionalLine } from './fields.ts';
import type { ConsentStateView } from './screening.ts';

export interface CopyOutView extends ConsentStateView {
  /** A word from `exports` in resources/consent/purposes.json. */
  readonly kind: string;
  /** What the person is asked to agree to. */
  readonly purpose: string;
  /** Who holds it then; empty when that is not known beforehand. */
  readonly recipient: string;
}

export const copyOutCalls = {
  /** What it rests on, before anything is shown to be copied. */
  copyOutCheck: call<CopyOutView>()(z.strictObject({ screeningId: ScreeningId })),
  /**
   * Writes down that the answers are typed into the other form now, so that a withdrawal finds them. Throws
   * `consent-missing`. `decision`: whose it was to go on without consent, and why; empty where every consent stands.
   */
  copyOutRecord: call<{ at: string; by: string; decision: string }>()(
    z.strictObject({ screeningId: ScreeningId, overrideReason: OptionalLine, overrideBy: OptionalLine }),
  ),
};
