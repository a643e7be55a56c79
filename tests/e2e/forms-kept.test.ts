/**
 * What is typed into a form that describes something, a case, an exhibit, a cover or a plan, is there again after a lock that
 * came in the middle: the form is open, and the keyboard is in the field that was typed into. Steps build on one another.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOTHING_YET } from '../../src-main/contract/drafts.ts';
import {
  CASE,
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';
import type { CaseTab } from '../support/case-tabs.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  writeFileSync(join(DESK, 'Letter.txt'), 'She was told to wait.');
  on = await caseOnScreen('kept');
  await on.openCase('overview');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'kept-stuck');

const lockAndOpen = async () => {
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
};
/** Back to the case; to a tab of it only where one is named, since going to one takes the keyboard there. */
const lockAndUnlock = async (tab?: CaseTab) => {
  await lockAndOpen();
  if (tab !== undefined) return await on.openCase(tab);
  await on.says(CASE);
  await on.press('Control+K');
  await on.app.page.keyboard.type('TO-1');
  await on.says(/TO-1/);
  await on.press('Enter');
  await on.heading(CASE);
};
/** The field that has the keyboard: what it is called, and what stands in it. */
const focused = () =>
  on.app.page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement | null;
    return [field?.labels?.[0]?.textContent ?? '', field?.value ?? ''];
  });
const field = (label: string) => on.app.page.getByLabel(label, { exact: true }).first();
const keptOf = async (subject: string) =>
  (await on.call('draftTextList', { subject })).kept.map(({ kind }) => kind);

it('a case: its name, half typed', async () => {
  await on.keys.press('Change: name, reference and stage');
  await on.keys.type('Name of the case', 'Told once and others');
  await lockAndUnlock();
  await expect.poll(focused).toEqual(['Name of the case', 'Told once and others']);
  await on.look('01-case');
  await on.keys.press('Save');
  await expect.poll(() => keptOf(on.caseId)).toEqual([]);
  expect((await on.call('caseShow', { caseId: on.caseId })).title).toBe('Told once and others');
  const { reference, profile, status } = await on.call('caseShow', { caseId: on.caseId });
  await on.call('caseUpdate', { caseId: on.caseId, reference, profile, status, title: 'Told once' });
});

it('an exhibit: whom it is from', async () => {
  await on.readAgain('evidence');
  await on.app.picks(join(DESK, 'Letter.txt'));
  await on.keys.press('Add files');
  await on.says('1 file added');
  const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
  const exhibit = evidence[0]?.id ?? '';
  const openIt = async () => {
    await on.keys.reach(on.app.page.getByRole('listbox').first());
    await on.press('Enter');
    await on.heading('Letter');
  };
  await openIt();
  await on.keys.press('Change');
  await on.keys.type('Received from', 'A neighbour, who');
  await lockAndUnlock('evidence');
  await openIt();
  await expect.poll(focused).toEqual(['Received from', 'A neighbour, who']);
  await on.look('02-exhibit');
  await on.keys.press('Cancel');
  await expect.poll(() => keptOf(exhibit)).toEqual([]);
});

it('a cover: the court', async () => {
  const made = { caseId: on.caseId, title: 'Hearing bundle', include: 'all-evidence' } as const;
  const { id } = await on.call('bundleCreate', made);
  const openIt = async () => {
    await on.keys.press('Open: Hearing bundle');
    await on.says('All bundles of this case');
  };
  await on.readAgain('bundles');
  await openIt();
  await on.keys.press('Change the cover');
  await on.keys.type('Court or tribunal', 'Luton Crown');
  await lockAndUnlock('bundles');
  await openIt();
  await expect.poll(focused).toEqual(['Court or tribunal', 'Luton Crown']);
  await on.look('03-cover');
  await on.keys.press('Save');
  await expect.poll(async () => (await on.call('bundleShow', { bundleId: id })).court).toBe('Luton Crown');
  await expect.poll(() => keptOf(id)).toEqual([]);
});

it('a new case that is not there yet: its name', async () => {
  await on.keys.press('Cases');
  await on.keys.press('New case');
  await on.keys.type('Reference', 'TO-2');
  await on.keys.type('Name of the case', 'The second of');
  await lockAndOpen();
  await expect.poll(focused).toEqual(['Name of the case', 'The second of']);
  await on.look('04-new-case');
  await on.keys.press('Create case');
  await on.heading('The second of');
  await expect.poll(() => keptOf(NOTHING_YET)).toEqual([]);
});

it('a case that is handed over: for whom, and never the passphrase', async () => {
  const open = () => on.keys.press('Send the case');
  await on.readAgain('sharing');
  await open();
  await on.keys.type('Receiving organisation', 'Lantern House, Ann');
  await on.keys.choose('radio', 'A passphrase: anybody who knows it opens it');
  await on.keys.type('Passphrase for the file', 'five slow trams at dawn');
  await lockAndUnlock('sharing');
  await expect.poll(() => field('Receiving organisation').inputValue()).toBe('Lantern House, Ann');
  expect(await field('Passphrase for the file').inputValue()).toBe('');
  await on.look('05-handover');
  const { kept } = await on.call('draftTextList', { subject: on.caseId });
  expect(kept.map(({ kind }) => kind)).toEqual(['handover']);
  expect(JSON.stringify(kept)).not.toContain('slow trams');
  await on.call('consentRecord', { personId: on.personId, purpose: 'support-services', status: 'given' });
  await on.app.picks(DESK);
  await on.keys.type('Passphrase for the file', 'five slow trams at dawn');
  await on.press('Enter');
  await on.says(/The case is saved as/);
  await expect.poll(() => keptOf(on.caseId)).toEqual([]);
});

it('a pack: who will hold it, until it is written', async () => {
  await tellTheStory(on);
  const open = async () => {
    await on.openCase('interviews');
    await on.keys.press(/^Read: Screening interview/);
    await on.keys.press('Make a pack');
    await on.heading('New pack');
  };
  await on.app.page.reload();
  await open();
  await on.app.page.getByLabel('Who is it for?').selectOption('first-account');
  await on.keys.type('Who will receive it', 'Osei and Part');
  await lockAndOpen();
  await open();
  await expect.poll(focused).toEqual(['Who will receive it', 'Osei and Part']);
  await on.look('06-pack');
  await on.press('Enter');
  await on.says('It can go');
  // What goes beyond the profile: one fact given, the reason of another half typed.
  const fact = on.app.page.getByLabel('What they need to know');
  const reason = on.app.page.getByLabel('Why they need to know it');
  const offered = await fact
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  await on.app.page.locator('summary', { hasText: 'Something else this reader' }).click();
  await fact.selectOption(offered[1] ?? '');
  await reason.fill('The judge asked for it');
  await on.keys.press('Add');
  await on.says('The judge asked for it');
  await fact.selectOption(offered[2] ?? '');
  await reason.fill('Because the appeal turns');
  await lockAndOpen();
  await open();
  await on.keys.press('Preview');
  await on.says('The judge asked for it');
  await expect.poll(() => reason.inputValue()).toBe('Because the appeal turns');
  await expect.poll(() => fact.inputValue()).toBe(offered[2]);
  await on.look('07-pack-beyond');
  await on.app.picks(DESK);
  await on.keys.press('Save as PDF');
  await on.says(/First account for a solicitor\.pdf.* is saved/);
  await expect.poll(() => keptOf(on.personId)).toEqual([]);
  // The next one that is filled in there is kept again.
  await on.keys.type('Who will receive it', 'ners');
  await expect.poll(() => keptOf(on.personId)).toEqual(['pack']);
});

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
