import { expect, it } from 'vitest';
import { sectionMeant } from '../../../../src-main/core/evidence/section-meant.ts';

it.each([
  ['E Medical', ['Medical'], 'Medical'],
  ['E. medical', ['Medical', 'Letters'], 'Medical'],
  ['Medical', ['E. Medical'], 'E. Medical'],
  ['Medical', ['e. Medical'], 'e. Medical'],
  ['e) medical', ['E. Medical'], 'E. Medical'],
  ['E Medical', ['E. Medical'], 'E. Medical'],
  ['05 Medical', ['5 - Medical'], '5 - Medical'],
  ['Medical', ['Medical', 'E Medical'], 'Medical'],
  // Two sections somebody told apart, two that may be meant, a party, and a name that is another.
  ['A Letters', ['B Letters'], 'A Letters'],
  ['Letters', ['A Letters', 'B Letters'], 'Letters'],
  ['R v Harlow', ['v Harlow', 'Harlow'], 'R v Harlow'],
  ['Medical reports', ['Medical'], 'Medical reports'],
  ['999 Calls', ['Calls'], '999 Calls'],
  ['Calls', ['999 Calls'], 'Calls'],
  ['001 Calls', ['Calls'], 'Calls'],
  ['', ['Medical'], ''],
])('“%s” where there are %j is %s', (typed, there, meant) => {
  expect(sectionMeant(typed, there)).toBe(meant);
});
