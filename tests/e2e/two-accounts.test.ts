/**
 * A second account, taken on paper before it was entered, by keyboard: it reaches the sheet that was begun before, both
 * stand beside the answer with their days and the reason, and one key decides.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers, safetyAnswers } from '../support/interview.ts';

const FIRST = 'She came by bus on her own.';
const SECOND = 'He drove her, and kept the keys.';
const ROUTE = 'how-did-the-exploitation-start';
const STILL = 'still-in-exploitative-situation';

let on: CaseOnScreen;
let interview: ScreeningId;
let sheet: ScreeningId;
const told = (route: string, still: string, more: object = {}) => [
  { question: 'how-it-started', state: 'answered' as const, value: route, ...more },
  { question: 'still-there', state: 'answered' as const, value: still, ...more },
];
beforeAll(async () => {
  on = await caseOnScreen('two-accounts');
  const { caseId, personId } = on;
  await on.call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  interview = (
    await on.call('screeningRecord', {
      caseId,
      personId,
      formId: 'first-account',
      readBack: 'Read aloud',
      answers: [...openingAnswers(), ...told(FIRST, 'yes')],
    })
  ).id;
  sheet = (await on.call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await on.call('screeningCarryOver', { screeningId: sheet });
  await on.readAgain('interviews');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'two-accounts-stuck');

const card = (question: string) => on.app.page.locator(`fieldset[data-question=${question}]`);
const kept = async (question: string) =>
  (await on.call('screeningShow', { screeningId: sheet })).answers.findLast(
    (one) => one.question === question,
  );

describe('an account that was taken before', () => {
  it('is opened with the day it was held and who took it', async () => {
    await on.keys.press(/^Read: First account/);
    await on.heading('First account');
    await on.keys.press('Add a later account');
    await on.says('Why you are adding it');
    const before = on.app.page.getByLabel('It was held on another day, or by somebody else');
    await before.focus();
    await on.press('Space');
    await on.keys.type('When it was held', 'about March 2025');
    await on.keys.type('Who held it', 'Ruth Clarke');
    await on.look('01-held-before');
    await on.keys.press('Open account');
    await expect
      .poll(async () => (await on.call('screeningShow', { screeningId: interview })).layers.length)
      .toBe(1);
    const { layers } = await on.call('screeningShow', { screeningId: interview });
    expect(layers[0]).toMatchObject({
      heldOn: { value: '2025-03', qualifier: 'about' },
      takenBy: 'Ruth Clarke',
    });
    const relation = { relation: 'differs' as const, cause: 'fear' as const };
    await on.call('screeningAnswer', {
      screeningId: interview,
      answers: [...safetyAnswers(), ...told(SECOND, 'no', relation)],
    });
    await on.readAgain('interviews');
    await on.keys.press(/^Read: First account/);
    await on.says(/Later account 1, held about March 2025, taken by Ruth Clarke; entered/);
    await on.look('02-both-in-the-record');
  });

  it('is said on the case page and on the first page of the sheet', async () => {
    await on.readAgain('forms');
    await on.says(/answers are older than what was said since/);
    await on.look('03-on-the-case');
  });

  it('moves no sheet away from under a press', async () => {
    await on.goTo('interviews');
    await on.app.page.evaluate((wait) => {
      const { calls } = window.testimony as unknown as { calls: Record<string, (input: unknown) => unknown> };
      const asked = calls.accountsList;
      calls.accountsList = async (input) => {
        await new Promise((next) => setTimeout(next, wait));
        return asked?.(input);
      };
    }, 1_500);
    await on.goTo('forms');
    const last = on.app.page.getByRole('button', { name: /^Continue: NRM referral/ });
    await last.hover();
    await on.app.page.mouse.down();
    await on.says(/answers are older than what was said since/);
    await on.app.page.mouse.up();
    await on.heading('NRM referral: preparation sheet');
    await on.says(/answers are older than what was said since. Decide/);
    await on.look('04-on-the-first-page');
  });

  it('stands beside the answer with its day and her reason, and one key decides', async () => {
    await on.keys.press(/^How did it start/);
    const beside = card(ROUTE).locator('[data-told=older]');
    await beside.waitFor();
    const words = await beside.textContent();
    for (const part of [FIRST, SECOND, 'held about March 2025, taken by Ruth Clarke', 'Reason given: fear'])
      expect(words).toContain(part);
    await on.look('05-beside-the-answer');
    await on.keys.press(/^Use “He drove her/);
    await card(ROUTE).locator('[data-told=decided]').waitFor();
    // Whoever reads the form sees that another account told it otherwise, and why.
    const taken = String((await kept(ROUTE))?.value);
    expect(taken.split('\n')[0]).toBe(SECOND);
    expect(taken).toMatch(/\n\[as told about March 2025; told differently in another account\]$/);
    expect(await card(ROUTE).locator('textarea').first().inputValue()).toBe(taken);
    await on.look('06-decided');
  });

  it('has its words kept back with a reason, and given back', async () => {
    await on.keys.press(/^Withhold its words: .*She came by bus/);
    await on.keys.type('Why you withhold them', 'Names a neighbour');
    await on.press('Enter');
    await card(ROUTE).locator('[data-withheld]').waitFor();
    expect(await card(ROUTE).textContent()).not.toContain(FIRST);
    await on.says(/Withheld by the worker: Names a neighbour/);
    expect(JSON.stringify(await on.call('screeningShow', { screeningId: sheet }))).not.toContain(FIRST);
    await on.look('06-words-kept-back');
    await on.keys.press(/^Stop withholding: .*Names a neighbour/);
    await card(ROUTE).locator('[data-withheld]').waitFor({ state: 'detached' });
    await expect.poll(() => card(ROUTE).textContent()).toContain(FIRST);
  });

  it('has its words kept from one reader by name, and given back', async () => {
    const limits = async () => (await on.call('accountsWithheld', { screeningId: sheet })).lines;
    await on.keys.press(/^Withhold its words: .*She came by bus/);
    await on.keys.type('Why you withhold them', 'Not yet');
    await on.keys.choose('radio', 'Only those named below');
    await on.keys.choose('checkbox', 'Home Office');
    await on.look('06-kept-from-one');
    await on.keys.press('Withhold its words');
    await card(ROUTE).locator('[data-withheld]').waitFor();
    expect(await limits()).toMatchObject([
      { reason: 'Not yet', row: '', readers: { only: 'from', names: ['Home Office'] } },
    ]);
    await on.keys.press(/^Stop withholding: .*Not yet/);
    await card(ROUTE).locator('[data-withheld]').waitFor({ state: 'detached' });
    expect(await limits()).toEqual([]);
  });

  it('is listed before it is copied, stands in its field, and what is there can be kept', async () => {
    await on.keys.press('Copy into the official form');
    await on.says('Older than what was said since, or accounts differ');
    await on.look('07-before-copying');
    await on.keys.press('Show what to copy');
    const field = on.app.page.locator('[data-field]', { hasText: 'Is the person still in the situation?' });
    await field.locator('[data-told=older]').waitFor();
    await field.scrollIntoViewIfNeeded();
    await on.look('08-in-its-field');
    await on.keys.press(/^Keep what is here: Is the person still/);
    await field.locator('[data-told=decided]').waitFor();
    expect(await field.textContent()).toContain('Reason given: fear');
    expect((await kept(STILL))?.value).toBe('yes');
    expect((await on.call('copyOutCheck', { screeningId: sheet })).accounts).toEqual([]);
  });
});

/** Back to the record from an account that is open. */
const done = async () => {
  await on.keys.press('Done for today');
  await on.says(/^Signed off by/);
};
const inAccount = async (layer: number, question: string) =>
  (await on.call('screeningShow', { screeningId: interview })).answers.find(
    (one) => one.layer === layer && one.question === question,
  );

describe('an account after time has passed', () => {
  it('is offered first, of what is of its day, that it has changed since', async () => {
    await on.call('screeningAddLayer', { screeningId: interview, reason: 'A second meeting' });
    await on.call('screeningAnswer', { screeningId: interview, answers: safetyAnswers() });
    await on.readAgain('interviews');
    await on.keys.press(/^Read: First account/);
    await on.keys.press('Continue the latest account');
    await on.keys.press(/^Up to today/);
    const known = card('still-there').locator('[data-known]');
    await known.waitFor();
    expect(await known.getByRole('button').allTextContents()).toEqual([
      'It has changed since',
      'Confirm',
      'Add to it',
      'It differs',
    ]);
    // Of how it was left, which is of no day, it stands after what is likelier.
    await on.look('10-has-it-changed');
    await on.keys.press('It has changed since');
    await on.says('It has changed since. What was said before stays true for its day.');
    await card('still-there').getByRole('radio', { name: 'Yes', exact: true }).waitFor();
    expect(
      await card('still-there')
        .getByLabel(/^Why it differs/)
        .count(),
    ).toBe(0);
    await on.keys.reach(card('still-there').getByRole('radio').first());
    await on.press('Space', 'Control+Enter');
    await expect
      .poll(() => inAccount(2, 'still-there'))
      .toMatchObject({ relation: 'differs', cause: 'since', value: 'yes' });
    await card('still-there').scrollIntoViewIfNeeded();
    await on.look('11-it-has-changed');
  });

  it('is read as that in the record, and asks for no reason', async () => {
    await on.keys.press('Check the answers');
    await on.says('It has changed since');
    await on.look('12-checked');
    await done();
    await on.says('It has changed since');
    await on.app.page.getByText('It has changed since').first().scrollIntoViewIfNeeded();
    await on.look('13-in-the-record');
  });
});

describe('what was written down wrongly in one of several accounts', () => {
  const RIGHT = 'She came by coach on her own.';

  it('is put right in the account that is chosen, at a desk', async () => {
    await on.keys.press('Add a later account');
    await on.keys.type('Why you are adding it', 'The wrong word was typed');
    const which = on.app.page.getByLabel('What kind of account');
    await on.keys.reach(which);
    await on.press('ArrowDown');
    expect(await which.locator('option:checked').textContent()).toBe('A correction of the first account');
    await on.look('20-which-account');
    await on.keys.press('Open account');
    await card('how-it-started').waitFor();
    // What that account says stands beside it, and no other; nobody is there to be asked anything.
    await card('how-it-started').getByText(FIRST).waitFor();
    expect(await card('how-it-started').textContent()).not.toContain(SECOND);
    // The keyboard stands on what is done here, and not on how it came to be said.
    await expect
      .poll(() => on.app.page.evaluate(() => document.activeElement?.textContent))
      .toBe('It differs');
    await on.look('21-at-a-desk');
    await on.press('Enter');
    await on.keys.reach(card('how-it-started').locator('textarea').first());
    await on.app.page.keyboard.type(RIGHT);
    await on.press('Control+Enter');
    await expect
      .poll(() => inAccount(3, 'how-it-started'))
      .toMatchObject({ value: RIGHT, cause: 'recording' });
    await on.look('22-put-right');
    await done();
    await on.says('Corrects the first account');
    await on.app.page.getByText(RIGHT).first().scrollIntoViewIfNeeded();
    await on.look('23-in-the-record');
  });

  it('stands so in that account, and the one after it stands as it was told', async () => {
    const { known } = await on.call('screeningShow', { screeningId: sheet });
    const told = known
      .find(({ question }) => question === ROUTE)
      ?.facts.flatMap(({ statements }) => statements.map(({ text, heldOn }) => [text, heldOn?.value]));
    expect(told?.map(([text]) => text)).toContain(RIGHT);
    expect(told?.map(([text]) => text)).toContain(SECOND);
    expect(told?.map(([text]) => text)).not.toContain(FIRST);
    await on.readAgain('forms');
    await on.keys.press(/^Continue: NRM referral/);
    await on.keys.press(/^How did it start/);
    await card(ROUTE).locator('[data-told]').waitFor();
    await card(ROUTE).getByText(RIGHT).first().waitFor();
    await on.look('24-beside-the-answer');
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
