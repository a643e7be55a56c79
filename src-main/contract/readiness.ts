/** @file What a sheet still lacks before it is typed into the official form: looked at, never counted up. */
import * as z from 'zod';
import type { AnswerState } from '../core/answers/answer.ts';
import type { Coded } from '../core/findings/finding.ts';
import { type CaseId, type PersonId, ScreeningId } from '../core/ids.ts';
import type { RecordedAge } from '../core/people/age.ts';
import { READINESS_LINE, type SetAside, type WhyOpen } from '../core/worksheets/readiness.ts';
import { call } from './call.ts';
import { Line } from './fields.ts';
import type { SubmissionView } from './submission.ts';

interface AsideLine {
  /** What it is set aside by. */
  readonly line: string;
  /** Null while it is open. */
  readonly aside: SetAside | null;
}
/** Where on the sheet something is. */
export interface OnSheet {
  readonly question: string;
  readonly title: string;
  readonly page: string;
  /** The page in words: "First name" alone does not say whose. */
  readonly pageTitle: string;
}
/** A field of this route that is not ready to be typed. */
export interface ReadinessField extends AsideLine, OnSheet {
  /** Its name in the official form. */
  readonly field: string;
  readonly state: AnswerState;
  /** Where it was put off and when, a line each; empty where it was not. */
  readonly putOff: readonly Coded[];
  /** What was told and is not in it, or is to be decided, with the step that does it; empty where there is nothing. */
  readonly notTaken: readonly Coded[];
  readonly why: WhyOpen;
  /** Of a part of a name that is empty: that one name is on record, and which. */
  readonly instead: readonly Coded[];
  /** Of a short list of choices, what the form takes; empty elsewhere. */
  readonly takes: readonly string[];
}
export interface ReadinessPart extends OnSheet {
  /** What it is about, in a few words. */
  readonly about: string;
  /** `read`: something is written there, and only a reader can tell whether it says this. */
  readonly stands: 'there' | 'missing' | 'read';
}
/** One thing that the published guidance looks for. */
export interface ReadinessLook extends AsideLine {
  readonly title: string;
  readonly look: string;
  readonly source: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly parts: readonly ReadinessPart[];
  /** What on this sheet or in the record asks for it: fields without an answer, things told in two ways. */
  readonly because: readonly string[];
}
/** Words on the sheet by which somebody else can be known. */
export interface ReadinessOther extends AsideLine, OnSheet {
  readonly found: readonly { readonly label: string; readonly text: string; readonly count: number }[];
}

/** A telling beside a field in which somebody else of the case is named: it is handed on with the accounts. */
export interface ReadinessTold extends ReadinessOther {
  /** The entry of the log that recorded it, to withhold its words by. */
  readonly entry: number;
}

/** Something to look at once more: a row for a period, an answer with words in quotation marks, a no. */
export interface ReadinessCheck extends AsideLine, OnSheet {
  /** The row, or the title of the field. */
  readonly about: string;
  /** Where the row was told, with its day; empty for what stands on the sheet. */
  readonly source: string;
  readonly found: readonly Coded[];
}

/** A field that the program filled from what was told. It is open until somebody has read it as it stands. */
export interface ReadinessRead extends AsideLine, OnSheet {
  /** The part of the form in which its page stands. */
  readonly group: string;
  /** Its name in the official form, what that asks there and the help it gives; empty where none is known. */
  readonly field: string;
  readonly asks: string;
  readonly hint: string;
  /** As it would be typed; empty where the person's own words alone stand there. */
  readonly text: string;
  readonly ownWords: string;
  /** Which tellings it is made of, by day and talk: `account-source`. */
  readonly madeOf: readonly Coded[];
}

/** One of them that nobody has read. */
export type UnreadField = Pick<OnSheet, 'question' | 'title'>;

export interface ReadinessView {
  readonly screeningId: ScreeningId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly formTitle: string;
  readonly source: string;
  /** Under 18 now: as it is recorded, and as the sheet says. */
  readonly age: { readonly recorded: RecordedAge; readonly sheet: string; readonly differs: boolean };
  /** It is the sheet for the referral; of another the texts to be read are listed, and nothing else. */
  readonly referral: boolean;
  readonly carried: readonly ReadinessRead[];
  /** In the order of the official form. */
  readonly fields: readonly ReadinessField[];
  readonly looks: readonly ReadinessLook[];
  readonly others: readonly ReadinessOther[];
  readonly tellings: readonly ReadinessTold[];
  readonly checks: readonly ReadinessCheck[];
  /** Recorded, and asked no more since other questions were answered, by title: it is not typed, and not lost. */
  readonly also: readonly (OnSheet & { readonly hiddenBy: readonly string[] })[];
  /** Exhibits among the evidence of the case. */
  readonly exhibits: number;
  /** Whether anything is left that is neither there nor set aside. */
  readonly open: boolean;
  readonly submission: SubmissionView;
}

const line = z.string().regex(READINESS_LINE);

export const readinessCalls = {
  readinessShow: call<ReadinessView>()(z.strictObject({ screeningId: ScreeningId })),
  /** There is nothing to put there, or it was read and stays: `reason` says which. */
  readinessSetAside: call<ReadinessView>()(z.strictObject({ screeningId: ScreeningId, line, reason: Line })),
  /** Undoes `readinessSetAside`. */
  readinessTakeUp: call<ReadinessView>()(z.strictObject({ screeningId: ScreeningId, line })),
};
