/**
 * @file 300 documents in the window, at 1,024 by 768: named, dated and marked in the list at the speed of somebody who types
 * slowly, by the clock on the wall; and a bundle of all 300, opened, scrolled, a document moved and a section renamed, from
 * the key to what is seen. Some minutes; asked for by name: npm run bench -- documents
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { Keyboard } from '../support/keyboard.ts';
import { MANY, manyExhibits } from '../support/many-exhibits.ts';
import { type RunningApp, runApp } from '../support/running-app.ts';
import { benchVault, PASSPHRASE } from './bench-vault.ts';
import { installMeter, readMeter, slowDown, type Times, timesOf } from './painted.ts';
import { type Measured, verdict } from './table.ts';

const DOCUMENTS = 300;
/** A key and the next: forty words a minute. */
const KEY_MS = 150;
const FIVE_MINUTES = 300_000;
/** Until it answers, a person waits without noticing. */
const NOTICED_MS = 100;
const FRAME_MS = 50;
const OPENED_MS = 1_000;
const MOVES = 20;
const SENTENCE = 'Payslips and rotas of 2026';
const OLD_LAPTOP = 4;

/** What a telephone, a scanner and a person in a hurry called them: of one in forty nothing can be guessed. */
const NAMES = Array.from({ length: DOCUMENTS }, (_, at) => {
  const day = `${1 + (at % 28)}`.padStart(2, '0');
  if (at % 40 === 0) return `paper number ${at}.pdf`;
  return at % 2 === 0 ? `Payslip ${day}-03-2026 ${at}.pdf` : `IMG_202601${day}_${100_000 + at}.pdf`;
});

export async function benchDocuments(): Promise<readonly Measured[]> {
  const home = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  let app: RunningApp | undefined;
  try {
    const session = await benchVault(home);
    await manyExhibits(NAMES)(session);
    session.lock();
    app = await runApp({ home, vaultFolder: join(home, 'vault') });
    const { page } = app;
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.evaluate(
      (secret) => window.testimony.app.unlock({ passphrase: new TextEncoder().encode(secret) }),
      PASSPHRASE,
    );
    await page.reload();
    const named = await inTheList(page);
    await app.picture('bench-documents-named');
    const rows = [...named, ...(await inABundle(page))];
    await app.picture('bench-documents-bundle');
    const devtools = await page.context().newCDPSession(page);
    await slowDown(devtools, OLD_LAPTOP);
    return [...rows, ...(await movedAndTyped(page, `, ${OLD_LAPTOP} times slower`))];
  } finally {
    await app?.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Guesses are taken, the marks are filled down, and of the rest each name and date is typed. */
async function inTheList(page: Page): Promise<Measured[]> {
  const keys = new SlowKeys(page);
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor();
  await page.getByText('MANY-1').first().waitFor();
  const started = performance.now();
  await keys.press('Control+K');
  await keys.type('MANY-1');
  await page
    .getByRole('option', { name: /MANY-1/ })
    .first()
    .waitFor();
  await keys.press('Enter');
  await page.getByRole('heading', { name: MANY }).first().waitFor();
  await new Keyboard(page).openTab('Evidence');
  await new Keyboard(page).press('Edit titles and dates in a table');
  await new Keyboard(page).choose('checkbox', 'Select all shown');
  await keys.back(page.getByRole('button', { name: /^Take the guesses for/ }));
  await keys.press('Enter');
  await says(/^Saved: 29\d documents/);
  await keys.back(page.getByLabel('Exhibit marks from'));
  await keys.type('AB1');
  await keys.press('Enter');
  await says(`Saved: ${DOCUMENTS} documents`);
  await keys.back(page.getByLabel('Filter: Evidence'));
  await keys.type('paper');
  await new Keyboard(page).reach(page.getByRole('grid').getByRole('textbox'));
  for (let at = 0; at < DOCUMENTS / 40; at += 1) {
    await keys.type(`Rota of week ${at}`);
    await keys.press('Tab');
    await keys.type('3/2/26');
    await keys.press('Enter');
  }
  const spent = performance.now() - started;
  const undone = await page.evaluate(async () => {
    const asked = await window.testimony.calls.caseList({ search: 'MANY-1', limit: 5 });
    const caseId = asked.ok ? asked.value.cases[0]?.id : undefined;
    if (caseId === undefined) throw new Error('the case is gone');
    const list = await window.testimony.calls.evidenceList({ caseId });
    if (!list.ok) throw new Error(JSON.stringify(list.error));
    return list.value.evidence.filter(
      (one) => one.documentDate === null || one.exhibitRef === '' || /^(IMG|paper)/.test(one.title),
    ).length;
  });
  if (undone > 0) throw new Error(`${undone} documents were not named, dated and marked`);
  return [
    {
      what: `window: ${DOCUMENTS} documents named, dated and marked in the list, a key every ${KEY_MS} ms`,
      ours: `${(spent / 1000).toFixed(0)} s, ${keys.count} keys and some stops of Tab`,
      beside: verdict(spent, FIVE_MINUTES),
    },
  ];
}

async function inABundle(page: Page): Promise<Measured[]> {
  const keyboard = new Keyboard(page);
  await page.keyboard.press('Escape');
  await keyboard.openTab('Bundles');
  await keyboard.press('New bundle');
  await page.getByRole('dialog').getByRole('button', { name: 'Create bundle' }).waitFor();
  await keyboard.press('Create bundle');
  await page.getByText('All bundles of this case').first().waitFor();
  const all = page.locator('[data-document]');
  await keyboard.reach(page.getByRole('button', { name: 'Add all' }));
  const started = performance.now();
  await page.keyboard.press('Enter');
  await all.nth(DOCUMENTS - 1).waitFor({ state: 'attached' });
  const filled = performance.now() - started;
  await page.getByText('All bundles of this case').first().click();
  await page.getByRole('button', { name: 'New bundle' }).waitFor();
  await page
    .getByRole('button', { name: /^Open: / })
    .first()
    .focus();
  const before = performance.now();
  await page.keyboard.press('Enter');
  await all.nth(DOCUMENTS - 1).waitFor({ state: 'attached' });
  const opened = performance.now() - before;
  return [
    {
      what: `window: all ${DOCUMENTS} put in`,
      ours: `${filled.toFixed(0)} ms`,
      beside: verdict(filled, OPENED_MS),
    },
    {
      what: `window: a bundle of ${DOCUMENTS} opened`,
      ours: `${opened.toFixed(0)} ms`,
      beside: verdict(opened, OPENED_MS),
    },
    ...(await movedAndTyped(page, '')),
  ];
}

/** At the top, in the middle and at the end of the list; with targets where nothing is slowed down. */
async function movedAndTyped(page: Page, slower: string): Promise<Measured[]> {
  const target = (times: Times, most: number) => (slower === '' ? verdict(times.worst, most) : '');
  const row = (what: string, times: Times, most: number): Measured => ({
    what: `window, a bundle of ${DOCUMENTS}: ${what}${slower}`,
    ours: `${times.worst.toFixed(0)} ms at worst, ${times.median.toFixed(0)} ms in the middle of ${times.count}`,
    beside: target(times, most),
  });
  const frames = timesOf(await scrolled(page));
  await installMeter(page);
  const moved: number[] = [];
  for (const at of [DOCUMENTS - 2, DOCUMENTS / 2, 2]) {
    const line = page.locator('[data-document]').nth(at);
    await line.getByRole('button').first().focus();
    for (let step = 0; step < MOVES; step += 1) {
      await page.keyboard.press(step % 2 === 0 ? 'Alt+ArrowUp' : 'Alt+ArrowDown');
      await page.waitForTimeout(KEY_MS);
    }
    // The key that is held down is no move.
    moved.push(...(await readMeter(page)).filter((_, i) => i % 2 === 1));
  }
  await page.locator('[data-section] input').first().focus();
  await page.keyboard.press('Control+a');
  await page.waitForTimeout(KEY_MS);
  await readMeter(page);
  await page.keyboard.type(SENTENCE, { delay: KEY_MS });
  await page.waitForTimeout(KEY_MS);
  const typed = timesOf(await readMeter(page));
  return [
    row('a frame while it is scrolled', frames, FRAME_MS),
    row('a document moved by a key, to screen', timesOf(moved), NOTICED_MS),
    row('a letter of a section’s name, to screen', typed, FRAME_MS),
  ];
}

/** How far apart frames were drawn while the wheel went from the top to the end. */
async function scrolled(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    (window as unknown as { frames: number[] }).frames = seen;
    const look = (at: number) => {
      seen.push(at);
      if (seen.length < 400) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.mouse.move(400, 500);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(30);
  }
  const at = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  return at.slice(1).map((one, i) => one - (at[i] ?? one));
}

/** Keys at the speed of a person, counted. */
class SlowKeys {
  count = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(name: string): Promise<void> {
    await this.#page.keyboard.press(name, { delay: KEY_MS });
    this.count += 1;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: KEY_MS });
    this.count += text.length;
  }

  /** What lies before the table is reached backwards: forwards Tab goes from cell to cell. */
  async back(to: Locator): Promise<void> {
    for (let stops = 0; !(await to.evaluate((one) => one === document.activeElement)); stops += 1) {
      if (stops === 20) throw new Error(`Shift and Tab do not reach ${to}`);
      await this.press('Shift+Tab');
    }
  }
}
