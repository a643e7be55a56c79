/** @file Answers of a worksheet beside what was told since or differently, and deciding what goes into it. */
import * as z from 'zod';
import type { Telling } from '../core/answers/accounts.ts';
import type { Coded } from '../core/findings/finding.ts';
import { CaseId, ScreeningId } from '../core/ids.ts';
import { SHORTEST_PASSAGE } from '../core/withholding/passages.ts';
import { ReaderScope } from '../core/withholding/readers.ts';
import { call } from './call.ts';
import { Line } from './fields.ts';
import type { ScreeningView } from './interviews.ts';

/** A worksheet with answers that somebody has to look at again. */
export interface SheetStanding {
  readonly screeningId: ScreeningId;
  /** How many answers are older than what was told since. */
  readonly older: number;
  /** How many questions were told differently, with nothing decided. */
  readonly undecided: number;
  /** Each of them, in the order of the form. */
  readonly found: readonly Coded[];
}

/** A field of a worksheet to which what was told since only adds. */
export interface AddedTo {
  readonly question: string;
  readonly title: string;
  /** What was told since. */
  readonly told: readonly Telling[];
}

/** Words that are kept back. */
export interface WithheldLineView {
  /** Names it in `accountsWithhold` and `accountsGiveBack`, whatever it stands beside by now. */
  readonly line: string;
  readonly fact: string;
  readonly title: string;
  /** Of a list the row in words, of an answer the words that are kept back; empty for the whole telling. */
  readonly row: string;
  readonly reason: string;
  /** Null: from everybody. */
  readonly readers: ReaderScope | null;
  readonly at: string;
  readonly by: string;
}

const which = {
  question: z.string().max(80),
  /** The `seq` of the telling. */
  entry: z.int().min(1),
  /** What it is about, where that entry recorded several; all of them when left out. */
  fact: z.string().max(120).optional(),
};
const decided = { screeningId: ScreeningId, line: z.string().min(1).max(2000) };
const telling = {
  screeningId: ScreeningId,
  ...which,
  /** Of a list that it follows from, only the row with this number, as the record has it; the whole telling when left out. */
  row: z.int().min(1).max(500).optional(),
  /** Of what was told there these words alone, letter by letter; the rest of the answer goes. */
  passage: z.string().min(SHORTEST_PASSAGE).max(5000).optional(),
};
const withheldFrom = {
  reason: Line,
  readers: ReaderScope.optional(),
  replace: z.boolean().default(false),
};

export const accountCalls = {
  /**
   * Keeps the words of a telling beside this question out of whatever is handed on, on every sheet and in every pack of the
   * person; its day, its source and `reason` stand in their place. The record it was told in stays as it is. `readers`: from
   * whom, everybody when left out. Said again, more readers are added; `replace`: these stand in place of those before.
   */
  accountsWithhold: call<ScreeningView>()(
    z.union([
      z.strictObject({ ...telling, ...withheldFrom }),
      // Of words that are withheld already: from whom from now on.
      z.strictObject({ ...decided, ...withheldFrom }),
    ]),
  ),
  /**
   * All that is kept back of the person whose sheet it is; `readers`: those it can be kept from by name. `rows`: of the list
   * that the telling `beside` a question follows from, each in words, in the order of their numbers; empty for no list.
   */
  accountsWithheld: call<{ lines: WithheldLineView[]; readers: string[]; rows: string[] }>()(
    z.strictObject({ screeningId: ScreeningId, beside: z.strictObject(which).optional() }),
  ),
  /** Undoes `accountsWithhold`. */
  accountsGiveBack: call<ScreeningView>()(z.union([z.strictObject(telling), z.strictObject(decided)])),
  /** `notTaken`: fields of which something was told that is not in them yet, which this step does not take over. */
  accountsMore: call<{ fields: AddedTo[]; notTaken: Coded[] }>()(
    z.strictObject({ screeningId: ScreeningId }),
  ),
  /** Takes all of them over; with `undo`, the `at` of an earlier answer of this call, puts back what stood before it. */
  accountsMoreSettle: call<{ questions: string[]; at: string }>()(
    z.strictObject({ screeningId: ScreeningId, undo: z.string().max(40).default('') }),
  ),
  /** The worksheets of a case that have any. */
  accountsList: call<{ sheets: SheetStanding[] }>()(z.strictObject({ caseId: CaseId })),
  /**
   * Decides what goes into a question of a worksheet, with every telling in view: `newest` what stands of them, `one` the
   * telling that entry of the log recorded, `both` all of them with their days, `keep` what is there already. It is recorded
   * as an answer, so that what was decided before and after a telling can be told apart.
   */
  accountsSettle: call<ScreeningView>()(
    z.strictObject({
      screeningId: ScreeningId,
      question: z.string().max(80),
      take: z.enum(['newest', 'one', 'both', 'keep']),
      /** Only with `one`: the number of the telling, as `withTakes` has it. */
      telling: z.string().max(20).optional(),
      /** Only with `newest`: somebody saw what then stands in the field no more. Without it such a field of several parts is refused, and the refusal names that. */
      goesOutSeen: z.boolean().default(false),
    }),
  ),
  /**
   * Decides a whole row of fields that take one name each ("Town or city", "Town or city (2)"), of which `question` is one;
   * what is written there by hand stays. Undone by `accountsMoreSettle` with `at`.
   */
  accountsRowSettle: call<{ questions: string[]; at: string }>()(
    z.strictObject({
      screeningId: ScreeningId,
      question: z.string().max(80),
      take: z.enum(['newest', 'both', 'keep']),
    }),
  ),
};
