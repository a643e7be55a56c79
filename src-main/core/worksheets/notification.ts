/**
 * @file When a copy for a Duty to Notify report may be made: for an adult who does not agree to a referral. A child,
 * or somebody who may be one, is referred without being asked (Home Office form, April 2026 [A]); an adult who agrees
 * is referred. Section 52(3) Modern Slavery Act 2015 bars what identifies the adult who does not [B].
 */

import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { AGE_QUESTION, type ReferralBasis, referralRoute } from './referral-route.ts';

/**
 * Why there is no such copy now; empty when there is. `values`: the preparation sheet's answers by
 * question. `birth`: the date of birth where it says that the person is a child. `isNamed`: with name and contact, which
 * only somebody who is willing to help the authorities has in it (offline prompt sheet, April 2026 [A]).
 */
export function notificationFindings(
  values: Readonly<Record<string, unknown>>,
  basis: ReferralBasis & { readonly birth: FuzzyDate | null },
  isNamed = false,
): Coded[] {
  switch (referralRoute(values, basis)) {
    case 'duty-to-notify':
      return isNamed && values[WILLING_QUESTION] !== 'yes' ? [coded('notification-not-willing')] : [];
    case 'age-open':
      return [coded('notification-age-open')];
    case 'child':
    case 'not-sure':
      return [coded('notification-of-a-child')];
    case 'age-differs':
      return [values[AGE_QUESTION] === 'no' ? childElsewhere(basis) : coded('notification-adult-elsewhere')];
    case 'consent-open':
      return [coded('notification-consent-open')];
    case 'decide-again':
      return [coded('notification-decide-again')];
    case 'adult':
      return [coded('notification-agreed')];
  }
}

/** Whether the person is willing to help with an investigation. */
const WILLING_QUESTION = 'authorities-cooperation';

/** A body that may have the duty: see resources/standards/duty-to-notify.json. */
export interface NotifyingBody {
  readonly id: string;
  readonly title: string;
  /** What binds it; null for one that has no duty. */
  readonly duty: string | null;
}

/**
 * Why this body makes no such report; empty where it does. Section 52(5) Modern Slavery Act 2015 names the public
 * authorities it binds (H); anybody else owes the person confidentiality. `body`: undefined where nobody has said.
 */
export function bodyFindings(
  body: NotifyingBody | undefined,
  bodies: readonly NotifyingBody[],
  noDuty: { readonly text: string; readonly law: string; readonly instead: readonly string[] },
): Coded[] {
  if (body === undefined)
    return [coded('notification-body-open', { bodies: bodies.map((one) => one.title) })];
  if (body.duty !== null) return [];
  const { text, law, instead } = noDuty;
  return [coded('notification-no-duty', { text, law, instead: instead.join(' ') })];
}

/** Where it stands that the person is a child, though the sheet says that they are not. */
const childElsewhere = ({ birth }: { readonly birth: FuzzyDate | null }): Coded =>
  birth === null
    ? coded('notification-child-elsewhere')
    : coded('notification-child-born', { born: formatFuzzyDate(birth) });
