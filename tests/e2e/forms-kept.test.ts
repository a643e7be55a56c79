/**
 * What is typed into a form that describes something, a case, an exhibit, a cover or a plan, is there again after a lock that
 * came in the middle: the form is open, and the keyboard is in the field that was typed into. Steps build on one another.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CASE, type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
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

/** Back to the case; to a tab of it only where one is named, since going to one takes the keyboard there. */
const lockAndUnlock = async (tab?: CaseTab) => {
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
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
  await on.says('1 file is in');
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

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
