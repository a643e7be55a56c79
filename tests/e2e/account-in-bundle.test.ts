/**
 * The account comes out, by keyboard alone: the sample story signed, saved as PDF, made an exhibit in one step, built
 * into a bundle that "bundle check" passes, and her own words found in it. Then she adds to it, and the exhibit says so.
 * Pictures in test-results/screens/account-*.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  story,
  tellTheStory,
} from '../support/case-on-screen.ts';
import { testimony } from '../support/cli.ts';
import { safetyAnswers } from '../support/interview.ts';
import { flowOf } from '../support/pdf-tools.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
const OWN_WORDS = story.interview.answers.flatMap(({ ownWords = '' }) => (ownWords === '' ? [] : [ownWords]));
let on: CaseOnScreen;
let keys: CaseOnScreen['keys'];
beforeAll(async () => {
  for (const name of ['paper', 'bundle']) mkdirSync(join(DESK, name));
  on = await caseOnScreen('account');
  ({ keys } = on);
  await on.openCase();
  await tellTheStory(on);
  await on.readAgain();
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'account-stuck');

const pdfIn = (folder: string) => {
  const [name = ''] = readdirSync(join(DESK, folder)).filter((one) => one.endsWith('.pdf'));
  return join(DESK, folder, name);
};
const holdsHerWords = (file: string) => {
  const text = flowOf(readFileSync(file));
  return OWN_WORDS.filter((words) => !text.includes(words.replace(/\s+/g, ' ')));
};

describe('the account comes out', () => {
  it('on paper, from the record', async () => {
    expect(OWN_WORDS.length).toBeGreaterThan(0);
    await keys.press(/^Read: Screening interview/);
    await on.says(/Signed off by/);
    await keys.press('Save as PDF');
    await keys.type('Who will receive it', 'Crown Court at Wexmouth');
    await on.look('01-save');
    await on.app.picks(join(DESK, 'paper'));
    await keys.press('Choose a folder and save');
    await on.says(/\.pdf.* is saved/);
    expect(holdsHerWords(pdfIn('paper'))).toEqual([]);
    await keys.press('Close');
  });

  it('as an exhibit, in one step', async () => {
    await keys.press('Make it an exhibit');
    // Its pages are looked over as those of any file, which takes as long as the machine is busy.
    await on.app.page.getByText(/is among the evidence/).waitFor({ timeout: 90_000 });
    await on.look('02-made');
    await keys.press('Open the exhibit');
    await on.says('Made here from a signed record');
    await on.says(/signed off with SHA-256/);
    await on.look('03-exhibit');
  });

  it('and in a bundle that holds to the court’s rules, in her own words', async () => {
    await keys.press('All evidence of this case');
    await keys.openTab('Bundles');
    await keys.press('New bundle');
    await keys.press('Create bundle');
    await on.says('All bundles of this case');
    await keys.press('Add all');
    await on.heading('Hearing bundle');
    await keys.press('Change the cover');
    await keys.type('Court case number', 'T20267001');
    await keys.type('Name of the case', 'R v Harlow');
    await keys.reach(on.app.page.getByLabel('Kind of proceedings'));
    await on.app.page.keyboard.type('A prosecution');
    await keys.type('Prosecution', 'The King');
    await keys.type('Defendants', 'Kelvin Harlow');
    await keys.type('Filed by', 'the prosecution');
    await on.look('031-cover');
    await keys.press('Save');
    await keys.press('Marks and sheets');
    await keys.choose('checkbox', 'A sheet before each section');
    await on.look('032-marks');
    await keys.press('Save');
    await on.look('033-bundle');
    await on.app.picks(join(DESK, 'bundle'));
    await keys.press('Build bundle');
    await on.says('Built, read back and checked');
    const file = pdfIn('bundle');
    expect(holdsHerWords(file)).toEqual([]);
    const cover = flowOf(readFileSync(file), 1);
    for (const said of ['T20267001', 'R v Harlow', 'Kelvin Harlow', 'Defendant', 'Filed by the prosecution'])
      expect(cover).toContain(said);
    expect(flowOf(readFileSync(file), 3)).toContain('Section A');
    expect((await testimony(['bundle', 'check', file])).code).toBe(0);
  });

  it('and says so once she has added to it', async () => {
    const { screenings } = await on.call('screeningList', { caseId: on.caseId });
    const [{ id: screeningId } = { id: '' as never }] = screenings;
    await on.call('screeningAddLayer', { screeningId, reason: 'She remembered more' });
    const more = { question: 'birthplace', state: 'answered' as const, value: 'Đồng Hới' };
    const answers = [...safetyAnswers(), more];
    await on.call('screeningContinue', { screeningId, answers });
    await on.readAgain();
    await keys.openTab('Bundles');
    await keys.press('Open: Hearing bundle');
    await on.says(/printed before something was added to the record/);
    await keys.press('All bundles of this case');
    await keys.openTab('Evidence');
    await keys.reach(on.app.page.getByRole('listbox'));
    await on.press('Enter');
    await on.says('The record, or what is withheld from it, has changed since');
    await on.look('04-newer');
  });

  it('and every form is there as blank pages', async () => {
    mkdirSync(join(DESK, 'blank'));
    await keys.press('Vault');
    await keys.openTab('Forms');
    await on.heading('Blank pages to write on');
    await on.app.picks(join(DESK, 'blank'));
    await keys.press('Choose a folder and save blank pages');
    await on.says(/blank\.pdf.* is saved/);
    await on.look('05-blank');
    expect(flowOf(readFileSync(pdfIn('blank')))).toContain('Prefers not to say');
  });

  it('and the children’s checklist is begun for a council, without a survivor', async () => {
    await keys.press('Start a checklist');
    await keys.type('Name of the company, council or ministry', 'Northshire Council');
    await keys.choose('radio', /A council, a ministry/);
    await keys.type('Reference', 'CR-1');
    await on.look('06-checklist');
    await keys.press('Start');
    await on.heading(/Child rights and security checklist/);
    await on.look('07-checklist-begun');
  });

  it('and on no screen does axe find anything, nor did the page complain', () => {
    expect([...on.findings, ...on.complaints]).toEqual([]);
  });
});
