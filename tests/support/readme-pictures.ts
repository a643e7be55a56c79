/**
 * @file `npm run pictures`: the pictures of README.md, out of the sample case as the window shows it now. The demo makes
 * the vault, in a folder that is gone afterwards.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { Outcome } from '../../src-main/core/errors/errors.ts';
import { projectRoot } from './chromium-host/start.ts';
import { openingAnswers } from './interview.ts';
import { runApp } from './running-app.ts';

const home = mkdtempSync(join(tmpdir(), 'testimony-pictures-'));
try {
  const out = join(home, 'demo');
  const demo = spawnSync(process.execPath, ['scripts/demo.ts', '--out', out], { cwd: projectRoot });
  const passphrase = /passphrase "([a-z ]+)"/.exec(demo.stderr.toString())?.[1];
  if (passphrase === undefined) throw new Error('the demo did not come to its end');
  const app = await runApp({ home, vaultFolder: join(out, 'vault') });
  try {
    await take(app.page, passphrase);
  } finally {
    await app.close();
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function take(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByText(/^LH-/).first().waitFor({ timeout: 60_000 });
  const [found] = (await call(page, 'caseList', {})).cases;
  if (found === undefined) throw new Error('the demo made no case');
  const { people } = await call(page, 'caseShow', { caseId: found.id });
  const person = people.find(({ role }) => role === 'survivor');
  if (person === undefined) throw new Error('nobody in the sample case was exploited');
  const begun = { caseId: found.id, personId: person.id, formId: 'first-account' };
  await call(page, 'ageRecord', { personId: person.id, under18: 'no', why: 'By their papers' });
  const { id: screeningId } = await call(page, 'screeningStart', { ...begun, language: 'Vietnamese' });
  const told = {
    question: 'family',
    state: 'answered' as const,
    value: 'My mother and two brothers, in Vinh',
  };
  const kept = { question: 'family-kept-apart', state: 'prefers-not-to-say' as const };
  const answers = [...openingAnswers(), told, kept];
  await call(page, 'screeningAnswer', { screeningId, answers, currentPage: 'background' });
  await page.reload();
  await page.getByText(found.reference).first().waitFor();
  await openCase(page, found.reference);

  await tab(page, 'Evidence');
  await page.getByRole('listbox').waitFor();
  await picture(page, 'evidence');
  await tab(page, 'Bundles');
  await page
    .getByRole('button', { name: /^Open: / })
    .first()
    .click();
  await page.getByText('Should fix').first().waitFor();
  await picture(page, 'bundle');
  await openCase(page, found.reference);
  await tab(page, 'Interview');
  await page.getByRole('button', { name: /^Continue: First account/ }).click();
  await page.locator('[data-question=family-kept-apart]').scrollIntoViewIfNeeded();
  await picture(page, 'interview');
}

async function openCase(page: Page, reference: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.type(reference);
  await page
    .getByRole('option', { name: new RegExp(reference) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Evidence' }).waitFor();
}

function tab(page: Page, name: string): Promise<void> {
  return page.getByRole('tab', { name }).click();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(projectRoot, 'resources', 'screenshots', `${name}.png`) });
}

async function call<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const given = JSON.stringify([name, input]);
  const outcome = await page.evaluate(async (sent): Promise<unknown> => {
    const [which, what] = JSON.parse(sent) as [string, unknown];
    const calls = window.testimony.calls as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return calls[which]?.(what);
  }, given);
  const done = outcome as Outcome<CallOutput<N>>;
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}
