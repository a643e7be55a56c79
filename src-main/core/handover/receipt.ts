/** @file The small file that goes back: what of a handover was taken in, by whom and when. It says nothing of the case. */
import * as z from 'zod';
import { HandoverId } from '../ids.ts';
import { canonicalBytes } from '../text/canonical-json.ts';

export const RECEIPT_FORMAT = 'testimony-receipt' as const;
/** From version 2 on it says what stands there. */
export const RECEIPT_VERSION = 2 as const;

/** What became of an item: it was taken in, was there already, or stays in the file alone. */
export const TAKEN = ['taken', 'same', 'left'] as const;
export type Taken = (typeof TAKEN)[number];

const Short = z.string().max(2_000);
const Mark = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().min(0);

export const Receipt = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  version: z.union([z.literal(1), z.literal(RECEIPT_VERSION)]),
  handover: HandoverId,
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime({ offset: true }),
  by: Short,
  organisation: Short,
  counts: z.strictObject({ taken: Count, same: Count, left: Count }),
  /** `record/0f3k…`: kinds and random identifiers, or marks in the place of words. */
  items: z.array(z.strictObject({ item: z.string().max(200), became: z.enum(TAKEN) })).max(1_000_000),
  /** Of each thing that stands there a mark for its name and one for what it says: the sender finds out what is other here. */
  stands: z
    .array(z.strictObject({ name: Mark, says: Mark }))
    .max(1_000_000)
    .optional(),
  /** HMAC-SHA-256, hex, over all the rest, with the key that the handover's file holds. */
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Receipt = z.infer<typeof Receipt>;

/** What is authenticated: all but the authentication. */
export const receiptBytes = ({
  mac: _,
  ...said
}: Omit<Receipt, 'mac'> & { readonly mac?: string }): Uint8Array => canonicalBytes(said);
