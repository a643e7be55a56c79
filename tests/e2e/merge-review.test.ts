/**
 * A case comes back from another office with some forty changes, eight of which both offices made. Somebody who has read README reviews
 * it in the window: what only they changed comes in as one step, and each of the eight waits until it is decided.
 * Pictures in test-results/screens/merge-*.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import {
  caseToHandOver,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
  written,
} from '../support/handover.ts';
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
  const { personId: maria } = made;
  const { id: anna } = await here.do('personAdd', { caseId, role: 'survivor', name: 'Anna Petrova' });
  await here.do('consentRecord', { personId: anna, purpose: 'support-services', status: 'given' });
  await here.do('personAdd', { caseId, role: 'suspect', name: 'Radu Dorvan' });
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
    const amend = async (id: PersonId, more: object) => {
      const person = (await side.do('caseShow', { caseId })).people.find((one) => one.id === id);
      if (person === undefined) throw new Error('the person is not there');
      const { id: personId, caseId: _, ...fields } = person;
      await side.do('personUpdate', { personId, ...fields, ...more });
    };
    await amend(maria, { safeContact: phone });
    await amend(anna, { name });
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

it('takes in one step what only they changed', async () => {
  await on.app.page.getByRole('button', { name: 'Take 26 changes that only they made' }).press('Enter');
  await on.says(/^What you ticked was taken in on/);
  await on.says('5 more things were written by both. Each says what is used until somebody decides.');
  await whole('02-one-step');
  // Answers, plans and fields of both are in. What both wrote besides waits for a tick.
  expect((await open()).map(({ kind }) => kind)).toEqual(['consent', 'plan', 'field', 'field', 'field']);
});

it('decides nothing by accident: what both wrote is open until somebody decides it', async () => {
  await on.keys.press('Take in what is ticked');
  await on.app.page
    .locator('[data-item="date"]')
    .getByText(/nobody has decided/)
    .waitFor();
  await whole('03-all');
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

it('lists all eight on the overview of the case', async () => {
  await on.keys.press('Open the case');
  await on.heading('Undecided');
  expect(await on.app.page.getByRole('button', { name: /^Use / }).count()).toBe(16);
  await whole('04-overview');
  await on.look('05-overview');
});

it('finds nothing wrong with the screens', () => {
  expect([...on.findings, ...on.complaints]).toEqual([]);
});
