/** Points to prove against law.md: ss 1, 2 and 4 of the Modern Slavery Act 2015, with ss 3 and 45. */
import { describe, expect, it } from 'vitest';
import { readElements } from '../../../src-main/core/worksheets/elements.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { loadRule } from '../../../src-main/usecases/forms/rule-files.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const rule = loadRule(findResources(), 'points-to-prove');
const form = await requireForm(findResources(), 'points-to-prove');
const DISCLOSURE =
  'Notes on what is not shown may have to be disclosed. Do not write conclusions about the person.';

/** Question, the section it says, a word of the rule. By law.md, "Offences". */
const POINTS = [
  ['s1-held', 's 1(1)(a)', /slavery or servitude/],
  ['s1-labour', 's 1(1)(b)', /forced or compulsory labour/],
  ['s1-knew', 's 1(1)(a) and (b)', /knew or ought to have known/],
  ['s1-vulnerable', 's 1(4)(a)', /more vulnerable/],
  ['s1-services', 's 1(4)(b)', /section 3\(3\) to \(6\)/],
  ['s2-recruited', 's 2(3)', /recruiting/],
  ['s2-transported', 's 2(3)', /transporting or transferring/],
  ['s2-harboured', 's 2(3)', /harbouring or receiving/],
  ['s2-control', 's 2(3)', /transferring or exchanging control/],
  ['s2-arriving', 's 2(5)(a)', /Arriving in or entering/],
  ['s2-departing', 's 2(5)(b)', /Departing/],
  ['s2-within', 's 2(5)(c)', /within a country/],
  ['s2-intends', 's 2(4)(a)', /any part of the world, during or after/],
  ['s2-knew', 's 2(4)(b)', /ought to have known that exploitation .* by somebody else was to be expected/],
  ['s2-national', 's 2(6)', /UK national/],
  ['s2-part', 's 2(7)(a)', /Any part/],
  ['s2-country', 's 2(7)(b)', /arrival, entry, travel or departure/],
  ['s3-slavery', 's 3(2)', /Slavery, servitude, forced or compulsory labour/],
  ['s3-sexual', 's 3(3)', /Sexual/],
  ['s3-organs', 's 3(4)', /organs/],
  ['s3-services', 's 3(5)', /force, threats or deception/],
  ['s3-vulnerable', 's 3(6)', /child or a vulnerable person/],
  ['s4-offence', 's 4', /offence/],
  ['s4-intent', 's 4', /intent to commit an offence under section 2/],
  ['s45-compelled', 's 45(1)(b)', /Compelled/],
  ['s45-attributable', 's 45(1)(c)', /slavery or relevant exploitation/],
  ['s45-alternative', 's 45(1)(d)', /no realistic alternative/],
  ['s45-consequence', 's 45(4)(b)', /direct consequence/],
  ['s45-would', 's 45(4)(c)', /would do it/],
] as const;

const question = (name: string) => form.questions.find((one) => one.name === name);
const neededBy = (offence: string, age: 'yes' | 'no') =>
  rule.groups.filter((group) => {
    const marks = rule.groups
      .filter((one) => one !== group)
      .map((one) => ({ group: one, title: one, state: 'shown' }));
    return readElements(rule, marks, age).some((one) => one.offence.startsWith(offence) && !one.allRecorded);
  });

describe('each point', () => {
  it.each(POINTS)('%s is %s', (name, section, words) => {
    expect(question(name)?.title).toMatch(words);
    const element = question(name)?.element as { readonly description?: string } | undefined;
    expect(element?.description).toContain(section);
  });

  it('is in this table, and each has a group of the rule in words', () => {
    const points = form.questions.filter((one) => one.element.testimony.item !== undefined);
    expect(points.map((one) => one.name)).toEqual(POINTS.map(([name]) => name));
    for (const group of rule.groups)
      expect(rule.names[group]).toMatch(/, s [1-4]|, s 45|reach of the Act, s 2/);
  });
});

describe('what each section needs', () => {
  it.each([
    ['Section 1(1)(a)', ['s1-held', 's1-knew'], 's 1(1)(a)'],
    ['Section 1(1)(b)', ['s1-labour', 's1-knew'], 's 1(1)(b)'],
    ['Section 2,', ['s2-arranged', 's2-travel', 's2-view', 's2-where', 's3'], 's 2(1), (3) to (7) with s 3'],
    ['Section 4,', ['s4-offence', 's4-intent'], 's 4'],
  ] as const)('%s needs %j (%s), for an adult and a child alike', (offence, groups, section) => {
    expect(neededBy(offence, 'no')).toEqual(groups);
    expect(neededBy(offence, 'yes')).toEqual(groups);
    expect(rule.offences.find((one) => one.title.startsWith(offence))?.why).toContain(section);
    // Read once: it does not differ by age.
    expect(readElements(rule, [], undefined).filter((one) => one.offence.startsWith(offence))).toMatchObject([
      { branch: '' },
    ]);
  });

  it.each([
    ['18 or over', 'no', ['s45-compelled', 's45-attributable', 's45-alternative'], 's 45(1)'],
    ['under 18', 'yes', ['s45-consequence', 's45-would'], 's 45(4)'],
  ] as const)('section 45, %s when it was done', (_age, under18, groups, section) => {
    expect(neededBy('Section 45', under18)).toEqual(groups);
    expect(rule.offences.at(-1)?.why).toContain(section);
    expect(rule.offences.at(-1)?.why).toMatch(/Schedule 4 \(s 45\(7\)\)/);
  });

  it('has no means, and consent does not rule it out', () => {
    expect(rule.groups.filter((one) => /means/.test(one))).toEqual([]);
    const [s1, s2] = form.file.pages.map((page) => String(page.description));
    expect(s1).toMatch(/consented to any of it does not rule it out \(s 1\(5\)\)/);
    expect(s1).toMatch(/Article 4.*\(s 1\(2\)\)/);
    expect(s2).toMatch(/no element of means/);
    expect(s2).toMatch(/irrelevant \(s 2\(2\)\)/);
  });
});

it('the sheet never advises: the solicitor is told before any plea or interview', () => {
  const s45 = form.file.pages.find((page) => page.name === 's45');
  expect(String(s45?.description)).toMatch(
    /s 45.*Never advise.*tell the solicitor before any plea and before any interview.*Schedule 4/,
  );
  expect(question('solicitor-told')).toBeDefined();
});

it('it carries the disclosure line, and not the definition that the NRM goes by', () => {
  expect(form.file.testimony.label).toContain(DISCLOSURE);
  expect(JSON.stringify(form.file)).not.toMatch(/2022\/877/);
});
