/**
 * What the person does not want known, on the sheets that are filled in at a desk, by keyboard: a question's own page says that its
 * field goes against a wish; and a sheet that is typed into no form has a place to decide about a sentence that says the same as
 * what is kept back, while it is written and once it is locked. Steps build on one another.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { flowOf } from '../support/pdf-tools.ts';
import { temporaryFolder } from '../support/vault.ts';

const OUT = join(temporaryFolder(), 'for the shelter');
const BED = 'He wets the bed when he is afraid.';
const HELD = 'Beni hit me with the belt';
const TYPED = `They took her passport at the port. ${HELD}, she said.`;

let on: CaseOnScreen;
let referral: ScreeningId;
let needs: ScreeningId;
const answered = (question: string, value: unknown) => ({ question, state: 'answered', value });
const type = (screeningId: ScreeningId, ...answers: readonly object[]) =>
  on.call('screeningAnswer', { screeningId, answers } as unknown as CallInput<'screeningAnswer'>);
beforeAll(async () => {
  mkdirSync(OUT);
  on = await caseOnScreen('kept-back');
  const { caseId, personId } = on;
  const about = { caseId, personId };
  for (const [purpose, recipient] of [
    ['nrm-referral', ''],
    ['nrm-referral', 'Home Office'],
    ['court-papers', ''],
    ['court-papers', 'Aire Law'],
  ] as const)
    await on.call('consentRecord', { personId, purpose, status: 'given', recipient });
  const { id } = await on.call('screeningStart', { ...about, formId: 'screening-interview' });
  await type(
    id,
    ...openingAnswers(),
    answered('living', BED),
    answered('future-reasons', HELD),
    answered('not-to-be-told', [
      { what: 'That he wets the bed', words: 'wets the bed', whom: 'Everybody except Bev' },
    ]),
  );
  await on.call('screeningSign', { screeningId: id, readBack: 'Read aloud' });
  referral = (await on.call('screeningStart', { ...about, formId: 'nrm-preparation' })).id;
  await on.call('screeningCarryOver', { screeningId: referral });
  needs = (await on.call('screeningStart', { ...about, formId: 'needs-and-risk' })).id;
  await type(needs, answered('future-reasons', TYPED));
  const { known } = await on.call('screeningShow', { screeningId: needs });
  const told = known
    .flatMap(({ question, facts }) =>
      facts.flatMap(({ key, statements }) => statements.map((one) => ({ question, fact: key, ...one }))),
    )
    .find(({ origin }) => origin.kind === 'interview' && origin.question === 'future-reasons');
  if (told === undefined) throw new Error('it stands beside no question');
  const { question, fact, seq: entry } = told;
  await on.call('accountsWithhold', { screeningId: needs, question, fact, entry, reason: 'as she asked' });
  await on.readAgain('forms');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'kept-back-stuck');
const card = (question: string) => on.app.page.locator(`fieldset[data-question=${question}]`);

describe('what somebody asked a reader not to be told', () => {
  it('is said on the page of the question itself, until it is decided', async () => {
    await on.keys.press(/^Continue: NRM referral/);
    await on.keys.press(/^What happened/);
    const wish = card('living-conditions').locator('[data-wishes]');
    await wish.waitFor();
    expect(await wish.textContent()).toMatch(/wets the bed/);
    expect(await on.app.page.locator('[data-wishes]').count()).toBe(1);
    await card('living-conditions').scrollIntoViewIfNeeded();
    await on.look('01-wish-at-its-question');
    await on.keys.press('Ready to send?');
    const lines = on.app.page.locator('[data-line^="wish/"]');
    await lines.first().waitFor();
    while ((await lines.getByRole('button', { name: /^Dismiss: / }).count()) > 0) {
      const open = await lines.getByRole('button', { name: /^Dismiss: / }).count();
      await lines
        .getByRole('button', { name: /^Dismiss: / })
        .first()
        .focus();
      await on.press('Enter');
      await on.app.page.keyboard.type('Decided with him: it goes');
      await on.press('Enter');
      await expect.poll(() => lines.getByRole('button', { name: /^Dismiss: / }).count()).toBe(open - 1);
    }
    await on.look('02-decided');
    await on.keys.press(/^What happened/);
    await card('living-conditions').waitFor();
    await wish.waitFor({ state: 'detached' });
    await on.keys.press('Back to the case');
    await on.isAt('forms');
  });
});

describe('a sentence that says the same as what is kept back', () => {
  const save = async () => {
    await on.keys.press('Save as PDF');
    const dialog = on.app.page.getByRole('dialog');
    await dialog.getByLabel('What it is for').selectOption('court-papers');
    await on.keys.reach(dialog.getByLabel('Who will receive it'));
    // It is still there from the time before.
    await on.press('Control+a');
    await on.app.page.keyboard.type('Aire Law');
    await on.app.picks(OUT);
    await on.keys.press('Choose a folder and save');
    return dialog;
  };
  const lines = () => on.app.page.locator('[data-typed-kept] [data-line^="typed/"]');
  /** Each of the two: the sentence that was typed, and that a part of the answer is kept back. */
  const each = async (name: RegExp, more: () => Promise<unknown>) => {
    const open = lines().getByRole('button', { name });
    await open.first().waitFor();
    for (let left = await open.count(); left > 0; left -= 1) {
      await on.keys.press(name);
      await more();
      await expect.poll(() => open.count()).toBe(left - 1);
    }
  };
  const setAside = () =>
    each(/^Dismiss: /, async () => {
      await on.app.page.keyboard.type('It stays out');
      await on.press('Enter');
    });

  it('is decided on the page on which the sheet is checked, before it is locked', async () => {
    await on.keys.press(/^Continue: Needs and risk/);
    await on.keys.press('Check and lock');
    await lines()
      .filter({ hasText: /Beni hit me with the belt, she said/ })
      .first()
      .waitFor();
    await lines().last().scrollIntoViewIfNeeded();
    await on.look('10-to-decide');
    await setAside();
    await lines()
      .getByText(/Dismissed by .*: It stays out/)
      .first()
      .waitFor();
    await on.look('11-set-aside');
    await on.keys.press('Back to the case');
    await on.isAt('forms');
  });

  it('holds the locked sheet while nobody has decided, and says so without a command', async () => {
    await on.call('screeningSign', { screeningId: needs, readBack: 'Filled in at a desk' });
    await on.readAgain('forms');
    await on.keys.press(/^Read: Needs and risk/);
    await each(/^Restore: /, async () => undefined);
    await lines().last().scrollIntoViewIfNeeded();
    await on.look('12-locked');
    const dialog = await save();
    await dialog
      .getByText(/Beni hit me with the belt, she said/)
      .first()
      .waitFor();
    expect(await dialog.textContent()).not.toMatch(/--aside|worksheet ready/);
    expect(readdirSync(OUT)).toEqual([]);
    await on.look('13-held');
    await on.keys.press('Cancel');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('is asked about a wish again where no folder was chosen after the yes, and for somebody else', async () => {
    await setAside();
    const dialog = await save();
    const yes = dialog.getByRole('button', { name: /^I have read the wish/ });
    await yes.waitFor();
    // The dialog of the folders is closed without choosing.
    await on.app.picks();
    await on.keys.press(/^I have read the wish/);
    const holder = dialog.getByLabel('Who will receive it');
    for (const recipient of ['Aire Law', 'Kent Police']) {
      await on.keys.reach(holder);
      await on.press('Control+a');
      await on.app.page.keyboard.type(recipient);
      await on.app.picks(OUT);
      await on.keys.press('Choose a folder and save');
      await yes.waitFor();
      await on.app.picks();
      await on.keys.press(/^I have read the wish/);
      await holder.waitFor();
    }
    expect(readdirSync(OUT)).toEqual([]);
    await on.keys.press('Cancel');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('is left out of the paper once that is decided there, and the paper says that something is', async () => {
    const dialog = await save();
    // What is not to be told to whom is another matter, and is asked next.
    await on.app.picks(OUT);
    await on.keys.press(/^I have read the wish/);
    await on.says(/is saved/);
    await on.look('14-written');
    await on.keys.press('Close');
    await dialog.waitFor({ state: 'hidden' });
    const [file] = readdirSync(OUT);
    const text = flowOf(readFileSync(join(OUT, file ?? '')));
    expect(text).not.toContain(HELD);
    // A court may take it for all there is; why something is left out would tell of it.
    expect(text).toContain('This copy is not complete');
    expect(text).not.toContain('as she asked');
  });

  it('leads whoever is held back by a wish to the answer that tells it', async () => {
    await on.keys.press('Back to the case');
    await on.isAt('forms');
    await on.goTo('interviews');
    await on.keys.press(/^Save as PDF: Screening interview/);
    const dialog = on.app.page.getByRole('dialog');
    await dialog.getByLabel('What it is for').selectOption('court-papers');
    await on.keys.type('Who will receive it', 'Aire Law');
    await on.app.picks(OUT);
    await on.keys.press('Choose a folder and save');
    await dialog
      .getByRole('button', { name: /^Go to the answer “/ })
      .first()
      .waitFor();
    await on.look('15-to-the-answer');
    await on.keys.press(/^Go to the answer “/);
    await dialog.waitFor({ state: 'hidden' });
    const at = () => on.app.page.evaluate(() => document.activeElement?.getAttribute('data-thing'));
    await expect.poll(at).toBe('question living');
    await on.look('16-at-the-answer');
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
