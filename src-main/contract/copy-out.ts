/** @file Answers of a form typed by hand into the form it prepares: the way a referral leaves the vault. */
import * as z from 'zod';
import type { AccountsOn } from '../core/answers/accounts.ts';
import type { AnswerState } from '../core/answers/answer.ts';
import type { Coded } from '../core/findings/finding.ts';
import { ScreeningId } from '../core/ids.ts';
import { call } from './call.ts';
import type { ConsentStateView } from './consent.ts';
import { DecisionFields } from './fields.ts';
import { Released } from './privilege.ts';
import type { UnreadField } from './readiness.ts';

export interface CopyOutView extends ConsentStateView {
  /** A word from `exports` in resources/consent/purposes.json. */
  readonly kind: string;
  /** What the person is asked to agree to. */
  readonly purpose: string;
  /** Who holds it then; empty when that is not known beforehand. */
  readonly recipient: string;
  /** Fields that are older than what was told since, or told differently and not decided. */
  readonly accounts: readonly Coded[];
  /** Fields of which something was told that is not in them yet, each with the step that takes it. */
  readonly notTaken: readonly Coded[];
  /** What somebody has to decide about before anything is shown: it is not shown till then. */
  readonly held: readonly Coded[];
  /** What the readiness page says to look at once more, and nobody set aside; it holds up nothing. */
  readonly lookAt: readonly Coded[];
  /** Long texts that the program filled and nobody has read since; it holds up nothing. */
  readonly unread: readonly UnreadField[];
}

/** One field of the other form, as it is to be typed there. */
export interface CopiedField {
  readonly question: string;
  /** Its name in the official form; empty where none is known. */
  readonly field: string;
  readonly title: string;
  /** What the official form asks in this field, and the help it gives, letter by letter; empty where none is known. */
  readonly asks: string;
  readonly hint: string;
  /** The values of the options that `text` gives in words, as the official form names them; empty for anything else. */
  readonly codes: readonly string[];
  /** It takes one of the form's own values: own words beside it are not typed there. */
  readonly takesValue: boolean;
  readonly state: AnswerState;
  /** Its question asked the wrong thing in this version of the form: what it holds is kept back, and it is to be asked. */
  readonly toBeAsked: boolean;
  /** Empty for a question that is not answered. */
  readonly text: string;
  readonly ownWords: string;
  /** It was told, and `text` is in the words of whoever filled in the sheet. */
  readonly worded: boolean;
  /** What was told since, or differently: with it in view, somebody decides what is typed. */
  readonly accounts: AccountsOn;
  /** It is asked there only after these, by title, and none of them has an answer yet; empty for what is asked. */
  readonly waitsFor: readonly string[];
  /** It was asked until these were answered, by title; empty for what is asked. */
  readonly hiddenBy: readonly string[];
  /** Words of what stands on the sheet are kept back since, and why: what was made of them is to be made anew. */
  readonly kept: readonly Coded[];
  /** Of what was left for a later talk: when, and whether something was told since; empty for anything else. */
  readonly leftOn: readonly Coded[];
  /** A hint for whoever types it, on no paper: told after the no that stands here, and nobody was asked again. */
  readonly lookAgain: readonly Coded[];
  /** Of a number or an address that goes: how the person can be reached safely; empty for anything else. */
  readonly reach: readonly Coded[];
  /** Of a field that is empty: the one name that is on record for a part of a name, and why somebody leaves it so. */
  readonly instead: readonly Coded[];
  /** Of a field that says nothing of it, on which day it was told, where there was more than one talk; empty for anything else. */
  readonly toldOn: readonly Coded[];
  /** Of a field that is empty and nobody asks the person about: that whoever sends it fills it in; empty for anything else. */
  readonly bySender: readonly Coded[];
  /** It may stay empty there. */
  readonly optional: boolean;
  /** Characters it takes there; null where that is not known. */
  readonly limit: number | null;
}
export interface CopiedOut {
  readonly at: string;
  readonly by: string;
  /** Whose it was to go on without consent, and why; empty where every consent stands. */
  readonly decision: string;
  readonly recipient: string;
  /** As `copyOutCheck` lists them. */
  readonly accounts: readonly Coded[];
  readonly notTaken: readonly Coded[];
  readonly lookAt: readonly Coded[];
  readonly unread: readonly UnreadField[];
  /** That it was recorded as sent before, and what was told since; empty where it was not. */
  readonly sent: readonly Coded[];
  /** Those asked now, in the order of the form. */
  readonly fields: readonly CopiedField[];
  /** Recorded, and asked by no field of that form: for a person to place somewhere, or to leave. */
  readonly also: readonly CopiedField[];
  /** That answers are withheld whose names alone would tell what they are about: how many; empty for none. */
  readonly silent: readonly Coded[];
  /** The family is among them, and somebody said that something about it is to stay out of forms. */
  readonly familyApart: boolean;
}

export const copyOutCalls = {
  /** What it rests on, before anything is shown to be copied. */
  copyOutCheck: call<CopyOutView>()(z.strictObject({ screeningId: ScreeningId })),
  /**
   * Writes down that the answers are typed into the other form now, so that a withdrawal finds them. Throws
   * `consent-missing`; `consent-only` for an adult's referral; `not-ready` with the fields whose accounts are open, until
   * somebody says that they have seen them.
   */
  copyOutRecord: call<CopiedOut>()(
    z.strictObject({
      screeningId: ScreeningId,
      ...DecisionFields,
      released: Released,
      accountsSeen: z.boolean().default(false),
    }),
  ),
};
