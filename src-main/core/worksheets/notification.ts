/**
 * @file When a copy for a Duty to Notify report may be made: for an adult who does not agree to a referral. A child,
 * or somebody who may be one, is referred without being asked (Home Office form, April 2026 [A]); an adult who agrees
 * is referred. Section 52(3) Modern Slavery Act 2015 bars what identifies the adult who does not [B].
 */

import type { ConsentStatus } from '../consent/consent-line.ts';
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { RecordedAge } from '../people/age.ts';

/**
 * Why there is no such copy now, a line each; empty when there is. `values`: the preparation sheet's answers by
 * question. `ledger`: what the consent ledger says about a referral, undefined for nothing. `age`: what is recorded
 * beside the sheet, which may be behind it; `birth`: the date of birth where it says that the person is a child.
 */
export function notificationFindings(
  values: Readonly<Record<string, unknown>>,
  ledger: ConsentStatus | undefined,
  age: { readonly recorded: RecordedAge; readonly birth: FuzzyDate | null },
): string[] {
  const said = values['pv-under-age'];
  if (said === undefined) return ['Age now: record whether the person is under 18'];
  if (said !== 'no')
    return ['Age now: a person who is or may be under 18 is referred; there is no notification instead'];
  if (age.recorded === 'yes' || age.recorded === 'not-sure') return [childElsewhere(age)];
  const agrees = values['pv-want-to-submit-nrm'];
  if (agrees === undefined) return ['Consent to the referral: record what the person decides'];
  if (agrees !== 'no')
    return ['Consent to the referral: the person agrees, so it is a referral, not a notification'];
  if (ledger === 'given') {
    return ['Consent ledger: it says the person agrees to a referral; record what they decide now'];
  }
  return [];
}

/** Where it stands that the person is a child, though the sheet says that they are not. */
function childElsewhere({ birth }: { readonly birth: FuzzyDate | null }): string {
  const then = 'this sheet says otherwise. A child is referred; put right whichever is wrong';
  if (birth !== null)
    return `Date of birth: ${formatFuzzyDate(birth)}, so the person is under 18, and ${then}`;
  return `Age now: it is recorded elsewhere that the person is or may be under 18, and ${then}`;
}
