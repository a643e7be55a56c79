import { describe, expect, it } from 'vitest';
import type { ElementState } from '../../../../src-main/core/worksheets/elements.ts';
import { readElements } from '../../../../src-main/core/worksheets/elements.ts';
import { loadRule } from '../../../../src-main/usecases/forms/rule-files.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

type ElementGroup = 'act' | 'means' | 'purpose' | 'service';
const rule = loadRule(findResources(), 'elements');

const marks = (states: Partial<Record<ElementGroup, ElementState>>) =>
  Object.entries(states).map(([group, state]) => ({
    group,
    title: `one ${group}`,
    state,
  }));
const read = (states: Partial<Record<ElementGroup, ElementState>>, age?: 'yes' | 'no' | 'not-sure') =>
  Object.fromEntries(
    readElements(rule, marks(states), age).map((one) => [
      `${one.offence === 'Trafficking' ? 'trafficking' : 'ssfl'} ${one.branch === 'an adult' ? 'adult' : 'child'}`,
      one.allRecorded,
    ]),
  );

describe('the elements recorded', () => {
  it.each([
    [
      { act: 'shown', means: 'shown', purpose: 'shown' },
      'no',
      { 'trafficking adult': true, 'ssfl adult': false },
    ],
    [{ act: 'shown', purpose: 'shown' }, 'no', { 'trafficking adult': false, 'ssfl adult': false }],
    [{ act: 'shown', purpose: 'shown' }, 'yes', { 'trafficking child': true, 'ssfl child': false }],
    [
      { act: 'shown', purpose: 'shown' },
      'not-sure',
      { 'trafficking adult': false, 'trafficking child': true, 'ssfl adult': false, 'ssfl child': false },
    ],
    [
      { act: 'shown', purpose: 'shown' },
      undefined,
      { 'trafficking adult': false, 'trafficking child': true, 'ssfl adult': false, 'ssfl child': false },
    ],
    [{ service: 'shown', means: 'shown' }, 'no', { 'trafficking adult': false, 'ssfl adult': true }],
    [{ service: 'shown' }, 'no', { 'trafficking adult': false, 'ssfl adult': false }],
    [{ service: 'shown' }, 'yes', { 'trafficking child': false, 'ssfl child': true }],
    [
      { act: 'not-shown', means: 'shown', purpose: 'shown' },
      'no',
      { 'trafficking adult': false, 'ssfl adult': false },
    ],
    [
      { act: 'shown', means: 'not-known', purpose: 'shown' },
      'no',
      { 'trafficking adult': false, 'ssfl adult': false },
    ],
    [
      { act: 'shown', means: 'not-asked', purpose: 'shown' },
      'no',
      { 'trafficking adult': false, 'ssfl adult': false },
    ],
  ] as const)('%j, under 18 then: %s', (states, age, expected) =>
    expect(read(states, age)).toEqual(expected),
  );

  it('are each named with what shows them', () => {
    const [reading] = readElements(rule, marks({ act: 'shown', means: 'not-shown' }), 'no');
    expect(reading?.groups).toEqual([
      { group: 'act', shown: ['one act'], recorded: true },
      { group: 'means', shown: [], recorded: false },
      { group: 'purpose', shown: [], recorded: false },
    ]);
  });
});
