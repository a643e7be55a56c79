/** @file Which form is for whom, by role and by age, and which record goes on. */
import { describe, expect, it } from 'vitest';
import { type Whom, whyNotFor, whyNotOnWith } from '../../../../src-main/core/forms/offered.ts';

const adult: Whom = { role: 'survivor', treatedAsChild: false, adult: true, nation: 'scotland' };
const child: Whom = { role: 'survivor', treatedAsChild: true, adult: false, nation: 'scotland' };
const unsaid: Whom = { role: 'survivor', treatedAsChild: false, adult: false, nation: 'scotland' };
const as = (role: Whom['role'], whom: Whom = adult): Whom => ({ ...whom, role });
const interview = { use: 'interview' } as const;
const sheet = { use: 'worksheet' } as const;
const forChildren = { use: 'worksheet', for: { ages: ['child'] } } as const;
const forAdults = { use: 'worksheet', for: { ages: ['adult'] } } as const;
const forAll = { use: 'interview', for: { ages: ['adult', 'child'], roles: ['suspect'] } } as const;
const english = { use: 'worksheet', for: { nations: ['england-wales', 'northern-ireland'] } } as const;
type Form = Parameters<typeof whyNotFor>[0];

describe('a form may be begun', () => {
  it.each([
    ['an interview that says nothing, an adult', interview, adult, null],
    ['an interview that says nothing, nobody said the age', interview, unsaid, null],
    ['an interview that says nothing, a child', interview, child, 'for-adults'],
    ['an interview that says nothing, a suspect', interview, as('suspect'), 'for-other-roles'],
    ['an interview that says nothing, an interpreter', interview, as('interpreter'), 'for-other-roles'],
    ['an interview that says nothing, a witness', interview, as('witness'), null],
    ['a sheet that says nothing, a child', sheet, child, null],
    ['a sheet that says nothing, a suspect', sheet, as('suspect'), null],
    ['a sheet for adults, a child', forAdults, child, 'for-adults'],
    ['a sheet for adults, nobody said the age', forAdults, unsaid, null],
    ['a sheet for children, a child', forChildren, child, null],
    ['a sheet for children, nobody said the age', forChildren, unsaid, null],
    ['a sheet for children, an adult', forChildren, adult, 'for-children'],
    ['what a form says goes before its use', forAll, as('suspect', child), null],
    ['a sheet that says no nation, in any', sheet, { ...adult, nation: 'northern-ireland' }, null],
    ['a sheet of two nations, in a third', english, adult, 'for-other-nations'],
    ['a sheet of two nations, in the second', english, { ...adult, nation: 'northern-ireland' }, null],
    ['a role is looked at before an age', interview, as('suspect', child), 'for-other-roles'],
  ] as const)('%s', (_what, form, whom, why) => expect(whyNotFor(form as unknown as Form, whom)).toBe(why));
});

describe('a record goes on', () => {
  it.each([
    ['an interview with somebody who turned out to be a child', interview, child, 'for-adults'],
    ['an interview with somebody who became a suspect', interview, as('suspect'), 'for-other-roles'],
    ['a sheet of one nation, once the case is under another’s law', english, adult, null],
    ['a child’s sheet, once they are known to be grown up', forChildren, adult, null],
  ] as const)('%s', (_what, form, whom, why) =>
    expect(whyNotOnWith(form as unknown as Form, whom)).toBe(why),
  );
});
