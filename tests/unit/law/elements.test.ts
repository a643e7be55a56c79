/** The NRM definition against law.md, "Who is a victim": SI 2022/877, read with the guidance under s 49. */
import { describe, expect, it } from 'vitest';
import { readElements } from '../../../src-main/core/worksheets/elements.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { loadRule } from '../../../src-main/usecases/forms/rule-files.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const rule = loadRule(findResources(), 'elements');
const form = await requireForm(findResources(), 'elements');
const DISCLOSURE =
  'Notes on what is not shown may have to be disclosed. Do not write conclusions about the person.';

/** Which of the groups each test needs. */
const neededBy = (offence: string, age: 'yes' | 'no') => {
  const groups = rule.groups.filter((group) => {
    const marks = rule.groups
      .filter((one) => one !== group)
      .map((one) => ({ group: one, title: one, state: 'shown' }));
    return readElements(rule, marks, age).some((one) => one.offence === offence && !one.allRecorded);
  });
  return groups;
};

describe('the NRM definition', () => {
  it.each([
    ['Trafficking', 'no', ['act', 'means', 'purpose'], 'adult: action, means and purpose (SI 2022/877)'],
    ['Trafficking', 'yes', ['act', 'purpose'], 'child: no means (SI 2022/877)'],
    [
      'Slavery, servitude and forced labour',
      'no',
      ['means', 'service'],
      'adult: means, and no movement (SI 2022/877)',
    ],
    ['Slavery, servitude and forced labour', 'yes', ['service'], 'child: no means (SI 2022/877)'],
  ] as const)('%s, under 18 then %s, needs %j: %s', (offence, age, groups, _law) =>
    expect(neededBy(offence, age)).toEqual(groups),
  );

  it('is read both ways where the age is not sure, and says of nobody what they are', () => {
    const readings = readElements(rule, [], 'not-sure');
    expect(readings.map((one) => one.branch)).toEqual([
      'an adult',
      'someone under 18 at the time',
      'an adult',
      'someone under 18 at the time',
    ]);
  });

  it('names its law, each offence too, and not the Act that a criminal court goes by', () => {
    expect(rule.source).toContain('SI 2022/877');
    for (const { why } of rule.offences) expect(why).toContain('SI 2022/877');
    const { source, label } = form.file.testimony;
    expect(source).toContain('SI 2022/877');
    expect(source).toContain('s 49 Modern Slavery Act 2015');
    expect(label).toContain(DISCLOSURE);
    expect(JSON.stringify(form.file)).not.toMatch(/s(ection)? (1|2|4|45)\b/);
  });

  it('has a point "not observed" where nothing shows it', () => {
    const choices = form.questions.flatMap((one) =>
      one.element.testimony.item !== undefined && 'choices' in one.element ? [one.element.choices] : [],
    );
    expect(choices.length).toBeGreaterThan(15);
    for (const some of choices)
      expect(some.map((one) => [one.value, one.text])).toEqual([
        ['shown', 'Shown by what is recorded'],
        ['not-shown', 'Not observed'],
      ]);
  });
});
