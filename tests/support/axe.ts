/** @file Looks at a screen as axe does: contrast, names, roles, order, by the rules of WCAG 2.2 A and AA. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What another set of colours can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds, one line each, with the element it is about. */
export async function axeFindings(page: Page, only: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Axe stays on a page until it is loaded anew; put in again for each look, half a megabyte is read twice each time.
  const isThere = await page.evaluate(() => 'axe' in window);
  // Legacy mode: the other one opens a second page, which this program does not allow.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: '0' } : {}) })
    .setLegacyMode()
    // What is in order is not listed: only the elements that break a rule are asked for.
    .options({ resultTypes: ['violations'] });
  const { violations } = await (only === 'all' ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES)).analyze();
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} ${node.target.join(' ')}`),
  );
}
