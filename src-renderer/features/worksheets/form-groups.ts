/** @file Forms filled in at a desk, grouped by what they are for. A form of one's own goes under the last heading. */
import type { FormSummary } from '../../../src-main/contract/forms.ts';

export const GROUPS = ['child', 'referral', 'reading', 'care', 'court', 'checks', 'own'] as const;
export type FormGroup = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, FormGroup>> = {
  'child-first-response': 'child',
  'nrm-preparation': 'referral',
  elements: 'reading',
  'points-to-prove': 'reading',
  'ilo-indicators': 'reading',
  'uk-indicators': 'reading',
  'journey-legs': 'reading',
  'needs-and-risk': 'care',
  'safety-plan': 'care',
  'special-measures': 'court',
  'special-measures-scotland': 'court',
  'special-measures-northern-ireland': 'court',
  'personal-statement': 'court',
  'victim-statement-scotland': 'court',
  'victim-statement-northern-ireland': 'court',
  'child-rights-security': 'checks',
};

export function grouped(forms: readonly FormSummary[]): { group: FormGroup; forms: FormSummary[] }[] {
  return GROUPS.map((group) => ({
    group,
    forms: forms.filter((form) => (GROUP_OF[form.id] ?? 'own') === group),
  })).filter((one) => one.forms.length > 0);
}
