/**
 * Coming back to work: Today says what there is to go on with, in any script, and leads to the very question; text size
 * and dark are as they were left. By keyboard alone. Pictures in test-results/screens/today-*.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/host/system.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { screenFindings } from '../support/screen.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const SAMAR = 'سمر حدّاد (Samar)';
const LONG = 'The shifts, the deductions and the nights. '.repeat(8).trim();
const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  mkdirSync(DESK, { recursive: true });
  on = await caseOnScreen('today');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'today-stuck');

const focused = () => on.app.page.evaluate(() => document.activeElement?.textContent ?? '');

describe('today', () => {
  it('is not where a vault with nothing to go on with begins, and says so when gone to', async () => {
    await on.heading('Cases');
    await on.keys.press('Today');
    await on.heading('Nothing due');
    await on.look('01-empty');
    await expect.poll(() => focused()).toBe('All cases');
    await on.press('Enter');
    await on.heading('Cases');
  });

  it('names a file that is not in yet, and leads to it', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    writeFileSync(join(DESK, 'رسالة.exe'), Buffer.from('MZ\u0000 and so on', 'latin1'));
    await on.app.picks(join(DESK, 'رسالة.exe'));
    await on.keys.press('Add files');
    await on.says(/is of a type that cannot be added yet/);
    await on.keys.press('Today');
    await on.says('Not added yet');
    await on.look('02-refused');
    await expect.poll(() => focused()).toContain('رسالة.exe');
    await on.press('Enter');
    await on.keys.press('Dismiss');
  });

  it('is where the next opening begins once something lies open', async () => {
    const { id: caseId } = await on.call('caseCreate', { reference: '<&>"/٧', title: LONG });
    const samar = await on.call('personAdd', { caseId, role: 'survivor', name: SAMAR, language: 'العربية' });
    const { id } = await on.call('screeningStart', { caseId, personId: samar.id, formId: 'first-account' });
    await on.call('screeningAnswer', { screeningId: id, answers: openingAnswers(), currentPage: 'consent' });
    await on.call('screeningAnswer', {
      screeningId: id,
      answers: [{ question: 'tasks', state: 'deferred' }],
      currentPage: 'what-happened',
    });
    await on.call('consentRecord', {
      personId: samar.id,
      purpose: 'support-services',
      status: 'given',
      recipient: 'دار الأمان',
      expiresOn: systemClock.today(),
    });
    await on.app.page.reload();
    await on.heading('Today');
    await on.says(/Left in “What happened there”/);
    await on.look('03-full');
    await expect.poll(() => focused()).toContain(SAMAR);
  });

  it('has what support owes, with its reason, and is narrowed down to one’s own', async () => {
    const { cases } = await on.call('caseList', {});
    const caseId = cases.find(({ reference }) => reference.startsWith('<&>'))?.id;
    if (caseId === undefined) throw new Error('it was made above');
    const { people } = await on.call('caseShow', { caseId });
    const personId = people[0]?.id;
    if (personId === undefined) throw new Error('she was added above');
    await on.call('supportRecord', { personId, line: { kind: 'worker', name: 'R. Haddad' } });
    await on.call('supportRecord', { personId, line: { kind: 'non-punishment', atRisk: 'yes' } });
    await on.app.page.reload();
    await on.heading('Today');
    await on.says('Non-punishment is to be raised');
    await on.says(/may be arrested, charged or tried/);
    await on.look('03-owed');
    await on.keys.reach(on.app.page.getByRole('switch', { name: 'Only mine' }));
    await on.press('Space');
    await on.app.page.getByText('Non-punishment is to be raised').waitFor({ state: 'detached' });
    await on.says(/Left in “What happened there”/);
    await on.look('04-mine');
    const settled = { kind: 'non-punishment', atRisk: 'no', task: 'not-needed' } as const;
    await on.call('supportRecord', { personId, line: settled });
    await on.app.page.reload();
    await on.heading('Today');
    await on.says(/Left in “What happened there”/);
    await expect.poll(() => focused()).toContain(SAMAR);
  });

  it('goes through all of it by the arrow keys', async () => {
    await on.press('ArrowDown');
    await expect.poll(() => focused()).toContain('Last day');
    await on.press('ArrowDown', 'ArrowUp', 'ArrowUp');
    await expect.poll(() => focused()).toContain('First account');
  });

  it('leads to the consent, with the person it is of, and comes back to the same row', async () => {
    await on.press('ArrowDown', 'Enter');
    await on.heading('Consent');
    const top = () =>
      on.app.page.evaluate(() => {
        const heading = [...document.querySelectorAll('h2')].find((one) => one.textContent === 'Consent');
        return heading?.getBoundingClientRect().top ?? -1;
      });
    // The page goes there once the ledger is read, which is after its heading stands.
    await expect.poll(top).toBeLessThan(400);
    expect(await top()).toBeGreaterThanOrEqual(0);
    await on.press('Alt+ArrowLeft');
    await on.heading('Today');
    await on.says(/Last day/);
    await expect.poll(() => focused()).toContain('دار الأمان');
  });

  it('leads to the very question that comes next', async () => {
    await on.press('ArrowUp', 'Enter');
    await on.heading('What happened there');
    const at = await on.app.page.evaluate(() => {
      const cards = [...document.querySelectorAll('[data-question]')];
      return cards.findIndex((card) => card.contains(document.activeElement));
    });
    expect(at).toBe(1);
  });
});

describe('text size and dark', () => {
  let again: RunningApp;
  afterAll(() => again?.close());

  it('are changed by keyboard and hold at once', async () => {
    // Nothing but the interview is reached from within it.
    await on.keys.press('Stop for today');
    await on.keys.press('Leave the interview');
    await on.app.page.getByRole('tab', { name: 'Interviews' }).waitFor();
    await on.press('Control+K');
    await on.app.page.keyboard.type('text size');
    await on.press('Enter');
    // The palette fades; until it is gone the keyboard would look for the choices in it.
    await on.app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await on.keys.choose('radio', 'Dark');
    await on.keys.choose('radio', '150%');
    await on.says('Saved on this computer for every vault');
    await on.app.picture('today-07-look');
    expect(await look(on.app)).toEqual({ size: '24px', scheme: 'dark' });
    await on.app.page.reload();
    expect(await look(on.app)).toEqual({ size: '24px', scheme: 'dark' });
  });

  it('are there when the program starts again, before the vault is open', async () => {
    await on.app.close();
    again = await launchApp({ home: on.app.home, vaultFolder: on.app.vaultFolder });
    await again.page.getByLabel('Passphrase', { exact: true }).waitFor();
    expect(await look(again)).toEqual({ size: '24px', scheme: 'dark' });
    const served = await again.page.evaluate(() => document.documentElement.outerHTML.slice(0, 200));
    expect(served).toContain('data-text-size="150"');
    await again.picture('today-08-unlock-large');
    await again.page.keyboard.type(PASSPHRASE);
    await again.page.keyboard.press('Enter');
    await again.page.getByRole('heading', { name: 'Today' }).waitFor();
    await again.page.getByText(/Left in/).waitFor();
    on.findings.push(...(await screenFindings(again, 'today-09-large')));
  });

  it('nothing was found by axe, by the ruler or by the console on the way', () => {
    expect([...on.findings, ...on.complaints]).toEqual([]);
  });
});

const look = (app: RunningApp) =>
  app.page.evaluate(() => ({
    size: getComputedStyle(document.documentElement).fontSize,
    scheme: document.documentElement.dataset.mantineColorScheme,
  }));
