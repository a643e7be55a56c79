/**
 * @file A slow typist who is interrupted: the sentence goes on where it broke off, a country that is taken from the list is
 * no word of the person's, a date that is refused keeps the keyboard, and a line that was just added has it. Steps build on
 * one another.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { PASSPHRASE } from '../support/vault.ts';

const TALK = [
  { question: 'language', state: 'answered' as const, value: 'Vietnamese' },
  { question: 'interpreter', state: 'answered' as const, value: 'no' },
];

let on: CaseOnScreen;
let screeningId: ScreeningId;
beforeAll(async () => {
  on = await caseOnScreen('typed-on');
  const { caseId, personId } = on;
  screeningId = (await on.call('screeningStart', { caseId, personId, formId: 'screening-interview' })).id;
  await on.call('screeningAnswer', {
    screeningId,
    answers: [...TALK, ...openingAnswers()],
    currentPage: 'situation',
    currentQuestion: 'tasks',
  });
  await on.openCase();
  await on.keys.press(/^Continue: Screening interview/);
  await card('tasks').waitFor();
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'typed-on-stuck');

const card = (question: string) => on.app.page.locator(`[data-question="${question}"]`);
const type = (text: string) => on.app.page.keyboard.type(text);
/** What has the focus: its question and, in rows, which line of them; and what stands in it. */
const focus = () =>
  on.app.page.evaluate(() => {
    const now = document.activeElement as HTMLInputElement | null;
    return {
      question: now?.closest<HTMLElement>('[data-question]')?.dataset.question,
      cell: now?.closest<HTMLElement>('[data-cell]')?.dataset.cell,
      value: now?.value,
    };
  });
const answer = async (question: string) =>
  (await on.call('screeningShow', { screeningId })).answers.find((one) => one.question === question);

it('goes on with a sentence where it broke off', async () => {
  await card('tasks').locator('textarea').focus();
  await type('He kept the');
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.keys.press('Continue the interview');
  await expect.poll(focus).toMatchObject({ question: 'tasks', value: 'He kept the' });
  await type(' passport');
  expect(await focus()).toMatchObject({ question: 'tasks', value: 'He kept the passport' });
});

it('stays in a date that is refused, and says so: what is typed on lands there and in no other question', async () => {
  await card('start-date').getByRole('textbox').first().focus();
  await type('when I was');
  await on.press('Enter');
  await on.says('“when I was” is not saved');
  await expect
    .poll(() => on.app.page.locator('[data-announced]').textContent())
    .toMatch(/^The field above does not take these words/);
  expect(await focus()).toMatchObject({ question: 'start-date', value: 'when I was' });
  await on.look('02-date-refused');
  await type(' small, 2008');
  expect(await focus()).toMatchObject({ question: 'start-date', value: 'when I was small, 2008' });
  await on.press('Enter', 'Tab');
  expect(await on.app.page.evaluate(() => document.activeElement?.textContent)).toBe('Save as own words');
  expect((await answer('start-date'))?.ownWords ?? '').toBe('');
  expect(await answer('in-uk')).toBeUndefined();
  await on.press('Shift+Tab', 'Control+a');
  await type('2008');
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ question: 'in-uk' });
  await expect.poll(() => answer('start-date')).toMatchObject({ value: { value: '2008' }, ownWords: '' });
});

it('takes a country from the list, and none of the letters that led to it as words of the person', async () => {
  await card('periods').locator('[data-cell="periods-0-country"] input').first().focus();
  await type('United King');
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ cell: 'periods-0-from' });
  await type('May 2024');
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ cell: 'periods-0-until' });
  expect(await on.app.page.locator('[data-loose]').count()).toBe(0);
  await expect
    .poll(() => answer('periods'))
    .toMatchObject({ ownWords: '', value: [{ country: 'GB', from: { value: '2024-05' } }] });
});

it('stays in a date of a line that is refused, and comes back to it before the lines are left', async () => {
  await card('periods').locator('[data-cell="periods-0-until"] input').focus();
  await type('until the');
  await on.press('Enter');
  await on.says('“until the” is not saved');
  expect(await focus()).toMatchObject({ cell: 'periods-0-until', value: 'until the' });
  await card('periods').locator('[data-cell="periods-0-kinds"] input').first().focus();
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ cell: 'periods-0-until', value: 'until the' });
  await on.press('Control+a');
  await type('June 2024');
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ cell: 'periods-0-lasted' });
  await expect
    .poll(() => answer('periods'))
    .toMatchObject({ ownWords: '', value: [{ until: { value: '2024-06' } }] });
});

it('goes into a line that is added, and stays by the lines when one is taken out', async () => {
  await on.keys.press('Another place or time');
  await expect.poll(focus).toMatchObject({ cell: 'periods-1-what' });
  await type('Onions, at night');
  await expect.poll(() => answer('periods')).toMatchObject({ value: [{}, { what: 'Onions, at night' }] });
  await on.keys.press('Remove entry 2');
  await expect.poll(focus).toMatchObject({ question: 'periods' });
  await expect.poll(async () => (await answer('periods'))?.value).toHaveLength(1);
});

it('takes a line out that was filled in, shows the one below as it is, and has it back with Ctrl+Z', async () => {
  await on.keys.press('Another place or time');
  await expect.poll(focus).toMatchObject({ cell: 'periods-1-what' });
  await type('Leeks');
  await card('periods').locator('[data-cell="periods-1-from"] input').focus();
  await type('July 2025');
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ cell: 'periods-1-until' });
  await expect.poll(() => answer('periods')).toMatchObject({ value: [{}, { from: { value: '2025-07' } }] });
  const both = (await answer('periods'))?.value;
  await on.app.page.clock.install();
  const from = () => card('periods').locator('[data-cell="periods-0-from"] input').inputValue();
  await on.keys.press('Remove entry 1');
  await on.says(/^Entry 1 of “.*” was removed\.$/);
  await expect.poll(async () => (await answer('periods'))?.value).toMatchObject([{ what: 'Leeks' }]);
  expect(await from()).toBe('July 2025');
  // Whoever was spoken to meanwhile still has it.
  await on.app.page.clock.fastForward(20_000);
  await on.press('Control+z');
  await expect.poll(async () => (await answer('periods'))?.value).toEqual(both);
  await expect.poll(from).toBe('May 2024');
  await expect.poll(focus).toMatchObject({ cell: 'periods-0-what' });
  expect(await card('periods').locator('[data-cell="periods-1-from"] input').inputValue()).toBe('July 2025');
  await on.keys.press('Remove entry 1');
  await on.says(/^Entry 1 of “.*” was removed\.$/);
  await on.look('03-line-taken-out');
});

it('stays in a question whose answer is cleared', async () => {
  await card('tasks').getByRole('button', { name: 'Clear' }).focus();
  await on.press('Enter');
  await expect.poll(focus).toMatchObject({ question: 'tasks', value: '' });
});

it('shows who somebody is beside the buttons, on a small screen too', async () => {
  await on.app.page.setViewportSize({ width: 1024, height: 700 });
  await on.readAgain();
  await on.goTo('people');
  const facts = on.app.page.locator(`[data-person="${on.personId}"] p`, { hasText: 'Born' });
  expect((await facts.boundingBox())?.width).toBeGreaterThan(250);
  await on.look('01-people');
});

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
