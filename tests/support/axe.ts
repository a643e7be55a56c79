/** @file Looks at a screen as axe does: contrast, names, roles, order, by the rules of WCAG 2.2 A and AA. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, one line each, with the element it is about. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Legacy mode: the other one opens a second page, which this program does not allow.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} ${node.target.join(' ')}`),
  );
}
