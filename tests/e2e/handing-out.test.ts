/**
 * What is handed out by hand: an exhibit under the purpose it is for, a consent with the day on its paper, and a locked
 * preparation sheet copied out or made into a Duty to Notify copy. Steps build on one another.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { paper } from '../support/papers.ts';
import { flowOf } from '../support/pdf-tools.ts';
import { temporaryFolder } from '../support/vault.ts';

const FOLDER = temporaryFolder();
const OUT = join(FOLDER, 'for the police');
const REPORT = join(FOLDER, 'for the agency');
const STORY =
  'Her sister Elena is at St Agnes Primary School. They lived near Podu Iloaiei, and she is pregnant.';

let on: CaseOnScreen;
let app: CaseOnScreen['app'];
let keys: CaseOnScreen['keys'];
const look = (name: string) => on.look(name);
beforeAll(async () => {
  mkdirSync(OUT);
  mkdirSync(REPORT);
  writeFileSync(join(FOLDER, 'Ticket.pdf'), await paper('Ticket'));
  on = await caseOnScreen('handing-out');
  ({ app, keys } = on);
  const { personId } = on;
  await on.call('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
  await sheet({
    'pv-under-age': 'no',
    'pv-want-to-submit-nrm': 'no',
    'how-they-were-treated': STORY,
    'pv-gender': 'female',
  });
  await on.readAgain();
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'handing-out-stuck');

/** A preparation sheet, filled in and locked through the engine. */
async function sheet(values: Readonly<Record<string, string>>): Promise<ScreeningId> {
  const { caseId, personId } = on;
  const { id } = await on.call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const answers = Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value }));
  await on.call('screeningAnswer', { screeningId: id, answers } as CallInput<'screeningAnswer'>);
  await on.call('screeningSign', { screeningId: id, readBack: 'Filled in at a desk' });
  return id;
}

it('an exhibit for the police asks what was agreed about the police, and takes the day on the paper', async () => {
  await keys.openTab('Evidence');
  await app.picks(join(FOLDER, 'Ticket.pdf'));
  await keys.press('Add files');
  await on.says('1 file added');
  await keys.reach(app.page.getByRole('listbox'));
  await on.press('Enter');
  await on.heading('Ticket');
  await keys.press('Export');
  const dialog = app.page.getByRole('dialog');
  const purpose = dialog.getByLabel('What it is for');
  expect(await purpose.inputValue()).toBe('court-papers');
  await purpose.selectOption('police');
  await keys.type('Who will receive it', 'Northshire Police');
  await look('01-export');
  await app.picks(OUT);
  await keys.press('Choose a folder and export');
  await on.says(/Sharing with the police, to Northshire Police, no consent is recorded/);
  await keys.press(/^Record what/);
  const consent = app.page.getByRole('dialog', { name: 'Sharing with the police' });
  await consent.waitFor();
  await keys.reach(consent.getByRole('radio').first());
  await on.press('Space');
  await keys.type('When they decided, if not today', '3 Nov 2025');
  await look('02-consent-day');
  await keys.press('Save decision');
  await consent.waitFor({ state: 'hidden' });
  await app.picks(OUT);
  await keys.press('Try again');
  await on.says(/Ticket\.pdf.* is saved/);
  expect(readdirSync(OUT)).toEqual(['Ticket.pdf']);
  await keys.press('Close');
  await on.says(/Sharing with the police; written as/);
});

it('the ledger shows both days', async () => {
  await on.readAgain('sharing');
  await on.says(/Decided 3 Nov 2025 ·/);
});

it('of several conditions of one yes the ledger takes one as met, by its words', async () => {
  const { personId } = on;
  const note = 'Not before the visit on Friday. Only if my sister agrees.';
  await on.call('consentRecord', { personId, purpose: 'support', status: 'given', note });
  await on.readAgain('sharing');
  const dialog = app.page.getByRole('dialog');
  const fill = async (words: string) => {
    await keys.press(/^Change: Receiving support/);
    await dialog.waitFor();
    await keys.choose('radio', 'Agrees');
    await keys.type('Who said that the condition is met', 'Deborah');
    await keys.type('Day it was met', '3 Nov 2025');
    await keys.type('Which condition (or all)', words);
  };
  await fill('my brother agrees');
  await keys.press('Save decision');
  await on.says(/One of the fields does not fit.*the yes waits for .*visit on Friday.*my sister agrees/);
  // No name of a field as messages have it.
  expect(await dialog.getByRole('alert').textContent()).not.toContain('conditionWords');
  await dialog.getByRole('alert').scrollIntoViewIfNeeded();
  await look('021-which-condition');
  await keys.reach(dialog.getByLabel(/^Which condition/));
  await on.press('Control+a');
  await app.page.keyboard.type('my sister agrees');
  await keys.press('Save decision');
  await dialog.waitFor({ state: 'hidden' });
  await on.says(/so said by Deborah on 3 Nov 2025.*Only if my sister agrees/);
  // That one is met says nothing of the other.
  await on.says('Waiting for: Not before the visit on Friday');
  await look('022-one-condition-met');
});

it('a locked sheet is notified from, and not copied out where the person does not agree', async () => {
  await on.goTo('forms');
  await keys.press(/^Read: NRM referral/);
  await on.says(/Signed off by/);
  await keys.press('Copy into the official form');
  await on.says('Consent is missing. Nothing is shown yet.');
  await look('03-locked-held');
  await keys.press('Prepare the copy for a Duty to Notify report');
  await keys.choose('radio', 'National Crime Agency');
  await keys.press('Prepare the copy');
  await on.says('Read each text');
  const story = app.page.locator('[data-notify=how-they-were-treated]');
  await story.getByText('Her sister [left out] is at [left out].').waitFor();
  await story.scrollIntoViewIfNeeded();
  await look('05-fields');
  // Each field is released by itself, and nothing is ticked for the reader.
  expect(await app.page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  await keys.choose('checkbox', /^This goes into the copy: .*gender/i);
  await keys.choose('checkbox', /^I have read it.*: How/);
  await keys.press('Remove from every text: Podu Iloaiei');
  await story.getByText('They lived near [left out], and she is pregnant.').waitFor();
  // It is another text now: it has to be read again.
  const read = story.getByRole('checkbox');
  await expect.poll(() => read.isChecked()).toBe(false);
  await keys.reach(read);
  await on.press('Space');
  await on.says(/fields are not ticked and are left out/);
  await look('06-released');
  await app.picks(REPORT);
  await keys.press('Choose a folder and save the copy');
  await on.says(/^Saved as /);
  const [fileName = ''] = readdirSync(REPORT);
  const text = flowOf(readFileSync(join(REPORT, fileName)));
  for (const secret of ['Elena', 'St Agnes', 'Podu Iloaiei'])
    expect([secret, text.includes(secret)]).toEqual([secret, false]);
  expect(text).toContain('she is pregnant');
  await keys.press('Back to who reports');
  await keys.press('Back to copying out');
  await keys.press('Back to the locked form');
  await on.says(/Signed off by/);
});

it('nor saved as PDF for another purpose: it goes as the referral it prepares', async () => {
  await keys.press('Save as PDF');
  await on.says(/This sheet has one purpose: .*A referral to the National Referral Mechanism/);
  expect(await app.page.getByLabel('What it is for').count()).toBe(0);
  await look('07-save-referral');
  await app.picks(temporaryFolder());
  await keys.press('Choose a folder and save');
  await on.says(
    /An adult is referred to the National Referral Mechanism with their own|does not agree|no consent is recorded/,
  );
  expect(await app.page.getByText('release it on another legal ground').count()).toBe(0);
  await look('08-save-held');
  await keys.press('Cancel');
});

it('a locked sheet of somebody who agrees shows what to copy, and nothing to change', async () => {
  const { personId } = on;
  await on.call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  await sheet({ 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'yes', 'fr-location': 'england' });
  await on.readAgain('forms');
  await keys.press(/^Read: NRM referral/);
  await keys.press('Copy into the official form');
  await keys.press('Show what to copy');
  await on.says('England');
  expect(await app.page.getByRole('button', { name: /^Change/ }).count()).toBe(0);
  await look('04-locked-copied');
  const { releases } = await on.call('consentReleases', { caseId: on.caseId });
  // Nobody has said that it was sent; whoever takes a consent back is told of it all the same.
  expect(releases[0]).toMatchObject({ kind: 'typed', to: 'Home Office', submitted: null });
});

it('on no screen does axe find anything, is anything scrolled sideways at 200%, or did the page complain', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
