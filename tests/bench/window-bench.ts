/**
 * @file A 400-question interview in the window: the built program in Chromium, an own form imported from its workbook,
 * every question answered, keys sent to the page as the browser gets them from the system.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { Outcome } from '../../src-main/core/errors/errors.ts';
import { openingAnswers } from '../support/interview.ts';
import { type RunningApp, runApp } from '../support/running-app.ts';
import { longAnswers, longWorkbook, pageTitle, QUESTIONS, TYPED_PAGE } from './long-form.ts';
import { awaitHeadingAfter, installMeter, readMeter, slowDown, type Times, timesOf } from './painted.ts';
import { type Measured, verdict } from './table.ts';

const KEY_MS = 50;
const PAGE_MS = 200;
const OPENINGS = 5;
const OLD_LAPTOP = 4;
const CHOICES = 100;
/** An answer is saved half a second after the last key: some stops end before that, some meet it, some outlast it. */
const PAUSES = [480, 505, 515, 530, 560];
const PAUSE_MS = 560;
const FIRST_PAGE = 'Before we start: is it safe to talk?';
const LAST_HEADING = 'Check the answers';
const SENTENCE = 'They said the papers would be kept safe and given back after the first month there. ';

/** Worst and median times, each with its target where there is one. */
export async function benchWindow(): Promise<readonly Measured[]> {
  const home = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  let app: RunningApp | undefined;
  try {
    app = await runApp({ home });
    const devtools = await app.page.context().newCDPSession(app.page);
    await openLongInterview(app, home);
    const rows = [
      row('opened, until its first question is on the screen', await openings(app.page)),
      ...(await measure(app.page, devtools, 1)),
      ...(await measure(app.page, devtools, OLD_LAPTOP)),
    ];
    return rows;
  } finally {
    await app?.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One round through the form at one speed: typing in a line and in a large box, then every page. */
async function measure(page: Page, devtools: CDPSession, rate: number): Promise<Measured[]> {
  const old = rate === 1 ? '' : `, ${rate} times slower`;
  const target = (limit: number) => (rate === 1 ? limit : undefined);
  await slowDown(devtools, rate);
  try {
    await openPage(page, pageTitle(TYPED_PAGE));
    const line = await typing(page, 'input[inputmode=text]');
    const box = await typing(page, 'textarea');
    const choices = await choosing(page);
    const pages = await throughAllPages(page);
    return [
      row(`key to screen, in a line${old}`, line, target(KEY_MS)),
      row(`key to screen, in a large box${old}`, box, target(KEY_MS)),
      row(`key to screen, a choice that leads on${old}`, choices, target(KEY_MS)),
      row(`next page to screen${old}`, pages, target(PAGE_MS)),
    ];
  } finally {
    await slowDown(devtools, 1);
  }
}

const row = (what: string, { median, worst, count }: Times, limit?: number): Measured => ({
  what: `window, ${QUESTIONS} questions: ${what}`,
  ours: `${worst.toFixed(0)} ms at worst, ${median.toFixed(0)} ms in the middle of ${count}`,
  beside: limit === undefined ? '' : verdict(worst, limit),
});

/** A vault, the form out of its workbook, a case and an interview with every question answered. */
async function openLongInterview(app: RunningApp, home: string): Promise<void> {
  const { page } = app;
  const papers = join(home, 'papers');
  mkdirSync(papers);
  writeFileSync(join(papers, 'four-hundred.xlsx'), await longWorkbook());
  const passphrase = 'nine quiet herons wade upstream';
  await page.evaluate(
    (secret) =>
      window.testimony.app.createVault({ owner: 'Bench', passphrase: new TextEncoder().encode(secret) }),
    passphrase,
  );
  await app.picks(join(papers, 'four-hundred.xlsx'));
  const picked = await page.evaluate(() => window.testimony.app.pickFiles('form'));
  const file = valueIn(picked)[0]?.handle as CallInput<'formImport'>['file'];
  const { form, report } = await call(page, 'formImport', { file });
  if (report.kept.questions !== QUESTIONS)
    throw new Error(`${report.kept.questions} questions were imported`);
  const { id: caseId } = await call(page, 'caseCreate', { reference: 'B-400', title: 'Bench' });
  const { id: personId } = await call(page, 'personAdd', { caseId, role: 'survivor', name: 'Bench' });
  const { id: screeningId } = await call(page, 'screeningStart', { caseId, personId, formId: form.id });
  await call(page, 'screeningAnswer', { screeningId, answers: openingAnswers() });
  const answers = longAnswers().map((one) => ({ ...one, state: 'answered' }));
  await call(page, 'screeningAnswer', { screeningId, answers } as CallInput<'screeningAnswer'>);
  await page.reload();
  await page.getByText('B-400').first().waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('B-400');
  await page.getByRole('option', { name: /B-400/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Interview' }).click();
  await page.getByRole('button', { name: /^Go on:/ }).waitFor();
}

/** From Enter on *Go on* in the case until the first question is on the screen, several times. */
async function openings(page: Page): Promise<Times> {
  await installMeter(page);
  await awaitHeadingAfter(page, '');
  const times: number[] = [];
  for (let run = 0; run < OPENINGS; run += 1) {
    await awaitHeadingAfter(page, await heading(page));
    await page.getByRole('button', { name: /^Go on:/ }).focus();
    await page.keyboard.press('Enter');
    times.push(...(await nextTimes(page)));
    if (run === OPENINGS - 1) break;
    await page.getByRole('button', { name: 'Stop for today' }).click();
    await page.getByRole('button', { name: 'Leave the interview' }).click();
    await page.getByRole('button', { name: /^Go on:/ }).waitFor();
    await readMeter(page);
  }
  await awaitHeadingAfter(page, '');
  return timesOf(times);
}

/** A hundred keys and more into the first answer field that fits on this page, as people type: in runs, with stops. */
async function typing(page: Page, field: string): Promise<Times> {
  const target = page.locator(`[data-answer] ${field}`).first();
  await target.focus();
  await readMeter(page);
  for (const [at, letter] of [...SENTENCE, ...SENTENCE.slice(0, 40)].entries()) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(at % 10 === 9 ? (PAUSES[Math.floor(at / 10) % PAUSES.length] ?? 0) : 40);
  }
  return timesOf(await readMeter(page));
}

/** A digit picks a choice, saves it, and leads to the next question. */
async function choosing(page: Page): Promise<Times> {
  const question = page.locator('[data-question]:has(input[type=radio])').first();
  await readMeter(page);
  for (let press = 0; press < CHOICES; press += 1) {
    await question.locator('input').first().focus();
    await page.keyboard.press(String(1 + (press % 6)));
    await page.waitForTimeout(40);
  }
  return timesOf(await readMeter(page));
}

/** Enter on *Continue*, from the first page to the check at the end. */
async function throughAllPages(page: Page): Promise<Times> {
  await openPage(page, FIRST_PAGE);
  const times: number[] = [];
  for (;;) {
    const before = await heading(page);
    if (before === LAST_HEADING) break;
    await awaitHeadingAfter(page, before);
    await page.locator('[data-continue]').focus();
    await readMeter(page);
    await page.keyboard.press('Enter');
    times.push(...(await nextTimes(page)));
  }
  await awaitHeadingAfter(page, '');
  return timesOf(times);
}

/** By its entry in the list of sections, without measuring. */
async function openPage(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: title }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  await page.waitForTimeout(PAUSE_MS);
}

const heading = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('[data-page-title]')?.textContent ?? '');

async function nextTimes(page: Page): Promise<number[]> {
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    const times = await readMeter(page);
    if (times.length > 0) return times;
    await page.waitForTimeout(20);
  }
  throw new Error('the page does not show what the key asked for');
}

async function call<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const given = JSON.stringify([name, input]);
  const outcome = await page.evaluate(async (sent): Promise<unknown> => {
    const [which, what] = JSON.parse(sent) as [string, unknown];
    const calls = window.testimony.calls as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return calls[which]?.(what);
  }, given);
  return valueIn(outcome as Outcome<CallOutput<N>>);
}

function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
