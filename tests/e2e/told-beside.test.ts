/**
 * Judgements made beside what was told, by keyboard: it is there with its origin, ticks nothing, and is linked with one
 * press; how sure a form and a question are is said where they are chosen and asked. Steps build on one another.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';

let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('beside');
  await tellTheStory(on);
  for (const formId of ['uk-indicators', 'child-rights-security', 'nrm-preparation'])
    await on.call('screeningStart', { caseId: on.caseId, personId: on.personId, formId });
  await on.readAgain('forms');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'beside-stuck');
const card = (question: string) => on.app.page.locator(`fieldset[data-question=${question}]`);

describe('what was told, beside a judgement', () => {
  it('stands there with its origin, the choices below it still open', async () => {
    await on.keys.press(/^Continue: UK indicators,/);
    await on.heading('UK indicators');
    await on.keys.press('General indicators, 13 to 18');
    const beside = card('g13').locator('[data-offers=g13]');
    await beside.locator('li').first().waitFor();
    expect(await beside.textContent()).toMatch(/Said, and may bear on this.*Who kept the papers/s);
    expect(await card('g13').locator('[data-known=g13]').count()).toBe(0);
    expect(await beside.getByRole('button', { name: /^(Confirm|Add to it|It differs)$/ }).count()).toBe(0);
    expect(await card('g13').getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await card('g13').getByRole('radio', { name: 'Seen' }).isVisible()).toBe(true);
    await on.look('10-indicator');
  });

  it('is linked with one press, marked or not, and quoted', async () => {
    const link = card('g13').getByRole('button', { name: 'Link: Who kept the papers' });
    await link.focus();
    await on.press('Enter');
    await on.app.page.locator('[data-links=g13] .words').first().waitFor();
    await link.waitFor({ state: 'detached' });
    await expect.poll(() => card('g13').getByRole('radio', { checked: true }).count()).toBe(0);
    await on.look('11-linked');
    await on.keys.press('Back to the case');
    await on.heading('Forms');
  });
});

describe('a checklist for one side', () => {
  it('leaves out a criterion that is not marked for it', async () => {
    await on.keys.press(/^Continue: Child rights/);
    await on.keys.press(/^Who fills it in/);
    await on.keys.choose('radio', 'A government');
    await on.keys.press(/^1\. Children named in security policy/);
    await card('policy-status').waitFor();
    await on.look('20-criterion');
    await on.keys.choose('radio', /^Not marked for governments/);
    await card('policy-status').waitFor({ state: 'detached' });
    await on.keys.press('Read together');
    await on.says('0 of 13 applicable answered');
    await on.look('21-read');
    await on.keys.press('Back to the case');
    await on.heading('Forms');
  });
});

describe('how sure a form is', () => {
  it('is said in the hint of a question that is less sure than its form', async () => {
    await on.keys.press(/^Continue: NRM referral/);
    await on.keys.press('Places');
    await card('current-pv-location-uk-region').waitFor();
    expect(
      await card('current-pv-location-uk-region').locator('[data-sure]').getAttribute('aria-label'),
    ).toContain('We are not sure of the form’s exact words');
    expect(await card('current-pv-location-uk-city').locator('[data-sure]').count()).toBe(0);
    await card('current-pv-location-uk-region').scrollIntoViewIfNeeded();
    await on.look('30-question');
    await on.keys.press('Back to the case');
    await on.heading('Forms');
  });

  it('is said of each interview before it is started', async () => {
    await on.goTo('interviews');
    await on.keys.press('Start an interview');
    await on.app.page.locator('[data-source=screening-interview]').waitFor();
    const beside = on.app.page.locator('[data-source=screening-interview]');
    expect(await beside.textContent()).toMatch(/not IOM’s form/);
    expect(await beside.locator('[data-sure]').getAttribute('aria-label')).toMatch(
      /Reconstruction from secondary sources.*From our notes, not compared with its source/,
    );
    await on.look('31-start');
    await on.press('Escape');
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
