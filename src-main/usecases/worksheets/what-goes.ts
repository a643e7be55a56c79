/**
 * @file What of a sheet goes to whoever types the form it prepares: copy-out shows it, and a pack of answers to retype
 * prints it. What applies on this route, what was decided, and what no field asks for are settled here and nowhere else.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { onceFor } from '../../core/told/once-for.ts';
import { silentIn } from '../../core/withholding/copy.ts';
import { saidAt } from '../../core/worksheets/referral-yes.ts';
import { notTakenIn, onSheetNow, openAccounts } from '../answers/sheet-accounts.ts';
import type { Expressions } from '../forms/expressions.ts';
import { alsoRecorded } from './also-recorded.ts';
import { copyOutFields } from './copy-out-fields.ts';
import type { SheetNow } from './sheet-now.ts';

export interface WhatGoes {
  /** Asked now, in the order of the form. */
  readonly fields: readonly CopiedField[];
  /** Recorded, and asked by no field of the form on this route. */
  readonly also: readonly CopiedField[];
  /** That answers are withheld whose names alone would tell: how many, and nothing else; empty for none. */
  readonly silent: readonly Coded[];
}

/** Of a sheet that was read once it is asked several times: for what is typed, for what is wished, for what is to be seen. */
export const whatGoes = onceFor((now: SheetNow, evaluate: Expressions['evaluate']): WhatGoes => {
  const { form, standing, kept, values, wrongly, accounts, known, yes } = now;
  const of = [form, standing, values, evaluate, wrongly, accounts, known, kept] as const;
  const count = silentIn(accounts.values());
  return {
    fields: copyOutFields(...of).map((one) => {
      const { instead, beside } = saidAt(yes, one.question, standing.get(one.question));
      if (instead.length + beside.length === 0) return one;
      // It stands open, whatever is asked because of it.
      const open = instead.length === 0 ? {} : { text: '', codes: [] };
      return {
        ...one,
        ...open,
        instead: [...one.instead, ...instead],
        lookAgain: [...one.lookAgain, ...beside],
      };
    }),
    also: alsoRecorded(...of),
    silent: count === 0 ? [] : [coded('answers-withheld', { count })],
  };
});

/**
 * What is shown and stands on an older account, or on none because they differ, or says how long ago something was and was
 * told too long ago: fields, and what no field asks, such as who must not be told.
 */
export function openIn(
  { form, standing, values, accounts, aged }: SheetNow,
  evaluate: Expressions['evaluate'],
): Coded[] {
  const shown = onSheetNow(form, standing, values, evaluate).filter(isNotLeft(accounts));
  const old = shown.filter(({ name }) => aged.has(name)).map(({ title }) => coded('account-aged', { title }));
  return [...openAccounts(shown, accounts), ...old];
}

/** Of what is shown, fields of which something was told that is not in them yet. */
export const leftIn = (
  { form, standing, values, accounts, known, wrongly, yes }: SheetNow,
  evaluate: Expressions['evaluate'],
): Coded[] =>
  notTakenIn(
    onSheetNow(form, standing, values, evaluate)
      // Carrying over does not fill it in, and what is missing for it is said by itself.
      .filter(({ name }) => !wrongly.has(name) && !(yes?.question === name && yes.missing.length > 0))
      .filter(isNotLeft(accounts)),
    accounts,
    known,
  );

/** What somebody left out knowingly is decided, and its reason stands in the field. */
const isNotLeft =
  (accounts: SheetNow['accounts']) =>
  ({ name }: { readonly name: string }): boolean =>
    accounts.get(name)?.leftByHand !== true;
