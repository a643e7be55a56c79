/** @file Why a form file, or the rule a worksheet is read by, cannot be used: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const FORM_CODES = {
  // The file.
  'form-not-json': { why: 'text' },
  'form-codes-unread': { why: 'text' },
  'form-does-not-fit': { why: 'text' },
  'form-id-taken': { id: 'text' },
  'form-printed-not-worksheet': {},
  'form-printed-without-purpose': { kind: 'text' },
  // Pages and questions.
  'form-name-twice': {},
  'form-page-name-twice': {},
  'form-safety-first': {},
  'form-opening-missing': {},
  'form-required-after-opening': {},
  'form-no-purpose': { purpose: 'text' },
  'form-consent-kind': { values: 'text' },
  'form-no-fact': { fact: 'text' },
  'form-beside-and-answer': {},
  'form-column-twice': { column: 'text' },
  'form-kind-not-text': {},
  'form-exhibit-not-text': {},
  'form-no-choices': {},
  'form-choice-twice': { choice: 'text' },
  'form-condition-unread': { condition: 'text' },
  'form-condition-unknown': { name: 'text' },
  // What the form does to an account.
  'form-section-not-open': {},
  'form-list-before-narrative': {},
  'form-coded-before-told': {},
  'form-loaded-phrase': { phrase: 'text', why: 'text' },
  // The rule and the form beside each other.
  'rule-unusable': { file: 'text', why: 'text' },
  'rule-branch-silent': { offence: 'text', branch: 'text' },
  'rule-no-group': { group: 'text' },
  'rule-no-group-for': { item: 'text' },
  'rule-criterion-ending': { ending: 'text' },
  'rule-nothing-beside': { name: 'text' },
  'rule-value-unknown': { value: 'text' },
  'rule-no-item': { item: 'text' },
  'rule-needs-choice': { choice: 'text' },
  'rule-needs-question': { name: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
