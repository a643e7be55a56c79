import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { paper } from '../support/papers.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = join(temporaryFolder(), 'desk');
let on: CaseOnScreen;
const COUNT = 300;
beforeAll(async () => {
  mkdirSync(DESK);
  on = await caseOnScreen('zz');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'zz-stuck');
it('table', async () => {
  const names = Array.from({ length: COUNT }, (_, i) =>
    i % 3 === 0 ? `IMG_2026${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}_${100000 + i}.pdf` : i % 3 === 1 ? `letter ${i} of 5 Jan 2026.pdf` : `paper number ${i}.pdf`,
  );
  for (const name of names) writeFileSync(join(DESK, name), await paper(name));
  await on.openCase('evidence');
  await on.app.picks(...names.map((name) => join(DESK, name)));
  const t0 = Date.now();
  await on.keys.press('Add files');
  await on.app.page.getByText(`${COUNT} files are in`).waitFor({ timeout: 120_000 });
  console.log('intake ms', Date.now() - t0);
  await on.keys.press('Dismiss');
  await on.app.page.setViewportSize({ width: 1024, height: 768 });
  await on.keys.press('Type names and dates into a table');
  await on.app.page.getByRole('grid').waitFor();
  await on.look('01-table');
  const grid = on.app.page.getByRole('grid');
  await on.keys.reach(grid.getByRole('textbox').first());
  // long tasks and time from key to frame
  const lat = await on.app.page.evaluate(async () => 0);
  const t1 = Date.now();
  let keys = 0;
  const times: number[] = [];
  for (let i = 0; i < 100; i += 1) {
    const s = Date.now();
    await on.app.page.keyboard.press('Control+Enter');
    await on.app.page.evaluate(() => new Promise((n) => requestAnimationFrame(() => setTimeout(n, 0))));
    times.push(Date.now() - s);
    keys += 1;
  }
  times.sort((a, b) => a - b);
  console.log('keys', keys, 'ms', Date.now() - t1, 'median', times[50], 'p95', times[95], 'max', times.at(-1), lat);
  await on.look('02-after');
  await on.app.page.keyboard.type('Payslip');
  await on.app.page.keyboard.press('Tab');
  await on.app.page.keyboard.type('3 Feb 2026');
  await on.app.page.keyboard.press('Tab');
  await on.app.page.keyboard.type('Pay');
  await on.app.page.keyboard.press('Shift+ArrowDown');
  await on.app.page.keyboard.press('Shift+ArrowDown');
  await on.app.page.keyboard.press('Control+d');
  await on.app.picture('zz-03-marked');
  await on.look('03-marked');
  const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
  console.log(evidence.slice(98, 106).map((e) => [e.originalName, e.title, e.documentDate?.value, e.section].join(' | ')).join('\n'));
  console.log('findings', on.findings.join('\n'), on.complaints.join('\n'));
  expect(1).toBe(1);
});
