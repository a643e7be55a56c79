/** Figures of a month by keyboard: looked at, and saved in three steps. Pictures in test-results/screens/figures-*. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from '../../src-main/core/dates/calendar-day.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { temporaryFolder } from '../support/vault.ts';

const OUT = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  on = await caseOnScreen('figures');
  const lastMonth = {
    value: `${addMonths(systemClock.today(), -1).slice(0, 7)}-15`,
    qualifier: 'exact' as const,
  };
  for (let n = 0; n < 13; n += 1) {
    const { id: caseId } = await on.call('caseCreate', { reference: `F/${n}`, title: `Case ${n}` });
    const { id: personId } = await on.call('personAdd', { caseId, role: 'survivor', name: `Person ${n}` });
    await on.call('consentRecord', { personId, purpose: 'research', status: 'given' });
    await on.call('dateRecord', { caseId, personId, kind: 'nrm-referral', on: lastMonth });
    await on.call('dateRecord', {
      caseId,
      personId,
      kind: 'reasonable-grounds',
      on: lastMonth,
      result: n < 12 ? 'positive' : 'negative',
    });
  }
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'figures-stuck');

describe('figures', () => {
  it('of last month are there at once, with what a file would show', async () => {
    await on.keys.press('Figures');
    await on.heading('Figures');
    await on.says('Nobody is new in this period.');
    const rows = () =>
      on.app.page
        .getByRole('table', { name: 'Reasonable grounds decisions' })
        .getByRole('row')
        .allInnerTexts();
    await expect
      .poll(async () => (await rows()).slice(1).map((row) => row.split(/\s*\t\s*/)))
      .toEqual([
        ['Positive', '12', 'not shown'],
        ['Negative', '1', 'not shown'],
        ['Everybody', '13', '13'],
      ]);
    await on.look('01-month');
  });

  it('are saved as pages or a table, without small groups', async () => {
    await on.app.picks(OUT);
    await on.keys.press('Save figures');
    await on.look('02-save');
    await on.keys.press('Choose a folder');
    await on.says(/^Saved as Figures/);
    await on.look('03-saved');
    const [file = ''] = readdirSync(OUT);
    expect(readFileSync(join(OUT, file)).subarray(0, 5).toString()).toBe('%PDF-');
    await on.keys.press('Close');
  });
});
