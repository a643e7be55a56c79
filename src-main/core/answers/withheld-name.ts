/**
 * @file Things whose name alone says what kind they are: that a field about a case against somebody, or about a pregnancy, has
 * words kept back in it tells whoever reads it that there is one. On what leaves, nothing of it stands, neither its name nor
 * a day or a reason; at the end it is said how many answers are kept back. Our own rule: the special categories of
 * Article 9 UK GDPR, sexual violence, immigration and accusations.
 */

import type { AccountsOn } from './accounts.ts';
import type { FactStatement, KnownAnswer } from './fact.ts';
import { isWithheld } from './withheld.ts';

/** By the fact. */
export const tellsByName = (fact: string | null): boolean =>
  fact !== null && (KINDS.some((kind) => fact.startsWith(kind)) || TELLING.has(fact));

const KINDS = ['accused.', 'health.', 'immigration.'];
const TELLING: ReadonlySet<string> = new Set([
  'account.left-for-later',
  'child.left-for-later',
  'person.assessments-told',
  'exploitation.asked-sexual',
  'needs.health',
  'person.home-office-reference',
  'person.home-office-number',
]);

/** Kept back, and its name would say what it is. */
export const isSilent = (told: Pick<FactStatement, 'withheld'> & { readonly key: string }): boolean =>
  isWithheld(told) && tellsByName(told.key);

/** How many answers nothing stands for, each told once however many fields ask for it. */
export const silentIn = (accounts: Iterable<Pick<AccountsOn, 'tellings'> | undefined>): number =>
  new Set(
    [...accounts].flatMap((on) =>
      (on?.tellings ?? []).filter(isSilent).map(({ key, seq }) => `${key} ${seq}`),
    ),
  ).size;

/**
 * Whether words of this fact are nothing to point at: of its kind, something is kept back whose name would tell, and what was
 * said of the one may well tell the other.
 */
export function besideSilent(key: string, known: readonly Pick<KnownAnswer, 'facts'>[]): boolean {
  if (!tellsByName(key)) return false;
  const kind = kindOf(key);
  return known.some(({ facts }) =>
    facts.some(
      (fact) =>
        kindOf(fact.key) === kind && fact.statements.some((one) => isSilent({ ...one, key: fact.key })),
    ),
  );
}

const kindOf = (key: string): string => key.split('.')[0] ?? key;
