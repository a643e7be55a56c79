import { ConditionRunner } from 'survey-core';
import { describe, expect, it, vi } from 'vitest';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import { emptyDraft } from '../../../src-renderer/questions/answers.ts';
import { holds, rememberingHolds } from '../../../src-renderer/questions/conditions.ts';
import { askedReader, shownChoices } from '../../../src-renderer/questions/form.ts';

const testimony = {
  id: 'made',
  version: '1',
  source: 'Made',
  certainty: 'C',
  label: 'Made',
  use: 'worksheet',
};
const asks = (name: string, visibleIf?: string) => ({
  type: 'text',
  name,
  title: name,
  ...(visibleIf === undefined ? {} : { visibleIf }),
});
const form = FormFile.parse({
  title: 'Made',
  description: 'Made.',
  testimony,
  pages: [
    { name: 'home', title: 'Home', elements: [asks('alone'), asks('who', "{alone} = 'no'")] },
    { name: 'work', title: 'Work', elements: [asks('pay'), asks('kept', '{pay} notempty')] },
  ],
});

describe('conditions that are remembered', () => {
  it.each([
    ["{alone} = 'no'", { alone: 'no' }, { alone: 'yes' }],
    ['{pay} notempty', {}, { pay: 'little' }],
    ["{needs} contains 'doctor'", { needs: ['doctor'] }, { needs: ['rest'] }],
    [
      "{panel.age} > 5 and {alone} = 'no'",
      { panel: { age: 9 }, alone: 'no' },
      { panel: { age: 2 }, alone: 'no' },
    ],
  ])('come out as ever, whatever was asked before: %s', (expression, first, second) => {
    const remembers = rememberingHolds();
    for (const values of [first, second, second, first, {}, first])
      expect(remembers(expression, values)).toBe(holds(expression, values));
  });

  it('are worked out again only when an answer they name is another, or the day may be', () => {
    const worked = vi.spyOn(ConditionRunner.prototype, 'runValues');
    const remembers = rememberingHolds();
    for (const pay of ['l', 'li', 'lit', 'litt']) remembers("{alone} = 'no'", { alone: 'no', pay });
    expect(worked).toHaveBeenCalledTimes(1);
    for (const pay of ['l', 'li']) remembers('today() > {until}', { until: '2026-01-01', pay });
    expect(worked).toHaveBeenCalledTimes(3);
    worked.mockRestore();
  });
});

describe('what is asked', () => {
  const asked = askedReader(form, rememberingHolds());
  it('is the same list while the same is asked, and the same page where only another has changed', () => {
    const before = asked({});
    expect(asked({ alone: 'yes' })).toBe(before);
    const after = asked({ alone: 'no' });
    expect(after).not.toBe(before);
    expect(after[0]?.questions.map(({ question }) => question.name)).toEqual(['alone', 'who']);
    expect(after[1]).toBe(before[1]);
    expect(asked({})[0]?.questions.map(({ question }) => question.name)).toEqual(['alone']);
  });
});

describe('values that conditions look at', () => {
  const said = (question: string, value: string) => ({
    ...emptyDraft(question),
    state: 'answered' as const,
    value,
  });
  const save = () => Promise.resolve({ failure: null });

  it('are those of earlier accounts, until this one says something else or nothing', () => {
    const store = new AnswerStore({
      earlier: [said('alone', 'no'), said('pay', 'none')],
      recorded: [],
      save,
    });
    expect(store.values()).toEqual({ alone: 'no', pay: 'none' });
    expect(store.values()).toBe(store.values());
    store.put('alone', { state: 'answered', value: 'yes' }, 'soon');
    store.put('pay', { state: 'prefers-not-to-say' }, 'soon');
    expect(store.values()).toEqual({ alone: 'yes' });
  });

  it('leave no choice where every choice hangs on an answer that is not given', () => {
    const choices = [{ value: 'leeds', text: 'Leeds', visibleIf: "{country} = 'gb'" }];
    expect(shownChoices(choices, null, {}, holds)).toEqual([]);
    expect(shownChoices(choices, null, { country: 'gb' }, holds)).toEqual(choices);
    expect(shownChoices(choices, 'leeds', {}, holds)).toEqual(choices);
  });
});
