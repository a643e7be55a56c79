/**
 * From a signed interview to a pack that can be printed, by keyboard: looked at page by page, held back without consent,
 * written out, and what came of it. Steps build on one another.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';
import { flowOf, infoOf } from '../support/pdf-tools.ts';
import { projectRoot } from '../support/project-files.ts';
import { temporaryFolder } from '../support/vault.ts';

const OUT = join(temporaryFolder(), 'for the solicitor');

let on: CaseOnScreen;
let app: CaseOnScreen['app'];
let keys: CaseOnScreen['keys'];
const look = (name: string) => on.look(name);
beforeAll(async () => {
  mkdirSync(OUT);
  on = await caseOnScreen('packs');
  ({ app, keys } = on);
  await tellTheStory(on);
  await on.readAgain('interviews');
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'packs-stuck');

/** Printed, it is the pages and nothing of the screen, and no file. What the page hands to the print dialog is looked at. */
async function onPaper() {
  await app.page.evaluate(() => {
    window.print = () =>
      Object.assign(window, { given: document.querySelectorAll('[data-print] img').length });
  });
  await keys.press('Print');
  await on.says('The pages are in the print dialog');
  const asked = await app.page.waitForFunction(() => (window as unknown as { given?: number }).given);
  const given = await asked.jsonValue();
  const paper = await app.page.pdf({ preferCSSPageSize: true });
  mkdirSync(join(projectRoot, 'test-results/screens'), { recursive: true });
  writeFileSync(join(projectRoot, 'test-results/screens/packs-printed.pdf'), paper);
  expect(given).toBeGreaterThan(1);
  expect(infoOf(paper).Pages).toBe(String(given));
  expect(flowOf(paper).trim()).toBe('');
  expect(readdirSync(OUT)).toEqual([]);
  await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => app.page.locator('[data-print]').count()).toBe(0);
  const { releases } = await on.call('consentReleases', { caseId: on.caseId });
  expect(releases[0]).toMatchObject({ kind: 'pack', title: 'First account for a solicitor, printed' });
  await look('031-printed');
}

it('a signed interview becomes a pack for a solicitor in seven actions', async () => {
  await keys.press(/^Read: Screening interview/);
  await on.says(/Signed off by/);
  await look('01-signed');
  const actions: string[] = [];
  const act = async (name: string, what: () => Promise<unknown>) => {
    actions.push(name);
    await what();
  };
  await act('make', () => keys.press('Make a pack'));
  await on.heading('New pack');
  await act('reader', () => app.page.getByLabel('Who is it for?').selectOption('first-account'));
  await act('holder', () => keys.type('Who will receive it', 'Osei and Partners'));
  await keys.type('Answer expected by (optional)', '1.11.26');
  await act('look', () => keys.press('Preview'));
  await on.says('It can go');
  await app.page.getByRole('img', { name: 'Page 1 of the pack' }).waitFor();
  await look('02-looked-at');
  await keys.press('Next page');
  await app.page.getByRole('img', { name: 'Page 2 of the pack' }).waitFor();
  await look('03-second-page');
  await onPaper();
  await app.picks(OUT);
  await act('save', () => keys.press('Save as PDF'));
  await on.says(/First account for a solicitor\.pdf.* is saved/);
  await act('folder', () => Promise.resolve());
  await act('print', () => Promise.resolve());
  expect(actions.length).toBeLessThan(8);
  await look('04-written');
  const pdf = readFileSync(join(OUT, readdirSync(OUT)[0] ?? ''));
  expect(flowOf(pdf)).toContain('Osei and Partners');
  expect(infoOf(pdf).Tagged).toBe('yes');
});

it('one without consent is held back, and what is missing can be recorded there', async () => {
  const { personId } = on;
  await on.call('consentRecord', { personId, purpose: 'support-services', status: 'refused' });
  await app.page.getByLabel('Who is it for?').selectOption('support-letter');
  await app.page.getByLabel('How it is sent').selectOption('post');
  await keys.press('Preview');
  await on.says('It cannot go yet');
  await on.says(/By post: A letter is opened/);
  await look('05-held-back');
  await app.picks(OUT);
  await keys.press('Save as PDF');
  await on.says(/^Record what/);
  expect(readdirSync(OUT)).toHaveLength(1);
});

it('one for the person herself takes along no reader that was typed for another', async () => {
  await app.page.getByLabel('Who is it for?').selectOption('support-letter');
  await keys.type('Who will receive it', 'PC 4411, Wexmouth Police');
  await app.page.getByLabel('Who is it for?').selectOption('privacy-sheet');
  await keys.press('Preview');
  await on.says('It can go');
  await look('052-for-herself');
  await app.picks(OUT);
  await keys.press('Save as PDF');
  await on.says(/is saved/);
  const { releases } = await on.call('consentReleases', { caseId: on.caseId });
  expect(releases[0]).toMatchObject({ kind: 'pack', to: '', given: [] });
  expect(JSON.stringify(releases[0])).not.toContain('4411');
});

it('of which nothing was heard by the day stands on Today', async () => {
  await keys.press('Today');
  await on.says('Waiting for others');
  await on.says(/First account for a solicitor/);
  await look('055-today');
  await on.openCase('forms');
});

it('what was heard of it stands with it, and whom was told of a withdrawal', async () => {
  await on.says('First account for a solicitor');
  await keys.press(/^Record the answer/);
  const dialog = app.page.getByRole('dialog');
  await dialog.waitFor();
  await keys.type('What they said', 'Appointment on Friday');
  await look('06-heard');
  await keys.press('Save answer');
  await dialog.waitFor({ state: 'hidden' });
  await on.says(/Answered.*Appointment on Friday/);
  await look('07-packs');
  await on.goTo('sharing');
  await keys.press('They were told: First account for a solicitor (First account for a solicitor.pdf)');
  await keys.type('How, and who was told', 'By telephone, Mr Osei');
  await keys.press('Save');
  await on.says(/Told of the withdrawal on .*By telephone, Mr Osei/);
  await look('08-told');
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
