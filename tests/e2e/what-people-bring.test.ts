/**
 * A mail, a conversation and a Word statement as they are read in the window, the guess of a mail's day, the search, and
 * documents dragged with a mouse, at 1024 by 768. Pictures in test-results/screens/brought-*.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { eml } from '../support/mails.ts';
import { HELVETICA, rawDocument, words } from '../support/raw-pdf.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
const FILES = ['message.eml', 'WhatsApp Chat with Boss.zip', 'Statement.docx', 'Wages.csv'];
let on: CaseOnScreen;
beforeAll(async () => {
  const headers = {
    From: 'Boss <boss@example.org>',
    To: 'Ana <ana@example.org>',
    'Message-ID': '<1@example.org>',
    Date: 'Tue, 01 Mar 2022 10:12:00 +0000',
    Subject: 'Your rota',
  };
  const rota = { name: 'rota.txt', type: 'text/plain', bytes: 'Nights at the brickyard, all week.' };
  const chat = [
    '12/03/2021, 14:02 - Ana: Where is my passport?',
    '12/03/2021, 14:03 - Boss: note.txt (file attached)',
    '12/03/2021, 14:05 - سمر: لا أستطيع الخروج',
  ].join('\n');
  const zip = (files: Readonly<Record<string, string>>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const p = (text: string, level: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const level = (at: number, counting: string, pattern: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${counting}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
  const change = '<w:ins w:author="R A" w:date="2025-11-10T10:00:00Z"><w:r><w:t> in June</w:t></w:r></w:ins>';
  const body = [
    p('I was told of a job:', 0),
    p('as a cleaner;', 1),
    p('paid weekly.', 1),
    p('I was not paid.', 0),
  ];
  const files: readonly (string | Uint8Array)[] = [
    eml(headers, { text: 'You start on 14 March 2022 at 5.', attached: [rota] }),
    zip({ 'WhatsApp Chat with Boss.txt': chat, 'note.txt': 'Ask no more.' }),
    zip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<w:document><w:body>${body.join('').replace('</w:p>', `${change}</w:p>`)}</w:body></w:document>`,
      'word/numbering.xml': `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    }),
    'Month;Hours;Paid\nMay;310;0\nJune;305;20\n',
  ];
  for (const [at, name] of FILES.entries()) writeFileSync(join(DESK, name), files[at] ?? '');
  on = await caseOnScreen('brought');
  await on.app.page.setViewportSize({ width: 1024, height: 768 });
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'brought-stuck');

const page = () => on.app.page;
const evidence = async () => (await on.call('evidenceList', { caseId: on.caseId })).evidence;
const named = async (name: string) => (await evidence()).find(({ originalName }) => originalName === name);

/** From the list of papers, by keyboard. */
async function openExhibit(title: string): Promise<void> {
  await on.readAgain('evidence');
  await on.keys.reach(page().getByRole('listbox'));
  await on.press('Home');
  const chosen = page().locator('[role=option][aria-selected=true]');
  for (let at = 0; at < 6 && (await chosen.textContent())?.includes(title) !== true; at += 1)
    await on.press('ArrowRight');
  await on.press('Enter');
}

describe('what people bring', () => {
  it('is in, with what came inside it', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(...FILES.map((name) => join(DESK, name)));
    await on.keys.press('Add files');
    await expect.poll(async () => (await evidence()).length, { timeout: 60_000 }).toBe(6);
    await on.says(/files added/);
    await on.look('01-list');
  });

  it.each([
    ['message.eml', 'Your rota', '02-mail'],
    ['WhatsApp Chat with Boss.zip', 'Where is my passport?', '03-chat'],
    ['Statement.docx', '2. I was not paid.', '04-statement'],
    ['Wages.csv', '310', '05-table'],
  ])('%s is read as a page', async (name, said, picture) => {
    await openExhibit((await named(name))?.title ?? '–');
    await page()
      .getByRole('img', { name: /page 1 of/ })
      .first()
      .waitFor();
    await expect
      .poll(() => page().getByRole('group', { name: 'Words of page 1' }).textContent())
      .toContain(said);
    await on.look(picture);
  });

  it('a statement has a PDF in its place, its words compared, and gives the place back', async () => {
    await on.readAgain('evidence');
    const signed = join(DESK, 'Signed.pdf');
    const lines = [
      'I was told of a job: in June',
      '(a) as a cleaner;',
      '(b) paid weekly.',
      'I was not payed.',
    ];
    const contents = lines.map((line, at) => words(line, 72, 700 - 20 * at)).join(' ');
    const inherited = `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`;
    writeFileSync(signed, rawDocument({ inherited, pages: [{ contents }] }));
    await openExhibit('Statement');
    await on.says('Pages set here from the file');
    await on.look('11-set-here');
    await on.app.picks(signed);
    await on.keys.press('Use a PDF…');
    await on.says('Bundles use a PDF of it');
    await on.says(/2 words of the document are not in it: 1, 2|paid/);
    await on.look('12-pdf-in-place');
    const own = (await named('Signed.pdf'))?.title;
    expect(own).toBe((await named('Statement.docx'))?.title);
    await on.keys.press('Take the PDF back');
    await on.says('Pages set here from the file');
    expect(await named('Signed.pdf')).toBeUndefined();
  });

  it('a mail’s day stands in the table as a guess, and not as its date', async () => {
    await on.readAgain('evidence');
    await on.keys.press('Edit titles and dates in a table');
    await on.says('1 Mar 2022?');
    // The day a change was made is not the statement's.
    expect(await page().getByText('10 Nov 2025?').count()).toBe(0);
    expect((await named('message.eml'))?.documentDate).toBeNull();
    await on.look('06-guess');
  });

  it('is found by a word of it a letter off, and where a name still stands', async () => {
    await on.keys.press('Search');
    await on.heading('Search');
    await page().keyboard.type('brickyrd');
    await page().getByRole('button', { name: /rota/ }).first().waitFor();
    await on.look('07-search');
    await on.keys.openTab('Where a name still appears');
    await page().keyboard.press('Tab');
    await on.look('08-name');
  });
});

/** Presses the mouse on one thing, carries it over another and lets go. */
async function drag(
  from: Locator,
  to: Locator,
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  await from.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (a === null || b === null) throw new Error('there is nothing to drag, or nowhere');
  const mouse = page().mouse;
  await mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await mouse.down();
  await mouse.move(a.x + a.width / 2, a.y + a.height / 2 + 12, { steps: 3 });
  await mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 12 });
  await meanwhile();
  await mouse.up();
}

describe('with a mouse', () => {
  it('a document is dragged to another place in the bundle, and back with Ctrl+Z', async () => {
    await on.readAgain('bundles');
    await page().getByRole('button', { name: 'New bundle' }).click();
    await page().getByRole('button', { name: 'Create bundle' }).click();
    await page().getByRole('button', { name: 'Add all' }).click();
    const lines = page().locator('[data-document]');
    await lines.nth(5).waitFor();
    const order = () => lines.evaluateAll((all) => all.map((one) => one.getAttribute('data-document')));
    const before = await order();
    const handle = (at: number) => lines.nth(at).getByRole('button', { name: /^Move “/ });
    await drag(handle(0), handle(2), () => on.app.picture('brought-09-dragged'));
    const moved = [before[1], before[2], before[0], ...before.slice(3)];
    await expect.poll(order).toEqual(moved);
    const { bundles } = await on.call('bundleList', { caseId: on.caseId });
    const inVault = async () => {
      const view = await on.call('bundleShow', { bundleId: bundles[0]?.id ?? ('' as BundleId) });
      return view.map.sections.flatMap(({ documents }) => documents.map(({ key }) => key));
    };
    await expect.poll(inVault).toEqual(moved);
    await on.look('10-bundle');
    await on.press('Control+z');
    await expect.poll(order).toEqual(before);
    await expect.poll(inVault).toEqual(before);
  });
});

it('nothing needed more than a keyboard but what is a mouse’s, and all looked right to axe and the ruler', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
