/**
 * @file What a handover file says of itself, first of all in it: from whom, for whom, on what ground, which files follow
 * with their hashes, and what was left out and why. Nothing that is not named here is read.
 */
import * as z from 'zod';
import { CaseId, HandoverId } from '../ids.ts';

export const HANDOVER_FORMAT = 'testimony-handover';
/**
 * 2: days, contacts, plans and support go along. 3: so do transcripts of recordings. 4: a line of the ledger says what kind it is,
 * where it settles one before it or was put off; in files of earlier versions its note began so. 5: a line says what it was written in
 * view of, where that is not all before it in the sender's log, and what is described says so field by field. Files of earlier
 * versions are read; none is made any more, because their programs let the line stand that came in last.
 */
export const HANDOVER_VERSION = 5;
export const WITHOUT_VIEWS = 4;

const Short = z.string().max(2_000);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const LEFT_KINDS = [
  ...(['person', 'record', 'exhibit', 'date', 'contact', 'plan', 'support', 'note', 'bundle'] as const),
  ...(['chronology', 'prompt'] as const),
] as const;
/**
 * `not-chosen`: whoever made the file left it out. `privileged`: held back. `removed`: taken out of the case.
 * `rests-on-left-out`: signed over, or made from, something that stays behind. `stays-with-office`: goes nowhere, whatever is chosen.
 */
export const LEFT_REASONS = [
  'not-chosen',
  'privileged',
  'removed',
  'rests-on-left-out',
  'stays-with-office',
] as const;
/** By number only: a title can say what was left out. */
export const LeftOut = z.strictObject({
  kind: z.enum(LEFT_KINDS),
  why: z.enum(LEFT_REASONS),
  count: z.number().int().min(1),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** Words that the sender keeps out of papers, and the reason; a record goes as it was signed, and they are in it. */
export const WithheldThere = z.strictObject({ form: Short, question: Short, reason: Short });
export type WithheldThere = z.infer<typeof WithheldThere>;
/** What is in the file, by number. */
const Count = z.number().int().min(0);
export const Contents = z.strictObject({
  people: Count,
  records: Count,
  consents: Count,
  exhibits: Count,
  dates: Count,
  contacts: Count,
  plans: Count,
  support: Count,
  /** Recordings with words written down; left out where there is none. */
  transcripts: Count.optional(),
});
export type Contents = z.infer<typeof Contents>;

export const HANDOVER_LIMITS = {
  manifestBytes: 8 * 1024 * 1024,
  /** Of the case's data and of the log's entries, each. */
  textBytes: 128 * 1024 * 1024,
  files: 20_010,
} as const;

export const CASE_FILE = 'case.json';
export const LOG_FILE = 'log.json';
export const MANIFEST_FILE = 'manifest.json';
export const exhibitFile = (sha256: string): string => `exhibits/${sha256}`;

const File = z.strictObject({
  path: z.string().regex(/^(case\.json|log\.json|exhibits\/[0-9a-f]{64})$/),
  bytes: z.number().int().min(1),
  sha256: Sha256,
});

export const Manifest = z
  .strictObject({
    format: z.literal(HANDOVER_FORMAT),
    version: z.literal([1, 2, 3, WITHOUT_VIEWS, HANDOVER_VERSION]),
    id: HandoverId,
    made: z.strictObject({
      at: z.iso.datetime({ offset: true }),
      by: Short,
      organisation: Short,
      with: Short,
    }),
    /** Whom it was made for, what for, whose consent it rests on, and the ground where consent is not what it rests on. */
    to: Short,
    purpose: z.strictObject({ id: Short, title: Short }),
    consentOf: z.array(Short).max(10_000),
    /** Only where there is any: who is in the file on that ground alone. */
    withoutConsentOf: z.array(Short).max(10_000).optional(),
    ground: z.strictObject({ id: Short, title: Short }).nullable(),
    case: z.strictObject({ id: CaseId, reference: Short }),
    /** In the order in which they follow. */
    files: z.array(File).min(2).max(HANDOVER_LIMITS.files),
    contents: Contents.nullable().default(null),
    leftOut: z.array(LeftOut).max(100),
    /** Only where there is any. */
    withheld: z.array(WithheldThere).max(10_000).optional(),
    /** The log it comes from: how many entries, the newest one's hash, and the root of the tree over all of them. */
    log: z.strictObject({ entries: z.number().int().min(1), head: Sha256, root: Sha256 }),
    /** Known to both sides alone: whoever can make a receipt with it has opened the file. */
    receiptKey: z.string().regex(/^[0-9a-z]{52}$/),
  })
  .refine(({ files }) => new Set(files.map(({ path }) => path)).size === files.length, {
    path: ['files'],
  });
export type Manifest = z.infer<typeof Manifest>;

/** Entries of the log about what is in the file, each with its place in the whole log. */
export const LogEntries = z.array(
  z.strictObject({
    /** As it was hashed. */
    canonical: z.string().max(1_000_000),
    proof: z.array(Sha256).max(64),
  }),
);
export type LogEntries = z.infer<typeof LogEntries>;
