/**
 * @file Two cases share one list of files going in: what is stopped or typed for one file is nothing to another. Every
 * request to take a file in is held until the test lets it go, so that nothing depends on how fast a file is read.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareFuzzyDates } from '../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import { CASE, type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { MANY, manyExhibits } from '../support/many-exhibits.ts';
import { lockedPaper, paper } from '../support/papers.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DESK = join(temporaryFolder(), 'desk');
const OTHER = 'Told elsewhere';
const STOPPED = ['page 6.pdf', 'page 5.pdf', 'page 4.pdf', 'page 3.pdf', 'page 2.pdf', 'page 1.pdf'];
const SECRET = 'heron on the weir';

/** What a telephone, a scanner and a person in a hurry called 300 files. */
const NAMES = Array.from({ length: 300 }, (_, at) => {
  const day = `${1 + (at % 28)}`.padStart(2, '0');
  if (at % 40 === 0) return `paper number ${at}.pdf`;
  return at % 2 === 0 ? `Payslip ${day}-03-2026 ${at}.pdf` : `IMG_202601${day}_${100_000 + at}.pdf`;
});

/** What the page asked of the engine about files, as it left the page. */
interface Sent {
  readonly kind: 'call' | 'cancel';
  readonly jobId: string;
  readonly input: string;
}
interface HeldRequests {
  readonly sent: Sent[];
  letGo(): void;
}

let on: CaseOnScreen;
let other: CaseId;
beforeAll(async () => {
  mkdirSync(DESK);
  for (const name of ['theirs.pdf', 'theirs too.pdf', 'ours.pdf', 'ours too.pdf'])
    writeFileSync(join(DESK, name), await paper(name));
  for (const name of STOPPED) writeFileSync(join(DESK, name), await paper(name));
  for (const name of ['first.pdf', 'second.pdf', 'third.pdf'])
    writeFileSync(join(DESK, name), await lockedPaper(name, SECRET));
  on = await caseOnScreen('files-going-in', manyExhibits(NAMES));
  other = (await on.call('caseCreate', { reference: 'OTHER-2', title: OTHER })).id;
  await on.app.page.reload();
  await on.says(CASE);
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'files-going-in-stuck');

/** From here on requests about files are written down, and those to take one in wait. */
const hold = () =>
  on.app.page.evaluate(() => {
    const post = MessagePort.prototype.postMessage;
    const sent: Sent[] = [];
    const waiting: (() => void)[] = [];
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      // What the page sends itself may be nothing at all.
      const request = message as (Sent & { readonly name?: string }) | null;
      const isIntake = request?.kind === 'call' && request.name === 'evidenceAdd';
      if (request !== null && (isIntake || request.kind === 'cancel')) sent.push(request);
      if (isIntake) waiting.push(() => post.call(this, message));
      else post.call(this, message);
    };
    const letGo = () => {
      MessagePort.prototype.postMessage = post;
      for (const send of waiting) send();
    };
    (window as unknown as { held: HeldRequests }).held = { sent, letGo };
  });
const sent = (kind: Sent['kind']) =>
  on.app.page.evaluate(
    (which) => (window as unknown as { held: HeldRequests }).held.sent.filter((one) => one.kind === which),
    kind,
  );
const letGo = () => on.app.page.evaluate(() => (window as unknown as { held: HeldRequests }).held.letGo());

/** To the Evidence tab of a case, by the palette. */
async function toEvidenceOf(reference: string, title: string): Promise<void> {
  await on.press('Control+K');
  await on.app.page.keyboard.type(reference);
  await on.says(new RegExp(reference));
  await on.press('Enter');
  await on.heading(title);
  await on.keys.openTab('Evidence');
}
async function add(...names: readonly string[]): Promise<void> {
  await on.app.picks(...names.map((name) => join(DESK, name)));
  await on.keys.press('Add files');
}
const filesIn = async (caseId: CaseId) =>
  (await on.call('evidenceList', { caseId })).evidence.map(({ originalName }) => originalName).sort();
/** By its name for those who hear it. */
const focused = () => on.app.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const refused = (name: string) => on.app.page.locator(`[data-refused="${name}"]`);
const passwordOf = (name: string) => refused(name).getByLabel(/^Password of/);
/** Whether the password stands anywhere on the page, in a field or not. */
const secretOnPage = () =>
  on.app.page.evaluate((secret) => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].some((text) =>
      text.includes(secret),
    );
  }, SECRET);

it('a stop in one case stops what goes in there, and nothing of the other’s', async () => {
  await toEvidenceOf('TO-1', CASE);
  await hold();
  await add('theirs.pdf', 'theirs too.pdf');
  await on.says('Adding file 1 of 2');
  await toEvidenceOf('OTHER-2', OTHER);
  await add('ours.pdf');
  await on.says('Adding file 1 of 1');
  await on.keys.press('Stop');
  await on.app.page.getByText(/^Adding file/).waitFor({ state: 'hidden' });
  expect(await sent('cancel')).toEqual([]);
  // It waited and was not begun: that it is not in is said all the same.
  await on.says('1 file is not added yet.');
  await on.says(/ours\.pdf” was stopped as you asked/);
  await on.keys.press('Dismiss');
  await letGo();
  await expect.poll(() => filesIn(on.caseId)).toEqual(['theirs too.pdf', 'theirs.pdf']);
  expect(await filesIn(other)).toEqual([]);
});

it('a stop in the case itself does stop what goes in there', async () => {
  await hold();
  await add('ours too.pdf');
  await on.says('Adding file 1 of 1');
  const [asked] = await sent('call');
  await on.keys.press('Stop');
  await expect.poll(async () => (await sent('cancel')).map(({ jobId }) => jobId)).toEqual([asked?.jobId]);
  // It was held here, so the engine hears of it only now: whether it still goes in is nothing to this test.
  await letGo();
  await on.app.page.getByText(/^Adding file/).waitFor({ state: 'hidden' });
  await on.keys.press('Dismiss');
});

it('all that a stop kept out goes in with one press, in the order in which it was chosen', async () => {
  const before = await filesIn(other);
  await hold();
  await add(...STOPPED);
  await on.says('Adding file 1 of 6');
  await on.keys.press('Stop');
  await letGo();
  await on.app.page.getByText(/^Adding file/).waitFor({ state: 'hidden' });
  await on.says(/was stopped as you asked. [45] more for the same reason/);
  // Stop is gone, and the keyboard is where it was.
  await expect.poll(focused).toBe('Adding files');
  await on.look('00-stopped');
  await on.keys.press(/^Try again with all [56]$/);
  await expect.poll(focused).toBe('Adding files');
  await on.says('6 files added');
  expect(await filesIn(other)).toEqual([...before, ...STOPPED].sort());
  const { evidence } = await on.call('evidenceList', { caseId: other });
  expect(evidence.map(({ originalName }) => originalName).slice(-6)).toEqual(STOPPED);
  await on.keys.press('Dismiss');
});

it('what is typed for one file does not stand in the field of the next, nor go along with it', async () => {
  const before = await filesIn(other);
  await add('first.pdf', 'second.pdf');
  await passwordOf('second.pdf').waitFor();
  await passwordOf('first.pdf').fill(SECRET);
  await on.keys.reach(refused('first.pdf').getByRole('button', { name: 'Dismiss' }));
  await on.press('Enter');
  await refused('first.pdf').waitFor({ state: 'hidden' });
  expect(await passwordOf('second.pdf').inputValue()).toBe('');
  expect(await secretOnPage()).toBe(false);

  await passwordOf('second.pdf').fill('another word');
  await on.press('Enter');
  await on.says(/does not open/);
  expect(await passwordOf('second.pdf').inputValue()).toBe('');

  // While the list still holds a word for another.
  await hold();
  await add('third.pdf');
  await expect.poll(async () => (await sent('call')).length).toBe(1);
  const [{ input = '' } = {}] = await sent('call');
  expect(Object.keys(JSON.parse(input)).sort()).toEqual(['caseId', 'file']);
  await letGo();
  await passwordOf('third.pdf').waitFor();

  await passwordOf('second.pdf').fill(SECRET);
  await on.press('Enter');
  await expect.poll(() => filesIn(other)).toEqual([...before, 'second.pdf']);
  await refused('second.pdf').waitFor({ state: 'hidden' });
  expect(await secretOnPage()).toBe(false);
});

it('what is typed for a file is gone after a lock, and so is the list', async () => {
  await passwordOf('third.pdf').fill(SECRET);
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  expect(await secretOnPage()).toBe(false);
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.says(CASE);
  await toEvidenceOf('OTHER-2', OTHER);
  await on.says('second');
  expect(await refused('third.pdf').count()).toBe(0);
  expect(await secretOnPage()).toBe(false);
  expect(on.complaints).toEqual([]);
});

it('a folder of a telephone, dropped on the window, goes in by its folders, with one report at the end', async () => {
  const phone = join(DESK, 'From the phone');
  for (const folder of ['01 Messages', 'Pictures']) mkdirSync(join(phone, folder), { recursive: true });
  for (const name of ['chat 2.txt', 'chat 10.txt']) writeFileSync(join(phone, '01 Messages', name), name);
  for (const name of ['a', 'b', 'c', 'd', 'e']) writeFileSync(join(phone, 'Pictures', `${name}.txt`), 'same');
  writeFileSync(join(phone, 'Pictures', '.thumbdata'), 'x');
  writeFileSync(join(phone, 'run.exe'), 'MZ\u0000\u0001');
  await on.app.drops([phone], false);
  await on.says('Drop to add to the evidence of “Told elsewhere”');
  await on.app.picture('files-going-in-01-over');
  await on.app.drops([phone]);
  await on.says('3 files added');
  await on.says('5 files are not added yet.');
  await on.says(/“b.txt” is already in this case.* 3 more for the same reason/);
  await on.says(/^.thumbdata was skipped/);
  await on.look('02-report');
  const { evidence } = await on.call('evidenceList', { caseId: other });
  const sections = evidence.map(({ originalName, section }) => `${section}/${originalName}`);
  expect(sections.slice(-3)).toEqual(['Messages/chat 2.txt', 'Messages/chat 10.txt', 'Pictures/a.txt']);
  await on.keys.press('Dismiss');
});

it('300 documents are named, dated and marked in the list, in fewer keys than five minutes have', async () => {
  await toEvidenceOf('MANY-1', MANY);
  await on.app.page.setViewportSize({ width: 1024, height: 768 });
  await on.keys.press('Edit titles and dates in a table');
  const { keyboard } = on.app.page;
  let keys = 0;
  const press = async (...names: readonly string[]) => {
    for (const name of names) await keyboard.press(name);
    keys += names.length;
  };
  const type = async (text: string) => {
    await keyboard.type(text);
    keys += text.length;
  };
  const grid = on.app.page.getByRole('grid');
  /** What lies before the table is reached backwards: forwards Tab goes from cell to cell. */
  const back = async (to: Locator) => {
    for (let stops = 0; !(await to.evaluate((one) => one === document.activeElement)); stops += 1) {
      if (stops === 20) throw new Error(`Shift and Tab do not reach ${to}`);
      await press('Shift+Tab');
    }
  };
  await on.look('03-table');
  await on.keys.choose('checkbox', 'Select all shown');
  await back(on.app.page.getByRole('button', { name: 'Dates read: 292' }));
  await press('Enter');
  await on.says(/in the file name/);
  await on.look('035-dates-read');
  await press('Enter');
  await on.says('Saved: 292 documents');
  await back(on.app.page.getByLabel('Exhibit marks from'));
  await type('AB1');
  await press('Enter');
  await on.says('Saved: 300 documents');
  await back(on.app.page.getByLabel('Filter: Evidence'));
  await type('paper');
  await on.keys.reach(grid.getByRole('textbox'));
  for (let at = 0; at < 8; at += 1) {
    await type(`Rota ${at}`);
    await press('Tab');
    await type(at === 3 ? 'soon' : '3/2/26');
    if (at === 3) {
      // What is no date stays where it was typed, and so does the keyboard.
      await press('Enter');
      await on.says(/^Enter a date like/);
      await press('Escape');
      await type('about February 2026');
    }
    // Down the column; the next title is one cell back.
    await press('Enter', 'Shift+Tab');
  }
  await press('Control+Home', 'Tab', 'Tab');
  await type('Rotas');
  await press(...Array.from({ length: 7 }, () => 'Shift+ArrowDown'), 'Control+d');
  await on.says('Saved: 7 documents');
  await on.look('04-typed');
  const [{ id: evidenceOf } = { id: other }] = (await on.call('caseList', { search: 'MANY-1', limit: 5 }))
    .cases;
  const list = async () => (await on.call('evidenceList', { caseId: evidenceOf })).evidence;
  const all = await list();
  expect(all.filter(({ documentDate }) => documentDate === null)).toEqual([]);
  // Oldest first; what had no date yet when they were given comes last.
  const dated = all.filter(({ originalName }) => !originalName.startsWith('paper'));
  const undated = all.filter(({ originalName }) => originalName.startsWith('paper'));
  const inOrder = dated.toSorted((a, b) => compareFuzzyDates(a.documentDate, b.documentDate));
  expect([...inOrder, ...undated].map(({ exhibitRef }) => exhibitRef)).toEqual(
    NAMES.map((_, at) => `AB${at + 1}`),
  );
  // No title is taken in bulk: what a person did not name keeps the name it came with.
  expect(all.filter(({ title }) => /^Photograph/.test(title))).toEqual([]);
  expect(all.filter(({ title }) => /^paper/.test(title))).toEqual([]);
  expect(all.filter(({ section }) => section === 'Rotas').map(({ title }) => title)).toEqual(
    Array.from({ length: 8 }, (_, at) => `Rota ${at}`),
  );
  expect(all[120]?.documentDate).toEqual({ value: '2026-02', qualifier: 'about' });
  // 150 ms a key, as slow typists are.
  expect(keys * 0.15).toBeLessThan(300);

  await press('Control+z');
  await expect.poll(async () => (await list()).filter(({ section }) => section === 'Rotas').length).toBe(1);
  // What is being typed when the vault is locked is in it.
  await type('Duty rotas');
  await press('Control+l');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.says(CASE);
  expect((await list()).map(({ section }) => section)).toContain('Duty rotas');
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
