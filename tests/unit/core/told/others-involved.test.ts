/** Who else is involved: services and people; that a child was missing or arrested stands with what the police have. */
import { expect, it } from 'vitest';
import { known, knownIn, told } from '../../../support/two-tellings.ts';

const INVOLVED = 'are-others-involved-details';
const SERVICES = told('child.services', 0, [
  { which: 'youth-justice', what: 'Tomasz Wielgosz, youth advocate', since: null, days: '' },
]);
const MISSING = told('child.missing', 0, [
  { from: { value: '2026-09-03', qualifier: 'exact' }, by: 'the carer', found: 'a flat in Hull' },
]);
const ARREST = told('child.crime-reports', 0, [
  { about: 'A parcel and a knife', force: 'South Yorkshire Police', reference: 'SY-1', capacity: 'suspect' },
]);

it('names the services, and neither a time missing nor the child’s own arrest', () => {
  const { text } = known(INVOLVED, SERVICES, MISSING, ARREST);
  expect(text).toContain('Tomasz Wielgosz');
  expect(text).not.toMatch(/Missing|Hull|knife|SY-1/u);
  expect(knownIn(INVOLVED, MISSING, ARREST)).toBeNull();
});

it('has both where the sheet says what the police were told of the child', () => {
  const { text } = known('childs-police', SERVICES, MISSING, ARREST);
  expect(text).toContain('a flat in Hull');
  expect(text).toContain('SY-1');
});
