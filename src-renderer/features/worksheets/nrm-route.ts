/**
 * @file Which way a referral goes, from the age and consent recorded on the preparation sheet: the branches of
 * the Home Office's published form, April 2026 [A]. For an adult, s.52(3) Modern Slavery Act 2015 bars what
 * identifies them from a notification they do not agree to [B].
 */
import type { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { questionsByName } from '../../questions/form.ts';

export type NrmRoute = 'age-open' | 'child' | 'not-sure' | 'consent-open' | 'adult' | 'duty-to-notify';

/** Whether the form is the one that prepares a referral. */
export function asksForRoute(form: FormFile): boolean {
  const asks = questionsByName(form);
  return asks.has('pv-under-age') && asks.has('pv-want-to-submit-nrm');
}

/** `values`: answered questions by name. */
export function nrmRoute(values: Readonly<Record<string, unknown>>): NrmRoute {
  switch (values['pv-under-age']) {
    case 'yes':
      return 'child';
    case 'not-sure':
      return 'not-sure';
    case 'no':
      break;
    default:
      return 'age-open';
  }
  const agrees = values['pv-want-to-submit-nrm'];
  if (agrees === 'yes') return 'adult';
  return agrees === 'no' ? 'duty-to-notify' : 'consent-open';
}
