/**
 * @file Words typed into a form that is still open: kept in the vault while they are typed, so that a lock or a crash
 * costs none of them. They are no record of anything until they are saved where they belong.
 */
import * as z from 'zod';
import { call } from './call.ts';
import { LongText } from './fields.ts';

/**
 * `note`: beside a question; `break`: why one was taken; `person`: their particulars; `consent`: a line of the ledger;
 * `contact`, `addendum`: a contact that is written down, or added to; `plan`: of safe contact; `support`: a decision or a need;
 * `date`: something that has a day; `case`, `situation`: what is known of a case; `exhibit`: how one is described; `cover`: of
 * a bundle; `transcript`: what is written down of a recording; `new-case`: one that is not there yet; `handover`: of a
 * case; `pack`: about a person.
 */
export const DRAFT_KINDS = [
  ...(['note', 'break', 'person', 'consent', 'contact', 'addendum', 'plan', 'support'] as const),
  ...(['date', 'case', 'situation', 'exhibit', 'cover', 'transcript'] as const),
  ...(['new-case', 'handover', 'pack'] as const),
] as const;

/** The subject of what is about nothing that is there yet. */
export const NOTHING_YET = '0'.repeat(26);

/** Which form it is. `subject`: identifier of what it is about; `detail`: which of several forms about it. */
const place = {
  kind: z.enum(DRAFT_KINDS),
  subject: z.string().regex(/^[0-9a-z]{26}$/),
  detail: z.string().max(700).default(''),
};
const DraftKey = z.strictObject(place);
export type DraftKey = z.input<typeof DraftKey>;

/** What stands in the fields, by the name of the field. */
export type Words = Readonly<Record<string, string>>;

export interface DraftText {
  readonly kind: (typeof DRAFT_KINDS)[number];
  readonly detail: string;
  readonly words: Words;
  readonly at: string;
}

export const draftCalls = {
  /** What whoever asks has begun about a subject; newest first. Nobody sees what a colleague has begun. */
  draftTextList: call<{ kept: DraftText[] }>()(z.strictObject({ subject: place.subject })),
  /** Keeps them in place of what was kept there; with `null` nothing is kept there any more. */
  draftTextKeep: call<{ at: string }>()(
    z.strictObject({ ...place, words: z.record(z.string().max(40), LongText).nullable() }),
  ),
};
