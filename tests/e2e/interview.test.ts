/**
 * Tell it once, on the screen: a whole interview by keyboard alone, with the vault host killed in the middle of
 * it; then a second conversation, and a later account beside the first. Each screen is looked at as it is, dark,
 * and at 200% text. Steps build on one another.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { InterviewByKeyboard } from '../support/answer-by-keyboard.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure, story } from '../support/case-on-screen.ts';
import { dealtWith } from '../support/keyboard.ts';
import { PASSPHRASE } from '../support/vault.ts';

let on: CaseOnScreen;
let app: CaseOnScreen['app'];
let keys: CaseOnScreen['keys'];
const says: CaseOnScreen['says'] = (text) => on.says(text);
const heading: CaseOnScreen['heading'] = (name) => on.heading(name);
const look = (name: string) => on.look(name);
const press = (...names: readonly string[]) => on.press(...names);
let held: InterviewByKeyboard;

beforeAll(async () => {
  on = await caseOnScreen('interview');
  ({ app, keys } = on);
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'interview-stuck');

describe('an interview held by keyboard alone', () => {
  it('starts, and asks about safety first', async () => {
    await on.openCase();
    await look('01-tab');
    await keys.press('Start an interview');
    await keys.reach(app.page.getByRole('radio', { checked: true }));
    await press('ArrowDown');
    // The person asked for an interpreter: with none named, the program asks whether to go on without one.
    await keys.type(/^Interpreter/, story.interview.interpreter);
    await keys.press('Start');
    await heading(/is it safe to talk/);
    const { definition } = await on.call('formShow', { formId: story.interview.form });
    held = new InterviewByKeyboard(app.page, definition, story.interview.answers);
    await look('02-safety');
  });

  it('goes on until the vault host is killed, and loses no answer but the field being typed', async () => {
    await held.goOn('promises');
    await look('03-question');
    // The place is kept a moment after the keyboard came to the question; before that it is the question before.
    const [interview] = (await on.call('screeningList', { caseId: on.caseId })).screenings;
    const screeningId = interview?.id as ScreeningId;
    await expect
      .poll(async () => (await on.call('screeningShow', { screeningId })).currentQuestion, {
        timeout: 15_000,
      })
      .toBe('promises');
    await app.page.keyboard.insertText('A nail shop in Eng');
    process.kill((await app.ask<number>({ ask: 'host-pid' })) as number, 'SIGKILL');
    await heading('Unlock Testimony');
    await keys.type('Passphrase', PASSPHRASE);
    await press('Enter');
    await heading('You are back');
    await keys.press('Continue the interview');
    await heading('What you expected');
    await expect
      .poll(
        () =>
          app.page.evaluate(
            () => document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset.question,
          ),
        { timeout: 15_000 },
      )
      .toBe('promises');
    const { answers } = await on.call('screeningShow', { screeningId });
    const saved = answers.filter((one) => one.state !== 'cleared' && one.question !== 'promises');
    expect(new Set(saved.map((one) => one.question))).toEqual(held.answered);
    await held.goOn('promises');
  });

  it('takes a break in one key, and says nothing of the interview meanwhile', async () => {
    await press('F8');
    await heading('A break');
    await look('04-break');
    await keys.type('Reason for the break', 'She was tired');
    await press('Enter');
    await heading('What you expected');
    await app.page.locator('[data-question=promises] textarea').first().focus();
  });

  it('comes to a note before hard questions, and to the end with fewer than two presses a question', async () => {
    // What was being typed when the host was killed was saved half a second later, or is typed again.
    await press('Control+A', 'Delete');
    await held.goOn();
    await heading('Check the answers');
    // A session’s end, and a note before what is hard, take a press each and ask nothing.
    const each = (held.presses - held.notes.length) / held.answered.size;
    process.stdout.write(
      `Screening interview by keyboard: ${held.presses} key presses (${held.notes.length} of them at notes that ask nothing) beyond the answers' own text for ${held.answered.size} questions (${each.toFixed(2)} each)\n`,
    );
    expect(each).toBeLessThan(2);
    expect(held.notes.join(' ')).toMatch(/may be hard.*good place for a break.*moment for yourself/s);
    await look('05-check');
    // Past the whole list: the first Tab, Enter, and the next Tab is how it was read back.
    await press('Tab', 'Enter', 'Tab');
    await keys.choose('radio', 'Read aloud through an interpreter');
    await keys.press('Sign off');
    await app.page.getByRole('dialog').waitFor();
    await keys.press('Sign off');
    await says(/Signed off by/);
    await look('06-signed');
    await keys.press('Back to the case');
    await on.isAt('interviews');
  });
});

describe('a second conversation', () => {
  it('shows what is already recorded, to confirm, add to, or tell differently', async () => {
    const { id } = await on.call('screeningStart', {
      caseId: on.caseId,
      personId: on.personId,
      formId: 'first-account',
    });
    const opening = ['alone', 'now', 'urgent', 'contact'].map((one) => ({
      question: `safety-${one}`,
      state: 'not-known' as const,
    }));
    const consents = ['interview', 'court', 'police', 'nrm', 'support', 'research'].map((one) => ({
      question: `consent-${one}`,
      state: 'answered' as const,
      value: 'given',
    }));
    const more = { question: 'more-asked', state: 'answered' as const, value: 'yes' };
    await on.call('screeningAnswer', { screeningId: id, answers: [...opening, ...consents, more] });
    await on.readAgain();
    await keys.press(/^Continue: First account,/);
    await keys.press(/^More, where the person wishes/);
    const card = (nth: number) => app.page.locator('[data-question]:has([data-known])').nth(nth);
    await card(0).waitFor();
    const first = (await card(0).getAttribute('data-question')) ?? '';
    await look('40-already-recorded');
    await keys.reach(card(0).getByRole('button', { name: 'Confirm' }));
    await press('Enter');
    await app.page.locator(`[data-known-origin="${first}"]`).waitFor();
    const next = (await card(0).getAttribute('data-question')) ?? '';
    await keys.reach(card(0).getByRole('button', { name: 'It differs' }));
    await press('Enter');
    await app.page.keyboard.type('In a village near Vinh');
    const differing = app.page.locator(`[data-question="${next}"]`);
    await keys.reach(differing.getByLabel('Why it differs, if the person says'));
    await app.page.keyboard.type('Transl');
    await look('41-it-differs');
    await expect
      .poll(async () => (await on.call('screeningShow', { screeningId: id })).answers)
      .toContainEqual(expect.objectContaining({ question: next, relation: 'differs', cause: 'translation' }));
    const { answers } = await on.call('screeningShow', { screeningId: id });
    expect(answers.find((one) => one.question === first)).toMatchObject({
      relation: 'confirms',
      state: 'answered',
    });
    await keys.press('Stop for today');
    await look('42-stop');
    await keys.press('Leave the interview');
    await on.isAt('interviews');
  });

  it('everything recorded is there to read, differing accounts side by side', async () => {
    await keys.press(/^Read what is recorded about/);
    await heading('Recorded so far');
    await look('43-recorded');
    await keys.reach(app.page.getByRole('switch'));
    await press('Space');
    await app.page.locator('[data-differs=true]').first().waitFor();
    await look('44-recorded-differing');
    await keys.press('Back to the case');
    await on.isAt('interviews');
  });

  it('a later account stands beside the signed one', async () => {
    await keys.press(/^Read: Screening interview,/);
    await keys.press('Add a later account');
    await keys.type('Why you are adding it', 'She asked to add something');
    await keys.type(/^Interpreter/, story.interview.interpreter);
    await keys.press('Open account');
    await app.page.locator('[data-question]').first().waitFor();
    // At a desk, with nobody there, only what was told is there to be put right.
    await keys.press(/^Nobody is being asked/);
    await app.page.locator('[data-known]').first().waitFor();
    expect(await app.page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    await keys.press('Done for today');
    await keys.press('Continue the latest account');
    // It may be months later, and in another room: whether it is safe to talk is asked again.
    const began = app.page.getByRole('button', { name: /^How it began/ });
    await app.page.locator('[data-question=safety-alone]').waitFor();
    await expect.poll(() => began.isDisabled()).toBe(true);
    await keys.reach(app.page.locator('[data-question=safety-alone] input').first());
    for (const key of ['1', '1', '1', 'Enter', 'Alt+3']) {
      await press(key);
      await dealtWith(app.page);
    }
    await keys.press(/^How it began/);
    const differs = app.page
      .locator('[data-question=how-it-started]')
      .getByRole('button', { name: 'It differs' });
    await keys.reach(differs);
    await press('Enter');
    await app.page.keyboard.type('Her cousin wrote first.');
    await look('45-later-account');
    await press('F8');
    await heading('A break');
    await press('Enter');
    await expect
      .poll(() => app.page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value))
      .toBe('Her cousin wrote first.');
    await keys.press('Done for today');
    await says(/Later account 1/);
    await says('Her cousin wrote first.');
    await says(/, under a minute/);
    await look('46-side-by-side');
    await keys.press('Back to the case');
    await on.isAt('interviews');
  });
});

it('on no screen does axe find anything, is anything scrolled sideways at 200%, or did the page complain', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
