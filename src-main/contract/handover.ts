/** @file Handing a case over to another organisation: the file, its receipt, and the reviewed merge on the other side. */
import * as z from 'zod';
import type { ComparedItem } from '../core/handover/compared.ts';
import { KEPT_PARTS } from '../core/handover/kept-data.ts';
import type { Contents, LeftOut, Manifest, WithheldThere } from '../core/handover/manifest.ts';
import type { Receipt, Taken } from '../core/handover/receipt.ts';
import { CaseId, EvidenceId, FileHandle, HandoverId, PersonId, ScreeningId } from '../core/ids.ts';
import { SHORTEST_PASSPHRASE } from '../core/vault/passphrase.ts';
import { call, longCall } from './call.ts';
import type { PersonMatches } from './cases.ts';
import type { ConsentStateView, ReleaseState } from './consent.ts';
import { DecisionFields, ForPurpose, Line, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

export interface SentHandover {
  readonly id: HandoverId;
  readonly caseId: CaseId;
  readonly caseReference: string;
  readonly title: string;
  readonly recipient: string;
  /** Their public key, or that it opens with a passphrase. */
  readonly opensWith: string;
  readonly purpose: string;
  /** An id in resources/consent/grounds.json; empty where consent stands. */
  readonly ground: string;
  readonly contents: Contents;
  readonly leftOut: readonly LeftOut[];
  readonly manifestSha256: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly state: ReleaseState;
  readonly at: string;
  readonly by: string;
  /** What came back: nothing yet where it is null. */
  readonly receipt:
    | (Pick<Receipt, 'at' | 'by' | 'organisation' | 'counts'> & {
        readonly readAt: string;
        /** Of the newest receipt of an organisation: what stands here otherwise than it stood there, by its title. */
        readonly otherwise: readonly string[];
      })
    | null;
}

/** `interrupted`: reading did not come to its end; reading the file again goes on with it. */
export type ReceivedState = 'interrupted' | 'read' | 'merged' | 'discarded';
/** Where it stands for people: what was taken into a case is there whatever was done with the file since. */
export type ReceivedStage = ReceivedState | 'read-again' | 'file-discarded';
export function stageOf({ state, merged }: Pick<ReceivedHandover, 'state' | 'merged'>): ReceivedStage {
  if (merged === null || state === 'merged') return state;
  return state === 'discarded' ? 'file-discarded' : 'read-again';
}
export interface ReceivedHandover
  extends Pick<Manifest, 'made' | 'to' | 'purpose' | 'ground' | 'consentOf' | 'contents' | 'leftOut'> {
  readonly id: HandoverId;
  /** What the sender keeps back from papers: it is decided again here. */
  readonly withheld: readonly WithheldThere[];
  readonly withoutConsentOf: readonly string[];
  readonly caseId: CaseId;
  /** As the sender calls the case, and as it is called here; null where it is not here. */
  readonly reference: string;
  readonly caseHere: string | null;
  readonly manifestSha256: string;
  readonly fileName: string;
  readonly state: ReceivedState;
  readonly at: string;
  readonly by: string;
  /** When it was taken into the case, and when a receipt was last written; null for never. */
  readonly merged: string | null;
  readonly receipt: string | null;
}

/**
 * One thing of the file beside what is here. `new`: not here. `more-there`: it goes on from what is here. `more-here`:
 * all of it is here, and more. `different`: both sides say something of their own.
 */
export interface HandoverItem extends ComparedItem {
  /** What it came to; null where it was not decided on. */
  readonly became: Taken | null;
}
export interface HandoverReview {
  readonly handover: ReceivedHandover;
  readonly items: readonly HandoverItem[];
  /** Entries of the sender's log about it, and how many of them are proved to stand where they say. */
  /** People of the file who are new here, and who they may be. */
  readonly matches: readonly Pick<PersonMatches, 'name' | 'matches'>[];
  readonly log: { readonly entries: number; readonly proved: number };
  /** Once it was taken in: what stands here otherwise than the sender has it in the file, by its title. */
  readonly otherwise: readonly string[];
  /** Of both sides as they were compared: a decision is on what was looked at. */
  readonly seen: string;
}

const part = {
  /** All where it is left out. */
  people: z.array(PersonId).max(10_000).optional(),
  records: z.array(ScreeningId).max(20_000).optional(),
  exhibits: z.array(EvidenceId).max(20_000).optional(),
  /** What stays behind as a whole. */
  without: z.array(z.enum(KEPT_PARTS)).default([]),
} as const;
const chosen = {
  caseId: CaseId,
  recipient: Line,
  forPurpose: ForPurpose,
  ...part,
  released: Released,
} as const;

export interface HandoverPreview {
  readonly contents: Contents;
  readonly leftOut: readonly LeftOut[];
  /** Kept back from papers, and in the records that go: those go as they were signed. */
  readonly withheld: readonly WithheldThere[];
  readonly consent: ConsentStateView;
}

/** How long it holds is said where it is typed. */
const Passphrase = z.string().min(SHORTEST_PASSPHRASE).max(1000);

export const handoverCalls = {
  /** The public key that others make files for, made when it is first asked for. `renew` makes another. */
  handoverKey: call<{ recipient: string; since: string; digits: string }>()(
    z.strictObject({ renew: z.boolean().default(false) }),
  ),
  /** What is compared over the telephone, of any public key: crypto/key-digits.ts. Null for what is no key. */
  handoverDigits: call<{ digits: string | null }>()(z.strictObject({ key: z.string().max(200) })),
  /** This vault's public key as a page, with its digits, to be printed or sent. Throws `read-only`, `disk-full`. */
  handoverKeyPaper: call<{ fileName: string }>()(z.strictObject({ folder: FileHandle })),
  /** What would go and what would stay. Throws `not-found`, `bad-input`. */
  handoverPreview: call<HandoverPreview>()(z.strictObject(chosen)),
  /**
   * Writes an encrypted file. What is privileged stays out of it unless it is released by name. Throws `bad-input` for a
   * key that is none, `consent-missing`, `consent-only`, `not-ready` where nothing would be in it, `too-large`,
   * `read-only`, `disk-full`, `cancelled`; nothing is then outside.
   */
  handoverMake: longCall<{
    id: HandoverId;
    fileName: string;
    sha256: string;
    bytes: number;
    manifestSha256: string;
  }>()(
    z.strictObject({
      ...chosen,
      ...DecisionFields,
      folder: FileHandle,
      organisation: OptionalLine,
      /** One of the two. */
      to: z.union([
        z.strictObject({ key: z.string().trim().max(200) }),
        z.strictObject({ passphrase: Passphrase }),
      ]),
    }),
  ),
  handoverList: call<{ sent: SentHandover[]; received: ReceivedHandover[] }>()(
    z.strictObject({ caseId: CaseId.nullable().default(null) }),
  ),
  /**
   * Reads a file in beside the cases and changes none. Read once more, it goes on where it was interrupted. Throws
   * `unsupported-type`, `wrong-password`, `damaged-file`, `too-large`, `disk-full`, `cancelled`.
   */
  handoverRead: longCall<HandoverReview>()(
    z.strictObject({ file: FileHandle, passphrase: z.string().max(1000).default('') }),
  ),
  /** Throws `not-found`, `not-ready` where it was not read to its end. */
  handoverReview: call<HandoverReview>()(z.strictObject({ handoverId: HandoverId })),
  /**
   * Takes in what was decided, all of it or nothing. An item that nobody names goes as it is suggested. `reference`: for
   * a case that is new here. Throws `not-found`, `not-ready` where either side changed since it was looked at,
   * `already-exists` for a reference that is taken, `bad-input` for an item that cannot be taken in.
   */
  handoverMerge: longCall<HandoverReview>()(
    z.strictObject({
      handoverId: HandoverId,
      seen: z.string().regex(/^[0-9a-f]{64}$/),
      decisions: z
        .array(z.strictObject({ item: z.string().max(2_500), take: z.boolean() }))
        .max(500_000)
        .default([]),
      reference: z.string().trim().max(80).default(''),
    }),
  ),
  /** Takes away what was read in and not taken into a case. The log keeps that it was here. Throws `not-found`. */
  handoverDiscard: call<{ received: ReceivedHandover[] }>()(z.strictObject({ handoverId: HandoverId })),
  /** Writes the file that goes back. Throws `not-found`, `not-ready` before anything was decided. */
  handoverReceiptWrite: longCall<{ fileName: string; sha256: string }>()(
    z.strictObject({ handoverId: HandoverId, folder: FileHandle, organisation: OptionalLine }),
  ),
  /** Reads what came back. Throws `not-found` for another vault's, `damaged-file`, `unsupported-type`. */
  handoverReceiptRead: longCall<SentHandover>()(z.strictObject({ file: FileHandle })),
};
