/** @file The privileged mark: set and lifted, and the release that lets something marked out this once. */
import * as z from 'zod';
import { CaseId, EvidenceId, ScreeningId } from '../core/ids.ts';
import type { MarkedKind } from '../core/privilege/mark.ts';
import { call } from './call.ts';
import { Line, OptionalLine } from './fields.ts';

export interface MarkView {
  readonly kind: MarkedKind;
  /** Identifier of the exhibit or record; the number of the note. */
  readonly subject: string;
  readonly title: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly at: string;
}

/** Of what is to be marked. A note is one of those of its record. */
const Marked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exhibit'), id: EvidenceId }),
  z.strictObject({ kind: z.literal('record'), id: ScreeningId }),
  z.strictObject({ kind: z.literal('note'), id: ScreeningId, note: z.number().int().positive() }),
]);
export type Marked = z.infer<typeof Marked>;

/** For every call that lets something out: which privileged things go with it, each by its identifier. */
export const Released = z
  .strictObject({ items: z.array(z.string().max(80)).max(5000), by: OptionalLine, reason: OptionalLine })
  .default({ items: [], by: '', reason: '' });

export const privilegeCalls = {
  /** Setting a mark that stands already changes nothing. Throws `not-found`. */
  privilegeMark: call<{ marks: MarkView[] }>()(z.strictObject({ of: Marked, reason: OptionalLine })),
  /** `by`: whose decision it is. Throws `not-found`, also where no mark stands. */
  privilegeLift: call<{ marks: MarkView[] }>()(z.strictObject({ of: Marked, by: Line, reason: Line })),
  /** What is marked in a case, in the order it was marked. */
  privilegeList: call<{ marks: MarkView[] }>()(z.strictObject({ caseId: CaseId })),
};
