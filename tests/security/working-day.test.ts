/**
 * @file Attack: a day's work is done and the vault is locked; somebody takes the laptop, searches it, and reads the memory of
 * every process. Impact: names, the passphrase and what a person said. Mitigation: a lock ends the processes that held them,
 * and nothing readable is written. One day, by keyboard: interview, evidence, search, reading, pack, bundle, lock.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { reachingOut, watchConnections } from '../support/connections.ts';
import { openingAnswers } from '../support/interview.ts';
import { paper } from '../support/papers.ts';
import { findReadable } from '../support/plaintext-scan.ts';
import { heldInMemory, processesBelow } from '../support/processes.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';
import { openedApp } from '../support/vault-at-home.ts';

const MARKERS = {
  passphrase: PASSPHRASE,
  case: 'Marrowgate and Pellucid Lane',
  name: 'Oyelaran Vantongeren',
  contact: 'ask for the blue kettle on Wednesdays',
  answer: 'Seven of us above the violet laundry',
  paper: 'paid in bruised plums only',
  holder: 'Quillfeather and Daughters',
  draft: 'a scar shaped like a comma',
};

const temporary = temporaryFolder();
const outside = temporaryFolder();
const exported = join(outside, 'exported');
let app: RunningApp;
let on: CaseOnScreen;
let watched: { stop(): Promise<string> };

/**
 * Every process of the program but two: the stand-in for Electron and its browser hand on what a port of Electron's carries
 * from page to host by itself, and what the test asks.
 */
const kept = () =>
  processesBelow(app.program.pid as number).filter(
    ({ command }) => /--type=/.test(command) || !/^\S*chrom/.test(command),
  );
const who = (command: string) =>
  /--type=([\w-]+)/.exec(command)?.[1] ?? (command.includes('vault-host') ? 'host' : 'decoder');
const holding = (texts: Readonly<Record<string, string>>) =>
  kept().flatMap(({ pid, command }) => heldInMemory(pid, texts).map((what) => `${who(command)}: ${what}`));
const renderers = () => kept().filter(({ command }) => command.includes('--type=renderer'));

/** To the Interviews tab of the case, everything read anew: by the palette, as somebody who comes back does. */
async function toTheCase(): Promise<void> {
  await app.page.reload();
  await on.says('DAY-1');
  await on.press('Control+K');
  await app.page.keyboard.type('DAY-1');
  await app.page.getByRole('option', { name: /DAY-1/ }).first().waitFor();
  await on.press('Enter');
  await on.heading(MARKERS.case);
  await on.goTo('interviews');
}

beforeAll(async () => {
  mkdirSync(exported);
  writeFileSync(join(outside, 'wages.pdf'), await paper(MARKERS.paper, 2));
  writeFileSync(join(outside, 'wages.txt'), `${MARKERS.paper}\n`);
  app = await openedApp({ env: { TMPDIR: temporary, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' } });
  on = new CaseOnScreen(app, 'day');
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  watched = await watchConnections(await app.ask<number>({ ask: 'host-pid' }), join(outside, 'strace.log'));
});
afterAll(() => app?.close());
stopAtFirstFailure(() => on, 'day-stuck');

describe('a day', () => {
  it('begins with the passphrase and a new case', async () => {
    await on.keys.type('Passphrase', PASSPHRASE);
    await on.press('Enter');
    await on.keys.press('New case');
    await on.keys.type('Reference', 'DAY-1');
    await on.keys.type('Name of the case', MARKERS.case);
    await on.keys.press('Create case');
    await on.heading(MARKERS.case);
    const { cases } = await on.call('caseList', {});
    on.caseId = cases[0]?.id as typeof on.caseId;
  });

  it('has a person come, and an interview', async () => {
    await on.keys.openTab('People');
    await on.keys.press('Add a person');
    await on.keys.type('Name', MARKERS.name);
    await on.keys.type('How to reach this person safely', MARKERS.contact);
    await on.keys.press('Add to the case');
    await on.says(MARKERS.name);
    const { people } = await on.call('caseShow', { caseId: on.caseId });
    on.personId = people[0]?.id as typeof on.personId;
    const { caseId, personId } = on;
    const { id } = await on.call('screeningStart', { caseId, personId, formId: 'first-account' });
    await on.call('screeningAnswer', {
      screeningId: id,
      answers: openingAnswers(),
      currentPage: 'what-happened',
      currentQuestion: 'living',
    });
    await toTheCase();
    await on.keys.press(/^Continue: First account/);
    const living = app.page.locator('[data-question="living"]');
    await on.keys.reach(living.getByRole('textbox').first());
    await on.press('Alt+5');
    await app.page.keyboard.type(MARKERS.answer);
    await on.press('Control+Enter');
    await expect
      .poll(async () =>
        (await on.call('screeningShow', { screeningId: id })).answers.map((one) => one.ownWords),
      )
      .toContain(MARKERS.answer);
    await on.call('screeningSign', { screeningId: id, readBack: 'Read aloud' });
  });

  it('has the account read again', async () => {
    await toTheCase();
    await on.keys.press(/^Read: First account/);
    await on.says(/Signed off by/);
    await on.says(MARKERS.answer);
  });

  it('has a document come in and looked at', async () => {
    await toTheCase();
    await on.goTo('evidence');
    await app.picks(join(outside, 'wages.pdf'));
    await on.keys.press('Add files');
    await on.says('1 file added');
    // The list is read anew a moment after it is said: Tab before that has nothing to go to.
    await on.says('1 document, 2 pages');
    await on.press('Tab', 'Enter');
    await app.page.getByRole('img', { name: 'wages, page 1 of 2' }).waitFor();
    await on.says(MARKERS.paper);
  });

  it('has words looked for, in documents and in answers', async () => {
    await on.press('Control+Shift+f');
    await on.heading('Search your cases');
    await app.page.keyboard.type('bruised plums');
    await app.page.locator('[data-found=evidence] mark').first().waitFor();
    await on.press('Control+a');
    await app.page.keyboard.type('violet laundry');
    await app.page.locator('[data-found] mark').getByText('violet').first().waitFor();
  });

  it('has a pack made, looked at and written, and a bundle', async () => {
    await toTheCase();
    await on.keys.press(/^Read: First account/);
    await on.keys.press('Make a pack');
    await app.page.getByLabel('Who is it for?').selectOption('first-account');
    await on.keys.type('Who will receive it', MARKERS.holder);
    await on.keys.press('Preview');
    await on.says('It can go');
    await app.page.getByRole('img', { name: 'Page 1 of the pack' }).waitFor();
    await app.picks(exported);
    await on.keys.press('Save as PDF');
    await on.says(/First account for a solicitor\.pdf.* is saved/);
    const { caseId, personId } = on;
    await on.call('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
    const { id } = await on.call('bundleCreate', { caseId, title: MARKERS.case, include: 'all-evidence' });
    await app.picks(exported);
    const built = await app.page.evaluate(async (bundleId) => {
      const { app: shell, calls } = window.testimony;
      const picked = await shell.pickFolder();
      if (!picked.ok || picked.value === null) throw new Error('nothing was picked');
      return await calls.bundleBuild({
        bundleId: bundleId as never,
        folder: picked.value.handle,
        overrideGround: 'court-order',
        overrideReason: 'A test',
      });
    }, id);
    expect(built).toMatchObject({ ok: true, value: { verified: true } });
  });

  it('ends in the middle of a person’s particulars', async () => {
    await toTheCase();
    await on.keys.openTab('People');
    await on.keys.press('Add a person');
    await on.keys.type('Name', MARKERS.draft);
    await expect
      .poll(async () => (await on.call('draftTextList', { subject: on.caseId })).kept.length)
      .toBe(1);
    // The measure measures: page and host hold the day while it is open. What opened it was wiped when it had.
    const { name, draft, passphrase } = MARKERS;
    const open = holding({ name, draft, passphrase });
    expect(open).toEqual(
      expect.arrayContaining(['renderer: name', 'renderer: draft', 'host: name', 'host: draft']),
    );
    expect(open).not.toContain('host: passphrase');
    const before = renderers().map(({ pid }) => pid);
    await on.press('Control+L');
    await on.heading('Unlock Testimony');
    expect(renderers().some(({ pid }) => !before.includes(pid))).toBe(true);
  });
});

describe('once it is locked', () => {
  it('no process holds a word of it, the page’s and the vault’s of before being gone', async () => {
    await expect.poll(() => holding(MARKERS)).toEqual([]);
  });

  it('the process that had the vault has asked for no connection, nor has any that it started', async () => {
    const calls = await watched.stop();
    expect(calls).toContain('openat');
    expect(reachingOut(calls)).toEqual([]);
  });

  it('nothing of it can be pasted', async () => {
    await on.keys.reach(app.page.getByLabel('Passphrase', { exact: true }));
    await on.press('Control+V');
    expect(await app.page.getByLabel('Passphrase', { exact: true }).inputValue()).toBe('');
  });

  it('no word of it lies in home, vault or temporary folder, while the program runs and when it has ended', async () => {
    const look = () => findReadable([app.home, temporary], Object.values(MARKERS));
    expect(look().found).toEqual([]);
    expect(look().files).toBeGreaterThan(3);
    expect(on.complaints).toEqual([]);
    await app.close();
    expect(look().found).toEqual([]);
    expect(readdirSync(app.home)).toEqual(['Testimony']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('and this search does find a word where there is one', () => {
    const { found } = findReadable([outside], [MARKERS.paper]);
    expect(found.map(({ as }) => as)).toContain('UTF-8');
    expect(readdirSync(exported).length).toBeGreaterThan(1);
  });
});
