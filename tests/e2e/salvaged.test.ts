/**
 * A damaged vault of three cases, salvaged in the window by a shelter manager who has never seen it: what is lost is said by
 * case and exhibit, in words that say what to do. Pictures in test-results/screens/salvaged-*.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { damagedCopy, damagePage, pagesIn } from '../support/damaged.ts';
import { engineAtWork } from '../support/engine.ts';
import { paper } from '../support/papers.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const CASES = [
  ['SH-2026-003', 'R v Dorvan', 'Ama Boateng'],
  ['SH-2026-007', 'Asylum claim of M.', 'Maria Popescu'],
  ['SH-2026-011', 'Statement for the police', 'أمينة حسن'],
] as const;
const PAPERS = ['Payslips', 'Passport', 'Letter from the landlord'];

let on: CaseOnScreen;
const elsewhere = temporaryFolder();

async function damagedVault(): Promise<string> {
  const at = await engineAtWork();
  for (const [reference, title, name] of CASES) {
    const { id: caseId } = await at.do('caseCreate', { reference, title });
    const { id: personId } = await at.do('personAdd', { caseId, name, role: 'survivor' });
    for (const [n, one] of PAPERS.entries()) {
      const file = at.pick(`${reference} ${one}.pdf`, await paper(`${one} of ${name}`, n + 1));
      const { id } = await at.do('evidenceAdd', { caseId, file, title: one, exhibitRef: `AB${n + 1}` });
      if (n === 2) await at.do('privilegeMark', { of: { kind: 'exhibit', id } });
    }
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', note: '' });
    await at.do('consentRecord', { personId, purpose: 'police', status: 'refused', note: '' });
    const start = { caseId, personId, formId: 'first-account', language: 'en', interpreter: '' } as const;
    const { id: screeningId } = await at.do('screeningStart', start);
    const ownWords = `${name}: ${'told in her own words, at length. '.repeat(160)}`;
    const answer = { question: 'safety-contact', state: 'own-words' as const, ownWords };
    await at.do('screeningAnswer', { screeningId, answers: [answer] });
  }
  const { session } = at.engine;
  const one = (name: string, type: 'leaf' | 'overflow', which = 0) =>
    pagesIn(session, name, type).slice(which, which + 1);
  const pages = [
    ...one('blob_chunk', 'leaf', 3),
    ...one('screening_answer', 'overflow', 0),
    ...one('consent', 'leaf'),
    ...one('privileged_mark', 'leaf'),
    ...one('person', 'leaf'),
    ...one('audit_entry', 'leaf', 3),
    // Which vault it is: without it the vault does not open.
    3,
  ];
  const { folder } = session;
  await at.engine.close();
  return damagedCopy({ folder }, (store) => pages.reduce((all, page) => damagePage(page)(all), store));
}

beforeAll(async () => {
  on = new CaseOnScreen(await launchApp({ vaultFolder: await damagedVault() }), 'salvaged');
  await on.app.page.setViewportSize({ width: 1024, height: 700 });
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'salvaged-stuck');

const unlock = async () => {
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
};

it('is looked at first, with what is missing', async () => {
  await unlock();
  await on.heading('This vault is damaged');
  await on.keys.press('Open read-only');
  await on.says('This vault is damaged and open read-only');
  await on.look('01-read-only');
  await on.keys.press('See what is missing');
  await on.look('02-missing-read-only');
  await on.app.page.keyboard.press('Control+l');
});

it('is salvaged, and says by case and exhibit what is missing', async () => {
  await on.heading('Unlock Testimony');
  await unlock();
  await on.heading('This vault is damaged');
  await on.look('03-damaged');
  await on.app.picks(elsewhere);
  const { page } = on.app;
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await on.keys.press('Salvage it into a new vault');
  await on.says(/The new vault is in/);
  // Also in large text it is seen without looking for it.
  const box = await page
    .getByRole('button', { name: 'Open a vault in another folder' })
    .first()
    .boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
  await on.app.picture('salvaged-04-at-200');
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  const [, count = ''] =
    /(\d+) things are missing/.exec((await on.app.page.locator('body').textContent()) ?? '') ?? [];
  await on.look('04-salvaged');
  await on.app.picks(join(elsewhere, 'vault-salvaged'));
  await on.keys.press('Open a vault in another folder');
  await on.heading('Unlock Testimony');
  await unlock();
  await on.says(`${count} things are missing since this vault was salvaged`);
  await on.keys.press('See what is missing');
  // In the words of the screens, by case and exhibit, and nothing of how it is stored.
  const missing = on.app.page.getByRole('region', { name: /^SH-2026-003/ });
  await missing
    .getByText(/A decision about consent.*: a person whose name is lost, /)
    .first()
    .waitFor();
  const said = (await on.app.page.locator('main section[aria-label]').allTextContents()).join(' ');
  expect(said).toContain('AB1 Payslips');
  expect(said).not.toMatch(/court-papers|safety-contact|lost to damage/);
  await on.look('05-missing');
  for (const step of [600, 1200, 1800]) {
    await on.app.page.locator('main').evaluate((main, top) => main.scrollTo(0, top), step);
    await on.app.picture(`salvaged-05-missing-at-${step}`);
  }
});

it('finds nothing wrong with the screens', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
