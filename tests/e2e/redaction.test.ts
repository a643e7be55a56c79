/**
 * Words redacted by keyboard and by mouse: names found and ticked, a box moved and sized by keys and drawn on the page, taken back,
 * checked, and a served bundle without them. Pictures in test-results/screens/redaction-*.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { flowOf } from '../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../support/raw-pdf.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  const lines = ['The witness Amina Okoro came', 'to 14 Elm Road in March', 'and nobody else did'];
  const letter = rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents: lines.map((line, at) => words(line, 72, 700 - 30 * at, 14)).join(' ') }],
  });
  writeFileSync(join(DESK, 'Letter.pdf'), letter);
  on = await caseOnScreen('redaction');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'redaction-stuck');

describe('words of a paper are redacted', () => {
  it('names that are found are ticked and marked, and a place by keys and by mouse', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(join(DESK, 'Letter.pdf'));
    await on.keys.press('Add files');
    await on.says('1 file added');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    await on.keys.press('Create bundle');
    await on.says('All bundles of this case');
    await on.keys.press('Add all');
    await on.keys.press('Letter');
    await on.heading('Letter');
    await on.app.page.getByRole('img', { name: /^Letter, page/ }).waitFor();
    await on.says('Nothing is marked.');
    await on.keys.press('Redact words');
    await on.keys.type('Other words to find', 'Amina Okoro');
    await on.keys.press('Find names');
    await on.app.page.getByLabel('Page 1: Amina Okoro').waitFor();
    await on.look('01-found');
    await on.keys.press('Mark 1 place');
    await on.says('1 place is marked.');
    await on.keys.press('Mark a place');
    const box = on.app.page.getByRole('button', { name: /^Box on page 1/ });
    await box.waitFor();
    await on.look('02-box');
    const drawn = () => on.app.page.getByRole('img', { name: /^Letter, page/ });
    const width = () => drawn().evaluate((picture) => (picture as HTMLImageElement).naturalWidth);
    const before = await width();
    await on.app.page.keyboard.press('ArrowUp');
    const moved = await box.getAttribute('style');
    await on.app.page.setViewportSize({ width: 1000, height: 800 });
    await expect.poll(width).not.toBe(before);
    expect(await box.getAttribute('style')).toBe(moved);
    for (const key of ['Shift+ArrowRight', 'Enter']) await on.app.page.keyboard.press(key);
    await on.says('2 places are marked.');
    await on.keys.press('Take back: page 1, a place');
    await on.says('1 place is marked.');
    const paper = await drawn().boundingBox();
    const at = (x: number, y: number): [number, number] => [
      (paper?.x ?? 0) + ((paper?.width ?? 0) * x) / 595,
      (paper?.y ?? 0) + ((paper?.height ?? 0) * y) / 842,
    ];
    await on.app.page.mouse.move(...at(90, 160));
    await on.app.page.mouse.down();
    await on.app.page.mouse.move(...at(170, 176));
    await on.app.page.mouse.up();
    await on.keys.press('Mark the box');
    await on.says('2 places are marked.');
    await on.keys.press('Leave the box');
    await on.look('03-marked');
    await on.keys.press('Check the redacted copy');
    await on.says('Nothing is left. 1 page was drawn anew.');
    await on.look('04-checked');
  });

  it('a served bundle is built without them', async () => {
    await on.keys.press('Back to the bundle');
    await on.keys.type(/^Served copy for/, 'Defence');
    await on.look('05-served');
    const given = { purpose: 'court-papers', status: 'given' } as const;
    await on.call('consentRecord', { personId: on.personId, ...given });
    const out = temporaryFolder();
    await on.app.picks(out);
    await on.keys.press('Build bundle');
    await on.says('Built, read back and checked');
    await on.look('06-built');
    const [file] = readdirSync(out).filter((name) => name.endsWith('.pdf'));
    const text = flowOf(readFileSync(join(out, file ?? '')));
    expect(text).toContain('The witness');
    expect(text).toContain('in March and nobody else did');
    expect(text).not.toMatch(/Amina|Okoro|Elm/);
  });

  it('looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
