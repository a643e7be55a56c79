/**
 * An own form with answers that do not fit and choices that hang on others, and the list of sections with large text.
 * Steps build on one another.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { temporaryFolder } from '../support/vault.ts';
import { SHELTER, workbook } from '../support/xlsforms.ts';

const FOLDER = temporaryFolder();
let on: CaseOnScreen;
let app: CaseOnScreen['app'];
beforeAll(async () => {
  writeFileSync(join(FOLDER, 'shelter.xlsx'), await workbook(SHELTER));
  on = await caseOnScreen('interview-own');
  ({ app } = on);
  await app.picks(join(FOLDER, 'shelter.xlsx'));
  const handle = await app.page.evaluate(async () => {
    const picked = await window.testimony.app.pickFiles('form');
    return picked.ok ? picked.value[0]?.handle : undefined;
  });
  const file = handle as CallInput<'formImport'>['file'];
  const { form } = await on.call('formImport', { file });
  const { id: screeningId } = await on.call('screeningStart', {
    caseId: on.caseId,
    personId: on.personId,
    formId: form.id,
  });
  await on.call('screeningAnswer', { screeningId, answers: openingAnswers(), currentPage: 'stay' });
  await on.readAgain();
  await app.page.getByRole('button', { name: /^Continue: Shelter intake/ }).click();
  await on.heading('Stay');
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'interview-own-stuck');

const question = (title: string) => app.page.locator('[data-question]').filter({ hasText: title });

it('a question whose choices all hang on another answer says so, and has them once that is given', async () => {
  const town = question('Town');
  await town.getByText('The choices depend on another answer.').waitFor();
  await on.look('01-no-choices');
  await question('Country').getByText('Romania').click();
  await town.getByText('Cluj').waitFor();
  await expect.poll(() => town.getByText('Leeds').count()).toBe(0);
});

it('an answer that does not fit is not to be tried again but shown, from wherever one is', async () => {
  const { page } = app;
  await question('Room code').locator('input').fill('no code');
  await question('Room code').locator('input').press('Enter');
  const show = page.getByRole('button', { name: 'One answer does not fit. Show it' });
  await show.waitFor();
  expect(await page.getByText('Not saved yet. Try again').count()).toBe(0);
  await on.look('02-does-not-fit');
  await page.getByRole('navigation').getByRole('button', { name: 'Arrival' }).click();
  await on.heading('Arrival');
  await show.click();
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value))
    .toBe('no code');
});

it('what the keyboard goes back up to is not under the line that stays', async () => {
  const { page } = app;
  await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 10_000));
  await question('Room code').locator('input').focus();
  const line = page.getByRole('button', { name: 'Break' });
  const foot = ((await line.boundingBox())?.y ?? 0) + 36;
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1);
    expect(top).toBeGreaterThanOrEqual(foot);
  }
});

it('with large text the sections are one line, which opens, leads there and closes again', async () => {
  const { page } = app;
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  const nav = page.getByRole('navigation');
  const sections = nav.getByRole('list');
  await expect.poll(() => sections.isVisible()).toBe(false);
  const height = (await nav.boundingBox())?.height ?? 0;
  expect(height).toBeLessThan(768 / 5);
  await app.picture('interview-own-03-200');
  await on.keys.press('Section: Stay');
  await expect.poll(() => sections.isVisible()).toBe(true);
  await app.picture('interview-own-04-200-open');
  await on.keys.press(/^Arrival/);
  await on.heading('Arrival');
  await expect.poll(() => sections.isVisible()).toBe(false);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
});

it('on no screen does axe find anything, is anything scrolled sideways at 200%, or did the page complain', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
