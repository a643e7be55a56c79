/** @file Records and forms as pages: a record as PDF or as an exhibit of its case, a blank form to write on. */
import * as z from 'zod';
import { NATIONS } from '../core/dates/working-days.ts';
import type { Coded } from '../core/findings/finding.ts';
import { FileHandle, ScreeningId } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import type { EvidenceView, Picture } from './evidence.ts';
import { DecisionFields, ForPurpose, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

export const NOTICE_FIELDS = ['controller', 'reach', 'ask', 'howLong'] as const;
export type NoticeFields = Readonly<Record<(typeof NOTICE_FIELDS)[number], string>>;

export const recordPaperCalls = {
  /** A form as blank pages to write on, with the numbers that its printed records have. Throws `not-found`. */
  formPaper: longCall<{ fileName: string; sha256: string }>()(
    z.strictObject({ formId: z.string().max(80), folder: FileHandle }),
  ),
  /**
   * A consent sheet to go through and sign, with what is so in that nation; or the privacy notice. Throws `not-ready` for a
   * notice that lacks one of its fields, unless they are to be filled in by hand.
   */
  consentPaper: longCall<{ fileName: string; sha256: string }>()(
    z.strictObject({
      folder: FileHandle,
      paper: z.enum(['consent', 'notice']).default('consent'),
      nation: z.enum(NATIONS).default('england-wales'),
      byHand: z.boolean().default(false),
    }),
  ),
  /** What this office says of itself at the head of its privacy notice; each empty until somebody fills it in. */
  noticeShow: call<NoticeFields>()(z.strictObject({})),
  noticeSet: call<NoticeFields>()(
    z.strictObject({
      controller: OptionalLine,
      reach: OptionalLine,
      ask: OptionalLine,
      howLong: OptionalLine,
    }),
  ),
  /**
   * Any interview or worksheet, a draft too: every page says which it is. It is given out as originals are, for one of
   * their purposes; a sheet that prepares a referral for that referral alone. `accounts`: questions of a worksheet that
   * stand on an older account, or are undecided; every telling is on the page. Without a folder no file is written, and
   * `printed` has its pages for a printer. Throws `consent-missing`, `consent-only`,
   * `privileged-held`, `bad-input` for another purpose.
   */
  recordExport: longCall<{
    fileName: string;
    sha256: string;
    accounts: readonly Coded[];
    /** What is not to be told to somebody, what goes against the safe contact plan, what limits a yes: to be read before it is sent on. */
    wishes: readonly Coded[];
    printed: readonly Picture[];
  }>()(
    z.strictObject({
      screeningId: ScreeningId,
      folder: FileHandle.nullable(),
      forPurpose: ForPurpose,
      /** Who will hold it. */
      recipient: OptionalLine,
      /** For the file of this organisation: it goes to nobody, needs no consent, and is in no list of what went out. The log has it. */
      own: z.boolean().default(false),
      /** A sheet that prepares a referral, as a record of what was told: every page says that it is no referral. For a solicitor alone. */
      notReferral: z.boolean().default(false),
      /** A wish or a plan that seems to name whoever gets it was read; without it the record is held back. */
      wishesSeen: z.boolean().default(false),
      ...DecisionFields,
      released: Released,
    }),
  ),
  /**
   * The pages of a signed record become an exhibit, tied to the record as it stands, without touching the disk. Throws
   * `not-ready` for a draft or an altered record, `privileged-held`, `duplicate` where it is an exhibit already as it stands.
   */
  recordExhibit: longCall<EvidenceView>()(
    z.strictObject({ screeningId: ScreeningId, exhibitRef: OptionalLine, section: OptionalLine }),
  ),
};
