/** @file The tabs of a case by their keys, so that a test says which one it means and not what it is called today. */
import shell from '../../src-renderer/i18n/en/shell.json' with { type: 'json' };
import type { RunningApp } from './app.ts';
import type { Keyboard } from './keyboard.ts';

const NAMES = shell.case.tabs;
export type CaseTab = keyof typeof NAMES;
export const CASE_TABS = Object.keys(NAMES) as CaseTab[];

/** Goes to a tab of the case that is open, by keyboard, and waits until it stands there. */
export async function goToTab(
  on: { readonly app: RunningApp; readonly keys: Keyboard },
  tab: CaseTab,
): Promise<void> {
  await on.keys.openTab(NAMES[tab]);
  await tabIsOpen(on.app, tab);
}

/** Waits until a tab of a case is the one that is open: after something else has led there. */
export async function tabIsOpen({ page }: RunningApp, tab: CaseTab): Promise<void> {
  await page.getByRole('tab', { name: NAMES[tab], exact: true, selected: true }).waitFor();
  await page.locator('[role=tabpanel] :is(h2, h3, table, button)').first().waitFor();
}
