/** @file The sample case of `npm run demo`, in a vault of its own, on the screen of a laptop of 1366 × 768. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import { launchApp, type RunningApp } from './app.ts';
import { runNode } from './cli.ts';
import { dealtWith, Keyboard } from './keyboard.ts';
import { temporaryFolder } from './vault.ts';

export const SAMPLE_PASSPHRASE = 'seven lanterns on the harbour wall';

export interface SampleOnScreen {
  readonly app: RunningApp;
  readonly keys: Keyboard;
  readonly complaints: string[];
  readonly vaultFolder: string;
}

/** Locked: `openSample` unlocks it. The caller closes `app`. */
export async function lockedSample(): Promise<SampleOnScreen> {
  const out = join(temporaryFolder(), 'demo');
  const demo = await runNode('scripts/demo.ts', ['--out', out]);
  expect(demo.code, demo.stderr).toBe(0);
  const vaultFolder = join(out, 'vault');
  const app = await launchApp({ vaultFolder });
  const complaints: string[] = [];
  app.page.on('pageerror', (error) => complaints.push(error.message));
  app.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await app.page.setViewportSize({ width: 1366, height: 768 });
  return { app, keys: new Keyboard(app.page), complaints, vaultFolder };
}

/** Unlocks it and opens the case. */
export async function openSample({ app, keys }: SampleOnScreen): Promise<void> {
  await keys.type('Passphrase', SAMPLE_PASSPHRASE);
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('heading', { name: /^(Today|Cases)$/ }).waitFor({ timeout: 60_000 });
  await goByPalette(app, 'LH-2026-014', /LH-2026-014/);
  await app.page.getByRole('tab', { name: 'Overview' }).waitFor();
}

/** Types into the palette and takes the first of what it finds. */
export async function goByPalette(app: RunningApp, text: string, found: RegExp): Promise<void> {
  await app.page.keyboard.press('Control+K');
  await app.page.keyboard.type(text);
  await app.page.getByRole('option', { name: found }).first().waitFor();
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  await dealtWith(app.page);
}

/** What the palette offers for a text, by name. */
export async function offeredFor(app: RunningApp, text: string): Promise<string[]> {
  await app.page.keyboard.press('Control+K');
  await app.page.keyboard.type(text);
  await dealtWith(app.page);
  const names = await app.page.getByRole('option').allTextContents();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  return names;
}

export async function callIn<N extends CallName>(
  app: RunningApp,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const given = JSON.stringify([name, input]);
  const outcome = await app.page.evaluate(async (sent) => {
    const [which, what] = JSON.parse(sent) as [string, unknown];
    const calls = window.testimony.calls as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return calls[which]?.(what);
  }, given);
  expect(outcome).toMatchObject({ ok: true });
  return (outcome as { value: CallOutput<N> }).value;
}

export async function sampleCase(app: RunningApp): Promise<CaseId> {
  const { cases } = await callIn(app, 'caseList', { search: 'LH-2026-014' } as CallInput<'caseList'>);
  const [first] = cases;
  if (first === undefined) throw new Error('the sample case is not there');
  return first.id;
}
