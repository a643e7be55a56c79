import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorRule, Weight } from '../../../../src-main/core/worksheets/indicator-rule.ts';
import { readDimensions } from '../../../../src-main/core/worksheets/indicator-rule.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const rule: IndicatorRule & { checked: boolean } = JSON.parse(
  readFileSync(join(findResources().folder, 'indicators', 'ilo-2009.json'), 'utf8'),
);
const indicators = rule.dimensions.flatMap((dimension) => dimension.indicators);

/** A dimension with as many indicators of each weight as anyone could record. */
const testRule: IndicatorRule = {
  sets: [{ id: 'a', title: 'A', complete: true }],
  positive: rule.positive,
  dimensions: [
    {
      id: 'd',
      title: 'D',
      indicators: (['strong', 'medium', 'weak'] as const).flatMap((weight) =>
        [0, 1, 2, 3].map((n) => ({ key: `${weight}${n}`, title: weight, weights: { a: weight } })),
      ),
    },
  ],
};
const marked = (strong: number, medium: number, weak: number) => {
  const keys = (weight: Weight, count: number) => Array.from({ length: count }, (_, n) => `${weight}${n}`);
  return readDimensions(
    testRule,
    'a',
    new Set([...keys('strong', strong), ...keys('medium', medium), ...keys('weak', weak)]),
  )[0]?.markedByRule;
};

describe('the rule of 2009 for one dimension', () => {
  it.each([
    [0, 0, 0, false],
    [1, 0, 0, false],
    [2, 0, 0, true],
    [1, 1, 0, true],
    [1, 0, 1, true],
    [0, 3, 0, true],
    [0, 2, 0, false],
    [0, 2, 1, true],
    [0, 1, 3, false],
    [0, 0, 4, false],
    [0, 1, 1, false],
    [3, 3, 3, true],
  ])('%i strong, %i medium, %i weak: %s', (strong, medium, weak, expected) =>
    expect(marked(strong, medium, weak)).toBe(expected),
  );

  it('never takes a mark back when more is recorded', () => {
    const some = fc.subarray(testRule.dimensions[0]!.indicators.map((one) => one.key));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const fewer = readDimensions(testRule, 'a', new Set(a))[0]?.markedByRule;
        const more = readDimensions(testRule, 'a', new Set([...a, ...b]))[0]?.markedByRule;
        return fewer !== true || more === true;
      }),
    );
  });
});

describe('the weights that come with the program', () => {
  it('are 67 in six dimensions, and stand as to be checked', () => {
    expect(rule.dimensions.map((dimension) => dimension.indicators.length)).toEqual([10, 10, 16, 9, 15, 7]);
    expect(rule.checked).toBe(false);
  });

  it('give the child labour set 65 indicators and no weak ones', () => {
    const child = indicators.map((one) => one.weights['child-labour']).filter((weight) => weight !== null);
    expect([child.length, child.includes('weak')]).toEqual([65, false]);
  });

  it('leave the two sets for sexual exploitation without a score', () => {
    for (const set of ['adult-sexual', 'child-sexual']) {
      const all = readDimensions(rule, set, new Set(indicators.map((one) => one.key)));
      expect(all.map((one) => one.markedByRule)).toEqual([null, null, null, null, null, null]);
    }
  });

  it('each have their question on the worksheet', async () => {
    const form = await requireForm(findResources(), 'ilo-indicators');
    const items = form.questions
      .map((question) => question.element.testimony.item)
      .filter((item) => item !== undefined && !item.startsWith('override/'));
    expect(items).toEqual(indicators.map((one) => one.key));
  });
});
