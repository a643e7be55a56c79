/**
 * @file Things whose name alone says what kind they are: that a field about a case against somebody has words kept back in it
 * tells whoever reads it that there is one. On what leaves, nothing of it stands, neither its name nor a day or a reason. Our
 * own rule.
 */

import type { FactStatement } from './fact.ts';
import { isWithheld } from './withheld.ts';

/** By the fact. */
export const tellsByName = (fact: string | null): boolean =>
  fact !== null && (fact.startsWith('accused.') || LEFT.has(fact));

const LEFT: ReadonlySet<string> = new Set(['account.left-for-later', 'child.left-for-later']);

/** Kept back, and its name would say what it is. */
export const isSilent = (told: Pick<FactStatement, 'withheld'> & { readonly key: string }): boolean =>
  isWithheld(told) && tellsByName(told.key);
