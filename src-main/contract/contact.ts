/** @file Contact: notes of it, the safe contact plan, the person's own decisions and support, and gap prompts. */
import * as z from 'zod';
import { CONTACT_CHANNELS, type ContactAddendum, ContactFields } from '../core/contact/contact-note.ts';
import { ContactPlan } from '../core/contact/contact-plan.ts';
import type { ToldNever } from '../core/contact/told-never.ts';
import type { Coded } from '../core/findings/finding.ts';
import { CaseId, ContactId, PersonId, type ScreeningId } from '../core/ids.ts';
import type { Listed, PromptRule } from '../core/support/prompt-rule.ts';
import { type SupportKind, SupportLine } from '../core/support/support-line.ts';
import { call } from './call.ts';
import { Empty, IsoDay, Line, OptionalLine } from './fields.ts';

/** `seq`: the entry of this vault's log that holds it. */
export type Placed<T> = T & { readonly seq: number };

/** A note as it was written, with what was added since: nothing of it is ever changed. */
export interface ContactView extends Omit<ContactFields, 'heldOn' | 'nextOn'> {
  readonly id: ContactId;
  readonly personId: PersonId;
  readonly heldOn: NonNullable<ContactFields['heldOn']>;
  /** As it stands, addenda taken into account. */
  readonly nextOn: string | null;
  /** Why a way was used that the plan rules out; empty where it ruled out none. */
  readonly breach: string;
  /** The hours agreed when it was recorded, where it was outside them; empty otherwise. */
  readonly outside: string;
  readonly mistaken: boolean;
  /** Oldest first. */
  readonly addenda: readonly ContactAddendum[];
  /** What names a next contact, where nobody has decided between several. */
  readonly undecided?: readonly Placed<ContactAddendum>[];
  /** When it was recorded, and by whom. */
  readonly at: string;
  readonly by: string;
}
export interface ContactsView {
  /** ISO day. */
  readonly today: string;
  /** By the day they were held, the latest first. */
  readonly contacts: readonly ContactView[];
}
export interface PlanLine extends ContactPlan {
  /** Why it was made or changed. */
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  /** Of the narrowest of several that nobody has decided between: those plans, the newest first. */
  readonly undecided?: readonly Placed<PlanLine>[];
}
/** Something that was said outside the plan, and where. */
export interface ToldNeverView extends ToldNever {
  readonly from:
    | { readonly kind: 'record'; readonly screeningId: ScreeningId; readonly title: string }
    | { readonly kind: 'details' }
    | { readonly kind: 'contact'; readonly contactId: ContactId };
  readonly at: string;
  readonly by: string;
}
export interface PlanView {
  /** Ways never to use that were told elsewhere and that nobody has decided: each counts until somebody does. */
  readonly told: readonly ToldNeverView[];
  /** Null where there is none yet. */
  readonly plan: PlanLine | null;
  /** Those before it, newest first. */
  readonly before: readonly PlanLine[];
}
export interface SupportEntry {
  /** Lines with the same kind and subject are of one thing. */
  readonly subject: string;
  readonly line: SupportLine;
  readonly at: string;
  readonly by: string;
}
export interface SupportThing extends SupportEntry {
  readonly kind: SupportKind;
  /** Lines that nobody has decided between; the thing has the one that governs. */
  readonly undecided?: readonly Placed<SupportEntry>[];
  /** Every line of it, oldest first, with the newest. */
  readonly history: readonly SupportEntry[];
}
export interface SupportView {
  readonly today: string;
  /** As the newest line of each has it, in the order they were first recorded. */
  readonly things: readonly SupportThing[];
  /** Needs with a day to be looked at again, the soonest first. */
  readonly reviews: readonly { readonly subject: string; readonly need: string; readonly on: string }[];
  /** Referrals known: earlier ones, and those among the dates of this case. */
  readonly referrals: number;
}
export interface PromptView extends Pick<PromptRule, 'title' | 'text' | 'source' | 'certainty' | 'nations'> {
  readonly rule: string;
  /** What brought it up. */
  readonly key: string;
  readonly personId: PersonId;
  readonly why: Coded;
  /** Null where it stands. */
  readonly dismissed: { readonly reason: string; readonly at: string; readonly by: string } | null;
}

const prompt = { personId: PersonId, rule: z.string().max(80), key: z.string().max(200), reason: Line };

export const contactCalls = {
  /** Throws `not-found`. */
  contactList: call<ContactsView>()(
    z.strictObject({ caseId: CaseId, personId: PersonId.nullable().default(null) }),
  ),
  /** What of the plan stands against it, before it is done. `undecided`: of two plans, the narrower of both. Throws `not-found`. */
  contactCheck: call<{ refused: Coded[]; hasPlan: boolean; undecided: boolean }>()(
    z.strictObject({
      personId: PersonId,
      channel: z.enum(CONTACT_CHANNELS),
      address: OptionalLine,
      /** What others may see or hear of it. */
      words: z.string().max(20_000).default(''),
    }),
  ),
  /**
   * Writes down a contact. `allTheSame`: why a way was used that the plan rules out, where it was. Throws `not-found`,
   * `contact-forbidden` with each line of the plan that stands against it, `bad-input` for a day still to come.
   */
  contactAdd: call<ContactsView & { readonly contactId: ContactId }>()(
    z.strictObject({ personId: PersonId, ...ContactFields.shape, allTheSame: OptionalLine }),
  ),
  /** Adds to a note; the note, its author and its time stay. Throws `not-found`. */
  contactCorrect: call<ContactsView>()(
    z.strictObject({
      contactId: ContactId,
      text: z.string().trim().min(1).max(20_000),
      mistaken: z.boolean().default(false),
      /** Left out, the day of the next contact stays as it was. */
      nextOn: IsoDay.nullable().optional(),
    }),
  ),
  /** Throws `not-found`. */
  contactPlanShow: call<PlanView>()(z.strictObject({ personId: PersonId })),
  /** All of it, in place of what was; that stays to be read. Throws `not-found`. */
  contactPlanRecord: call<PlanView>()(
    z.strictObject({ personId: PersonId, plan: ContactPlan, reason: OptionalLine }),
  ),
  /** Headings of the personal plan, and reasons for less contact. Throws `form-damaged`. */
  supportLists: call<{ outcomes: Listed[]; reasons: Listed[]; rules: PromptRule[] }>()(Empty),
  /** Throws `not-found`. */
  supportShow: call<SupportView>()(z.strictObject({ personId: PersonId })),
  /** A line more. Throws `not-found`, `bad-input` naming the field that names nothing. */
  supportRecord: call<SupportView & { readonly subject: string }>()(
    z.strictObject({ personId: PersonId, line: SupportLine }),
  ),
  /** Of everybody in the case, in the order of the rules. Throws `not-found`, `form-damaged`. */
  promptList: call<{ today: string; prompts: PromptView[] }>()(z.strictObject({ caseId: CaseId })),
  /** Throws `not-found` where no such prompt stands. */
  promptDismiss: call<{ prompts: PromptView[] }>()(z.strictObject(prompt)),
  /** Brings it back. Throws `not-found` where it was not dismissed. */
  promptRestore: call<{ prompts: PromptView[] }>()(z.strictObject(prompt)),
};
