/**
 * @file What of a sheet goes to whoever types the form it prepares: copy-out shows it, and a pack of answers to retype
 * prints it. What applies on this route, what was decided, and what no field asks for are settled here and nowhere else.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { onSheetNow, openAccounts } from '../answers/sheet-accounts.ts';
import type { Expressions } from '../forms/expressions.ts';
import { alsoRecorded } from './also-recorded.ts';
import { copyOutFields } from './copy-out-fields.ts';

type Copied = Parameters<typeof copyOutFields>;

/** A sheet as it stands; see `copyOutFields`. */
export interface SheetNow {
  readonly form: Copied[0];
  readonly standing: Copied[1];
  readonly values: Copied[2];
  readonly wrongly: Copied[4];
  readonly accounts: Copied[5];
  readonly known: Copied[6];
}

export interface WhatGoes {
  /** Asked now, in the order of the form. */
  readonly fields: readonly CopiedField[];
  /** Recorded, and asked by no field of the form on this route. */
  readonly also: readonly CopiedField[];
}

export function whatGoes(
  { form, standing, values, wrongly, accounts, known }: SheetNow,
  evaluate: Expressions['evaluate'],
): WhatGoes {
  const of = [form, standing, values, evaluate, wrongly, accounts, known] as const;
  return { fields: copyOutFields(...of), also: alsoRecorded(...of) };
}

/** What is shown and stands on an older account, or on none because they differ. */
export const openIn = (
  { form, standing, values, accounts }: Omit<SheetNow, 'wrongly' | 'known'>,
  evaluate: Expressions['evaluate'],
): Coded[] => openAccounts(onSheetNow(form, standing, values, evaluate), accounts);
