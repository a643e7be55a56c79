/**
 * @file Which way a referral goes: the branches of the Home Office's published form, April 2026 [A], from the age on
 * the preparation sheet and what the consent ledger says. The ledger decides: a sheet is filled in once, and consent
 * can be taken back at any time. For an adult who does not agree, s.52(3) Modern Slavery Act 2015 bars what identifies
 * them from a notification [B]. One rule for the sheet, for what leaves, and for the copy for a Duty to Notify.
 */
import type { ConsentStatus } from '../consent/consent-line.ts';
import type { Question } from '../forms/questions.ts';
import type { RecordedAge } from '../people/age.ts';

/**
 * `age-differs`: sheet and record do not say the same about being under 18. `decide-again`: the ledger says yes and the
 * sheet no; nothing goes either way until the person's decision is in the ledger.
 */
export type ReferralRoute =
  | 'age-open'
  | 'age-differs'
  | 'child'
  | 'not-sure'
  | 'consent-open'
  | 'decide-again'
  | 'adult'
  | 'duty-to-notify';

/** What is recorded beside the sheet. */
export interface ReferralBasis {
  readonly age: RecordedAge;
  /** What the ledger says about a referral; null for nothing, or for a consent that has ended. */
  readonly decision: { readonly status: ConsentStatus } | null;
}

/** The questions that decide it. */
export const AGE_QUESTION = 'pv-under-age';
export const CONSENT_QUESTION = 'pv-want-to-submit-nrm';

type Values = Readonly<Record<string, unknown>>;

/** `values`: the sheet's answered questions by name. */
export function referralRoute(values: Values, { age, decision }: ReferralBasis): ReferralRoute {
  switch (values[AGE_QUESTION]) {
    case 'yes':
      return age === 'no' ? 'age-differs' : 'child';
    case 'not-sure':
      return age === 'no' ? 'age-differs' : 'not-sure';
    case 'no':
      return age === 'yes' || age === 'not-sure' ? 'age-differs' : adultRoute(values, decision);
    default:
      return 'age-open';
  }
}

function adultRoute(values: Values, decision: ReferralBasis['decision']): ReferralRoute {
  const saysNo = values[CONSENT_QUESTION] === 'no';
  switch (decision?.status) {
    case 'refused':
    case 'withdrawn':
      return 'duty-to-notify';
    case 'given':
    case 'best-interests':
      return saysNo ? 'decide-again' : 'adult';
    default:
      return saysNo ? 'duty-to-notify' : 'consent-open';
  }
}

/** The sheet as the ledger decides it: what is asked only of those who agree is not asked of somebody who does not. */
export const asDecided = (values: Values, route: ReferralRoute): Values =>
  route === 'duty-to-notify' ? { ...values, [CONSENT_QUESTION]: 'no' } : values;

/**
 * The sheet with the age as it is recorded: that goes before what the sheet says where the two differ, and opens the
 * branches of a sheet that has not said it yet.
 */
export function agedAsRecorded(values: Values, basis: ReferralBasis): Values {
  const says = values[AGE_QUESTION];
  const differs = referralRoute(values, basis) === 'age-differs';
  const known = basis.age !== 'unknown' && (says === undefined || differs);
  return known ? { ...values, [AGE_QUESTION]: basis.age } : values;
}

/** The sheet as the record decides it, age and consent: which of its questions are asked. */
export function asRecorded(values: Values, basis: ReferralBasis): Values {
  const aged = agedAsRecorded(values, basis);
  return asDecided(aged, referralRoute(aged, basis));
}

/** Who answers a field that nobody asks the person about: whoever sends the referral, of themselves or by their own view; null for any other. */
export function answeredBySender({
  fact,
  element,
}: Pick<Question, 'fact' | 'element'>): 'first-responder' | 'judgement' | null {
  if (fact?.startsWith('referral.') === true || element.testimony.beside !== undefined)
    return 'first-responder';
  return fact?.startsWith('insight.') === true ? 'judgement' : null;
}
