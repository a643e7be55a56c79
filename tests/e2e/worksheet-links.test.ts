/**
 * What a point of a worksheet rests on, linked and taken away by keyboard; and the copy for a Duty to Notify report,
 * read through and saved. Each screen is looked at as it is, dark, and at 200% text. Steps build on one another.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';
import { flowOf } from '../support/pdf-tools.ts';
import { temporaryFolder } from '../support/vault.ts';

const FOLDER = join(temporaryFolder(), 'for the responder');
let on: CaseOnScreen;
beforeAll(async () => {
  mkdirSync(FOLDER);
  on = await caseOnScreen('links');
  await tellTheStory(on);
  await sheet('elements', { 'under-18-then': 'no', 'means-power': 'shown' });
  await sheet('nrm-preparation', {
    'pv-under-age': 'no',
    'pv-want-to-submit-nrm': 'no',
    'pv-gender': 'female',
    'refuse-nrm': 'She is afraid of the man from the red house.',
  });
  await on.call('consentRecord', { personId: on.personId, purpose: 'nrm-referral', status: 'refused' });
  await on.readAgain('forms');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'links-stuck');

async function sheet(formId: string, values: Record<string, unknown>): Promise<void> {
  const { caseId, personId } = on;
  const { id: screeningId } = await on.call('screeningStart', { caseId, personId, formId });
  if (formId === 'nrm-preparation') await on.call('screeningCarryOver', { screeningId });
  const answers = Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value }));
  await on.call('screeningAnswer', { screeningId, answers } as CallInput<'screeningAnswer'>);
}

describe('what a point rests on', () => {
  it('an answer is found by a word of it, linked, and quoted beside the point', async () => {
    await on.keys.press(/^Continue: Elements of the NRM definition,/);
    await on.heading('Elements of the NRM definition');
    await on.keys.press('Means');
    await on.keys.press(/^Link an answer or exhibit: Abuse of/);
    await on.says('Answers recorded in this case');
    await on.look('10-dialog');
    await on.app.page.keyboard.type('passport');
    await on.app.page
      .locator('dialog, [role=dialog]')
      .getByRole('button', { name: /passport/i })
      .first()
      .focus();
    await on.press('Enter');
    await on.app.page.locator('[data-links=means-power] .words').first().waitFor();
    await on.look('11-linked');
    await on.keys.press('Read together');
    await on.app.page.locator('[data-links=means-power] .words').first().waitFor();
    await on.look('12-read-together');
  });

  it('a link is taken away and put back with Ctrl+Z', async () => {
    await on.keys.press(/^Remove the link/);
    await on.says(/The link was removed/);
    expect(await on.app.page.locator('[data-links=means-power] .words').count()).toBe(0);
    await on.press('Control+z');
    await on.app.page.locator('[data-links=means-power] .words').first().waitFor();
  });

  it('the answer opens from its link', async () => {
    await on.keys.press(/^Open .*, where this was asked/);
    await on.says(/Signed/);
    await on.press('Alt+ArrowLeft');
    await on.heading('Elements of the NRM definition');
    await on.keys.press('Back to the case');
    await on.heading('Forms');
  });
});

describe('the copy for a Duty to Notify report', () => {
  it('shows what goes, what came out, and saves the texts that were ticked', async () => {
    await on.keys.press(/^Continue: NRM referral/);
    await on.keys.press('Copy into the official form');
    await on.keys.press('Prepare the copy for a Duty to Notify report');
    await on.heading('Who reports');
    await on.keys.choose('radio', 'A shelter, charity or support service');
    await on.says('Section 52 gives you no duty to notify');
    expect(await on.app.page.getByRole('button', { name: 'Prepare the copy' }).count()).toBe(0);
    await on.look('18-no-duty');
    await on.keys.choose('radio', 'National Crime Agency');
    await on.look('19-body');
    await on.keys.choose('radio', 'With their name, because they are willing to work with the police');
    await on.keys.press('Prepare the copy');
    await on.heading('Preparation for a Duty to Notify report');
    await on.says("It gives the person's name and how to reach them");
    await on.look('195-named');
    await on.keys.press('Back to who reports');
    await on.keys.choose('radio', 'National Crime Agency');
    await on.keys.choose('radio', 'Without their name');
    await on.keys.press('Prepare the copy');
    await on.heading('Preparation for a Duty to Notify report');
    await on.says('Read each text');
    await on.look('20-copy');
    await on.keys.type('More words to remove', 'red house');
    await on.press('Enter');
    await on.says('She is afraid of the man from the [left out].');
    await on.app.page.locator('[data-notify=refuse-nrm] input').focus();
    await on.press('Space');
    await on.look('21-read');
    await on.app.picks(FOLDER);
    await on.keys.press('Choose a folder and save the copy');
    await on.says(/^Saved as/);
    const [name = ''] = readdirSync(FOLDER);
    const text = flowOf(readFileSync(join(FOLDER, name)));
    expect(text).toContain('She is afraid of the man from the [left out].');
    expect(text).toContain('This is not the official form');
    expect(text).not.toContain('red house');
  });

  it('copying out is held back on every ground, until the person agrees; a withdrawal then finds where it went', async () => {
    await on.keys.press('Back to who reports');
    await on.keys.press('Back to copying out');
    await on.says('Consent is missing. Nothing is shown yet.');
    await on.says(/to Home Office, did not agree on/);
    await on.says(/with their own informed consent, and on no other ground/);
    expect(await on.app.page.getByLabel('Legal ground').count()).toBe(0);
    expect(await on.app.page.locator('[data-field]').count()).toBe(0);
    await on.look('30-copy-held');
    await on.keys.press(/^Record what/);
    await on.keys.choose('radio', 'Agrees');
    await on.keys.type('Privacy notice you went through', 'Notice 4, May 2026');
    await on.look('31-agrees');
    await on.keys.press('Save decision');
    await on.app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await on.keys.press('Back to the case');
    await on.isAt('forms');
    await on.goTo('sharing');
    await on.says(/privacy notice: Notice 4, May 2026/);
    await on.look('32-ledger');
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
