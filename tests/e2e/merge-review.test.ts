/**
 * A case comes back from another office with 46 changes of every kind, eight of which both offices made. Somebody who has read README
 * reviews it in the window: all of it comes in as one step, nothing is decided by that, and each of the eight is decided by a person.
 * Pictures in test-results/screens/merge-*.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import {
  answer,
  caseToHandOver,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
  written,
} from '../support/handover.ts';
import { openingAnswers, safetyAnswers } from '../support/interview.ts';
import { PASSPHRASE } from '../support/vault.ts';

let on: CaseOnScreen;
let caseId: CaseId;
let file: string;
const open = async () => (await on.call('undecidedList', { caseId })).undecided;
const day = (value: string) => ({ value, qualifier: 'exact' as const });

beforeAll(async () => {
  const [here, there] = [await sideOf('Amina Okafor', 'a', 20), await sideOf('Ruth Clarke', 'b', 22)];
  const made = await caseToHandOver(here);
  ({ caseId } = made);
  const { personId: maria, account: maries } = made;
  const { id: anna } = await here.do('personAdd', { caseId, role: 'survivor', name: 'Anna Petrova' });
  const { eventId: dentist } = await here.do('dateRecord', {
    caseId,
    personId: anna,
    kind: 'appointment',
    on: day('2026-12-21'),
  });
  const { contactId: visit } = await here.do('contactAdd', { personId: anna, note: 'Came by.' });
  await here.do('consentRecord', { personId: anna, purpose: 'support-services', status: 'given' });
  const { id: radu } = await here.do('personAdd', { caseId, role: 'suspect', name: 'Radu Dorvan' });
  const paper = (side: Side, name: string) =>
    side.engine.files.register(written(`${name}.txt`, `${name}.\n`));
  for (const title of ['Tenancy', 'Payslips', 'Bus ticket'])
    await here.do('evidenceAdd', { caseId, file: paper(here, title), title });
  const { eventId: hearing } = await here.do('dateRecord', {
    caseId,
    personId: maria,
    kind: 'hearing',
    title: 'Plea hearing',
    on: day('2026-12-16'),
  });
  const { contactId } = await here.do('contactAdd', { personId: maria, channel: 'telephone', note: 'Rang.' });
  await here.do('contactPlanRecord', { personId: maria, plan: {} });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));
  // Eight things that both wrote.
  const amend = async (side: Side, id: PersonId, more: object) => {
    const person = (await side.do('caseShow', { caseId })).people.find((one) => one.id === id);
    if (person === undefined) throw new Error('the person is not there');
    const { id: personId, caseId: _, ...fields } = person;
    await side.do('personUpdate', { personId, ...fields, ...more });
  };
  for (const { side, name, phone, title, status, word, on: wrote, time, next, answer } of [
    {
      side: here,
      name: 'Ana Petrova',
      phone: '07700 900111',
      title: 'Letter about the passports',
      status: 'given',
      word: 'the shelter',
      on: '2026-12-14',
      time: '09:30',
      next: '2026-12-09',
      answer: 'yes',
    },
    {
      side: there,
      name: 'Anna Petrowa',
      phone: '07700 900222',
      title: 'Note from the landlord',
      status: 'refused',
      word: 'the clinic',
      on: '2026-12-17',
      time: '10:00',
      next: '2026-12-11',
      answer: 'no',
    },
  ] as const) {
    await amend(side, maria, { safeContact: phone });
    await amend(side, anna, { name });
    const [note] = (await side.do('evidenceList', { caseId })).evidence;
    await side.do('evidenceAmend', { changes: [{ evidenceId: note?.id ?? ('' as never), title }] });
    await side.do('consentRecord', { personId: maria, purpose: 'police', status });
    const never = [{ what: 'word' as const, value: word, why: 'He knows it.' }];
    await side.do('contactPlanRecord', { personId: maria, plan: { never } });
    await side.do('dateAmend', {
      eventId: hearing,
      title: 'Plea hearing',
      on: day(wrote),
      time,
      reason: 'The court wrote.',
    });
    await side.do('contactCorrect', { contactId, text: 'Agreed another day.', nextOn: next });
    await side.do('supportRecord', { personId: maria, line: { kind: 'decision', about: 'police', answer } });
  }
  // What the other office alone did.
  await there.do('consentRecord', { personId: anna, purpose: 'support-services', status: 'withdrawn' });
  await there.do('consentRecord', { personId: anna, purpose: 'court-papers', status: 'given' });
  await there.do('personAdd', { caseId, role: 'witness', name: 'Elena Rusu' });
  for (let at = 1; at <= 6; at += 1)
    await there.do('evidenceAdd', {
      caseId,
      file: paper(there, `Photograph ${at}`),
      title: `Photograph ${at}`,
    });
  for (const [at, kind] of (['hearing', 'nrm-referral', 'suspect-bailed'] as const).entries())
    await there.do('dateRecord', { caseId, personId: anna, kind, on: day(`2026-11-${10 + at}`) });
  for (let at = 1; at <= 8; at += 1)
    await there.do('contactAdd', { personId: anna, channel: 'telephone', note: `Call ${at}` });
  for (const need of ['A room of her own', 'A doctor', 'Bus fare', 'A lawyer', 'A lock'])
    await there.do('supportRecord', { personId: anna, line: { kind: 'need', heading: 'housing', need } });
  await there.do('contactPlanRecord', {
    personId: anna,
    plan: { never: [{ what: 'channel', value: 'post', why: 'The post is opened.' }] },
  });
  await amend(there, radu, { note: 'Drives a white van.' });
  await there.do('dateWithdraw', { eventId: dentist, reason: 'She is well.' });
  await there.do('contactCorrect', { contactId: visit, text: 'It was the day before.' });
  const [, tenancy] = (await there.do('evidenceList', { caseId })).evidence;
  await there.do('evidenceAmend', {
    changes: [{ evidenceId: tenancy?.id ?? ('' as never), title: 'Tenancy agreement' }],
  });
  const { id: account } = await there.do('screeningStart', {
    caseId,
    personId: anna,
    formId: 'first-account',
  });
  await there.do('screeningAnswer', { screeningId: account, answers: openingAnswers() });
  await answer(there, account, { treatment: 'He kept my wages.' });
  await there.do('screeningSign', { screeningId: account, readBack: 'Read back.' });
  await there.do('screeningAddLayer', { screeningId: maries, reason: 'She came back.' });
  await there.do('screeningAnswer', { screeningId: maries, answers: safetyAnswers() });
  await answer(there, maries, { treatment: 'He took my telephone as well.' });
  await there.do('caseUpdate', {
    caseId,
    reference: 'LH/7',
    title: 'R v Dorvan and others',
    status: 'active',
  });
  file = await handOver(there, here, caseId, {
    recipient: 'Lantern',
    organisation: 'Harbour House',
    forPurpose: 'court-papers',
    overrideReason: 'Both are in danger tonight.',
    overrideBy: 'Ruth Clarke',
    overrideGround: 'vital-interests',
  });
  const { folder } = here.engine.session;
  await here.engine.close();
  await there.engine.close();
  on = new CaseOnScreen(await launchApp({ vaultFolder: folder }), 'merge');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor();
}, 120_000);
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'merge-stuck');

async function whole(name: string): Promise<void> {
  mkdirSync('test-results/screens', { recursive: true });
  const before = on.app.page.viewportSize();
  const height = await on.app.page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('*')].map((one) => one.scrollHeight)),
  );
  const whole = Math.min(height + 120, 12_000);
  await on.app.page.setViewportSize({ width: 1366, height: whole });
  for (let y = 0; y < whole; y += 1400) {
    const clip = { x: 190, y, width: 1176, height: Math.min(1400, whole - y) };
    const picture = await on.app.page.screenshot({ clip });
    writeFileSync(join('test-results/screens', `merge-${name}-${y / 1400}.png`), picture);
  }
  await on.app.page.setViewportSize(before ?? { width: 1366, height: 768 });
}

it('reads the file', async () => {
  await on.keys.press('Vault');
  await on.heading('Vault');
  await on.app.page.getByRole('tab', { name: 'Cases from others' }).click();
  await on.app.picks(file);
  await on.keys.press('Choose the file');
  await on.keys.press('Read it');
  await on.heading(/Case LH\/7 from another organisation/);
  await whole('01-review');
  await on.look('01-review');
});

it('says what taking in does: theirs goes in, and what both wrote comes in beside ours', async () => {
  await on.says(/^38 changes are theirs alone\. 8 things were written by both: they come in beside ours/);
  await on.says(
    '8 things were written by both. Until you decide, both are kept; the case’s overview lists each. 3 of them you can also decide here.',
  );
  expect(await on.app.page.getByText('Written by both: you decide').count()).toBe(8);
});

it('takes in all of it as one step, and decides nothing by accident', async () => {
  await on.keys.press('Take in what is ticked');
  await on.says(/^What you ticked was taken in on/);
  await on.says(/^8 things were written by both/);
  await whole('02-taken-in');
  await on.look('02-taken-in');
  const undecided = await open();
  expect(undecided.map(({ kind }) => kind).sort()).toEqual([
    'consent',
    'contact',
    'date',
    'field',
    'field',
    'field',
    'plan',
    'support',
  ]);
  expect(undecided.every(({ lines }) => lines.length === 2)).toBe(true);
});

it('decides one of the eight where it is read', async () => {
  await on.keys.choose('radio', 'Keep ours');
  await on.keys.press('Take in what is ticked');
  await on.says(/^7 things were written by both/);
  await whole('03-one-decided');
  expect((await open()).length).toBe(7);
});

it('lists the other seven on the overview of the case', async () => {
  await on.keys.press('Open the case');
  await on.heading('Undecided');
  expect(await on.app.page.getByRole('button', { name: /^Use / }).count()).toBe(14);
  await whole('04-overview');
  await on.look('04-overview');
});

it('decides each of them, by what a person would say', async () => {
  const { page } = on.app;
  const ruth = /, Ruth Clarke$/;
  for (let left = 7; left > 0; left -= 1) {
    const [thing] = await open();
    const button = page.getByRole('button', { name: ruth }).first();
    const reason = button.locator('xpath=ancestor::ul/..').getByLabel('Why, and whom you asked');
    if (thing?.kind !== 'field') {
      await on.keys.reach(reason);
      await page.keyboard.type('Asked her on the telephone.');
    }
    await on.keys.reach(button);
    await on.press('Enter');
    await on.look(`05-sure-${8 - left}-${thing?.kind}`);
    await on.keys.press('Use this');
    await expect.poll(async () => (await open()).length).toBe(left - 1);
  }
  await expect.poll(() => page.getByRole('heading', { name: 'Undecided' }).count()).toBe(0);
  await whole('06-decided');
});

it('holds what was decided', async () => {
  const { people } = await on.call('caseShow', { caseId });
  expect(people.map(({ name }) => name)).toContain('Anna Petrowa');
  expect(people.map(({ safeContact }) => safeContact)).toContain('07700 900111');
  const { events } = await on.call('dateList', { caseId });
  expect(events.find(({ kind, withdrawn }) => kind === 'hearing' && !withdrawn)?.on.value).toBeDefined();
  expect(events.map(({ on: one }) => one.value)).toContain('2026-12-17');
  const { missing } = await on.call('consentCheck', {
    caseId,
    kind: 'evidence-export',
    forPurpose: 'police',
    recipient: 'Kent Police',
  });
  expect(missing.map(({ code }) => code)).toContain('consent-refused');
});

it('finds nothing wrong with the screens', () => {
  expect([...on.findings, ...on.complaints]).toEqual([]);
});
