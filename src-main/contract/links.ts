/** @file What a point of a worksheet rests on: answers and exhibits linked to it, with the words quoted. */
import * as z from 'zod';
import type { AnswerState } from '../core/answers/answer.ts';
import type { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { HowSaid } from '../core/forms/questions.ts';
import { EvidenceId, LinkId, type PersonId, ScreeningId } from '../core/ids.ts';
import { call } from './call.ts';
import { OptionalLine } from './fields.ts';
import type { WorksheetReading } from './interviews.ts';

/** An answer in words: what a link quotes. */
export interface QuotedAnswer {
  readonly screeningId: ScreeningId;
  readonly formTitle: string;
  readonly status: 'draft' | 'signed';
  readonly personId: PersonId;
  readonly person: string;
  readonly question: string;
  /** The question in words. */
  readonly title: string;
  /** What the question asks, where its form says so. */
  readonly fact?: string;
  /** It stands on a sheet, which may have words in it that were told elsewhere. */
  readonly sheet?: true;
  /** 0: the first account; from 1: later, dated layers. */
  readonly layer: number;
  readonly state: AnswerState;
  /** The answer as a person reads it; empty when `state` is not `answered`. */
  readonly text: string;
  readonly ownWords: string;
  /** Of a list, each row as it is stored and as a person reads it. */
  readonly rows?: readonly { readonly row: unknown; readonly text: string }[];
  readonly howSaid: HowSaid;
  /** The day the account was held; where nobody said, the day it was recorded. */
  readonly toldOn: FuzzyDate;
  readonly at: string;
  readonly author: string;
}
export interface LinkView {
  readonly id: LinkId;
  /** The point of the worksheet. */
  readonly question: string;
  readonly note: string;
  readonly at: string;
  readonly author: string;
  readonly target:
    | {
        readonly kind: 'answer';
        /** The words as they stood when they were linked. */
        readonly quoted: QuotedAnswer;
        /** What was recorded for the same question afterwards, in a later layer or the same draft, and is not linked here too; else null. */
        readonly since: QuotedAnswer | null;
        /** The day of the account that told it otherwise, and which one that is; null where it stands. */
        readonly otherwise: { readonly on: FuzzyDate; readonly layer: number } | null;
      }
    | {
        readonly kind: 'exhibit';
        readonly evidenceId: EvidenceId;
        readonly exhibitRef: string;
        readonly title: string;
        /** It has been taken out of the evidence since. */
        readonly removed: boolean;
      };
}

const question = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
/** What is linked. Of an answer every telling is quoted, each by itself, or that of the account named by `layer`. */
export const LinkTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    screeningId: ScreeningId,
    question,
    layer: z.number().int().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('exhibit'), evidenceId: EvidenceId }),
]);
export type LinkTarget = z.infer<typeof LinkTarget>;

export const linkCalls = {
  /** Elements, indicators, checklist or journey read together (empty for other forms), and what its points rest on. */
  screeningReading: call<{ readings: WorksheetReading[]; label: string; links: LinkView[] }>()(
    z.strictObject({ screeningId: ScreeningId }),
  ),
  /** What stands, in the order it was linked. */
  screeningLinks: call<{ links: LinkView[] }>()(z.strictObject({ screeningId: ScreeningId })),
  /**
   * Every answer of the case that can be linked to this worksheet: it has words or a value. Of one question each account's,
   * the first too.
   */
  screeningQuotable: call<{ answers: QuotedAnswer[] }>()(z.strictObject({ screeningId: ScreeningId })),
  /** Links answers and exhibits to points of a worksheet, all or none. What is linked already is not linked twice. */
  screeningLink: call<{ links: LinkView[] }>()(
    z.strictObject({
      screeningId: ScreeningId,
      links: z
        .array(z.strictObject({ question, target: LinkTarget, note: OptionalLine }))
        .min(1)
        .max(200),
    }),
  ),
  screeningUnlink: call<{ links: LinkView[] }>()(z.strictObject({ linkId: LinkId })),
  /** Undoes `screeningUnlink`. */
  screeningRelink: call<{ links: LinkView[] }>()(z.strictObject({ linkId: LinkId })),
};
