/**
 * @file When a copy for a Duty to Notify report may be made: for an adult who does not agree to a referral. A child,
 * or somebody who may be one, is referred without being asked (Home Office form, April 2026 [A]); an adult who agrees
 * is referred. Section 52(3) Modern Slavery Act 2015 bars what identifies the adult who does not [B].
 */

import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { AGE_QUESTION, type ReferralBasis, referralRoute } from './referral-route.ts';

/**
 * Why there is no such copy now, a line each; empty when there is. `values`: the preparation sheet's answers by
 * question. `birth`: the date of birth where it says that the person is a child.
 */
export function notificationFindings(
  values: Readonly<Record<string, unknown>>,
  basis: ReferralBasis & { readonly birth: FuzzyDate | null },
): string[] {
  switch (referralRoute(values, basis)) {
    case 'duty-to-notify':
      return [];
    case 'age-open':
      return ['Age now: record whether the person is under 18'];
    case 'child':
    case 'not-sure':
      return ['Age now: a person who is or may be under 18 is referred; there is no notification instead'];
    case 'age-differs':
      return [values[AGE_QUESTION] === 'no' ? childElsewhere(basis) : adultElsewhere];
    case 'consent-open':
      return ['Consent to the referral: record what the person decides, in the consent ledger'];
    case 'decide-again':
      return ['Consent ledger: it says the person agrees to a referral; record what they decide now'];
    case 'adult':
      return ['Consent to the referral: the person agrees, so it is a referral, not a notification'];
  }
}

/** Where it stands that the person is a child, though the sheet says that they are not. */
function childElsewhere({ birth }: { readonly birth: FuzzyDate | null }): string {
  const then = 'this sheet says otherwise. A child is referred; put right whichever is wrong';
  if (birth !== null)
    return `Date of birth: ${formatFuzzyDate(birth)}, so the person is under 18, and ${then}`;
  return `Age now: it is recorded elsewhere that the person is or may be under 18, and ${then}`;
}

const adultElsewhere =
  'Age now: it is recorded elsewhere that the person is 18 or over, and this sheet says otherwise. Put right whichever is wrong';
