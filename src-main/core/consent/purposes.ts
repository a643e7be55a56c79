/** @file What a person can agree to: one purpose each, from resources/consent/purposes.json, and what leaves under it. */
import * as z from 'zod';
import { NATIONS } from '../dates/working-days.ts';
import { CONSENT_STATUSES } from '../findings/ledger-codes.ts';
import { isOfficeKind } from '../people/office-kind.ts';
import type { ConsentStatus } from './consent-line.ts';

export const ConsentPurpose = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** To the person, in plain words: what they agree to. */
  plain: z.string().min(1),
  /** What is so in one nation alone, added to `plain`: with its source, and how sure that is. */
  byNation: z
    .record(
      z.enum(NATIONS),
      z.strictObject({
        plain: z.string().min(1),
        source: z.string().min(1),
        certainty: z.enum(['H', 'M', 'L']),
      }),
    )
    .optional(),
  /** What leaves the vault under this purpose. */
  exports: z.array(z.string()),
  /** The kind of office that it is about giving something to: a no holds whatever goes there, for whichever purpose. */
  office: z
    .string()
    .refine((kind): boolean => isOfficeKind(kind))
    .optional(),
  /** Why no consent is asked of a child for it; a child is asked where this is left out. */
  childNeedsNone: z.string().min(1).optional(),
  /** Why nothing takes the place of an adult's consent: no other ground lets it go. */
  onlyConsent: z.string().min(1).optional(),
});
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** The purposes something may leave under, the usual one first: in the order of the file. */
export const purposesFor = (purposes: readonly ConsentPurpose[], kind: string): ConsentPurpose[] =>
  purposes.filter((one) => one.exports.includes(kind));

/** What a form that prepares another one leaves as, and who holds it then. */
export const CopiedOut = z.strictObject({ export: z.string().min(1), recipient: z.string() });
export type CopiedOut = z.infer<typeof CopiedOut>;

/** As what records leave: of the forms that prepare another one, and of all others. */
export interface RecordsLeaveAs {
  readonly copiedOut: readonly (CopiedOut & { readonly form: string })[];
  readonly onPaperOtherwise: string;
}

/**
 * As what a record of this form leaves on paper. A sheet that prepares a referral is that referral in whoever's hands:
 * it goes under the form's own purpose and no other. Our own rule.
 */
export function onPaperAs({ copiedOut, onPaperOtherwise }: RecordsLeaveAs, formId: string): CopiedOut {
  const own = copiedOut.find((one) => one.form === formId);
  return own ?? { export: onPaperOtherwise, recipient: '' };
}

/** Whether a child is asked for it too; for a purpose that is not there, yes. */
export const asksChild = (purpose: Pick<ConsentPurpose, 'childNeedsNone'> | undefined): boolean =>
  purpose?.childNeedsNone === undefined;

/** What can be decided about a purpose: "not needed, under 18" only where a child is not asked for it. */
export const statusesOf = (purpose: Pick<ConsentPurpose, 'childNeedsNone'> | undefined): ConsentStatus[] =>
  CONSENT_STATUSES.filter((one) => !(asksChild(purpose) && one === 'not-needed-child'));
