/** @file The interview: forms, answers in their states, sign-off, later layers, breaks, consent. */

import * as z from 'zod';
import {
  ANSWER_RELATIONS,
  ANSWER_STATES,
  AnswerValue,
  type AnswerView,
  DIFFERENCE_CAUSES,
} from '../core/answers/answer.ts';
import type { FactView, KnownAnswer } from '../core/answers/fact.ts';
import { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { Coded } from '../core/findings/finding.ts';
import { HOW_SAID } from '../core/forms/questions.ts';
import { CaseId, PersonId, ScreeningId } from '../core/ids.ts';
import { call } from './call.ts';
import { LongText, OptionalLine } from './fields.ts';

export interface KeptBackView {
  readonly question: string;
  readonly reason: string;
  /** What of it goes all the same; left out where nothing does. */
  readonly rest?: { readonly value: unknown; readonly ownWords: string };
}

/** When it was held and who took it, where that is another day or person than recorded it; null and '' otherwise. */
export interface HeldView {
  readonly heldOn: FuzzyDate | null;
  readonly takenBy: string;
}
export interface LayerView extends HeldView {
  readonly layer: number;
  readonly at: string;
  readonly author: string;
  readonly reason: string;
}
/** Who was spoken with how: a line whenever language or interpreter changed, and one for each later account. */
export interface SessionView {
  readonly layer: number;
  readonly at: string;
  readonly author: string;
  /** Empty when nobody said. */
  readonly language: string;
  readonly interpreter: string;
}
/**
 * What of a record is not as it was written. `signature`: the signed answers are not those that were signed;
 * `answers`: these were changed after they were saved; `gone`: answers that the log knows are not there; `form`: the
 * questions were changed; `record`: the whole record is not there; `sitting`, `account`, `break`, `note`: lines of that
 * kind were changed, or are not those that were written (`account`: that a later one was opened, by whom and why).
 */
export interface Alteration {
  readonly kind:
    | 'signature'
    | 'answers'
    | 'gone'
    | 'form'
    | 'record'
    | 'sitting'
    | 'account'
    | 'break'
    | 'note';
  /** Names of the questions it concerns, where that is known. */
  readonly questions: readonly string[];
  /** When what was altered had been written, where that is known. */
  readonly at: string | null;
}
export interface BreakView {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly reason: string;
  /** Why it was taken back, where it was written down by mistake. */
  readonly takenBack?: string;
}
export interface ScreeningSummary extends HeldView {
  readonly id: ScreeningId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly formId: string;
  readonly formVersion: string;
  readonly formTitle: string;
  readonly status: 'draft' | 'signed';
  readonly author: string;
  readonly startedAt: string;
  readonly signedAt: string | null;
  readonly answered: number;
  readonly questions: number;
  /** Marked privileged: nothing in it is offered to another form, quoted or let out. */
  readonly privileged: boolean;
}
export interface AnswerEntry {
  readonly question: string;
  readonly layer: number;
  /** The number of the log entry. */
  readonly seq: number;
}
export interface ScreeningView extends ScreeningSummary {
  /** As at the start; what changed since is in `sessions`. */
  readonly language: string;
  readonly interpreter: string;
  readonly place: string;
  /** How it was read back before it was signed, or why not; null while a draft. */
  readonly readBack: string | null;
  /** Never empty: the first is the start, the last is in force. */
  readonly sessions: readonly SessionView[];
  /** Looked for by `screeningShow`; empty for a record that is as it was written. It is shown all the same. */
  readonly alterations: readonly Alteration[];
  /**
   * Questions whose own words the signature does not cover: it was given before signatures covered words without an
   * answer. The log covers them. Looked for by `screeningShow`; empty for everything signed since.
   */
  readonly notCovered: readonly string[];
  /** Where it was left: the page, and the question the keyboard was in; '' before anything was kept. */
  readonly currentPage: string;
  readonly currentQuestion: string;
  /** What the sign-off locked: hex SHA-256 over the answers; null while a draft. */
  readonly signedSha256: string | null;
  readonly answers: readonly AnswerView[];
  /** Which log entry recorded each of them: what came after what, where records are held side by side. */
  readonly entries: readonly AnswerEntry[];
  readonly layers: readonly LayerView[];
  readonly breaks: readonly BreakView[];
  /** What other forms, the person's particulars or the consent ledger already say, by question. */
  readonly known: readonly KnownAnswer[];
  /** Its questions that asked the wrong thing: what they hold is shown as what it was, and goes into no other form. */
  readonly toBeAsked: readonly string[];
  /** Of a sheet, answers made of words that are kept back since: shown with it, and neither copied nor handed on but for `rest`. */
  readonly keptBack?: readonly KeptBackView[];
  readonly notes: readonly {
    /** For marking it privileged. */
    readonly id: number;
    readonly privileged: boolean;
    readonly question: string;
    readonly at: string;
    /** When what it says was seen or written, where that is another day. */
    readonly heldOn: FuzzyDate | null;
    /** Whose note it is: any name that was typed. */
    readonly author: string;
    /** Who had unlocked the vault when it was written down; '' on notes from before that was kept. */
    readonly writtenBy: string;
    /** The later account that it says was read back, and how; null for any other note. */
    readonly readBackOf: number | null;
    readonly note: string;
  }[];
  readonly definition: Readonly<Record<string, unknown>>;
}
/** A worksheet read together: a heading, its lines, and what to bear in mind. About the record, never about the person. */
export interface WorksheetReading {
  readonly title: Coded;
  readonly lines: readonly Coded[];
  /** What to look at again, after the lines. */
  readonly found?: readonly Coded[];
  readonly note: Coded;
}
const question = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
const answerFields = {
  question,
  state: z.enum(ANSWER_STATES),
  value: AnswerValue.default(null),
  ownWords: LongText.default(''),
  relation: z.enum(ANSWER_RELATIONS).default('new'),
  cause: z.enum(DIFFERENCE_CAUSES).default(''),
  /** How it came to be said. Left out: as it is marked already, else as its question is asked; '' for not recorded. */
  howSaid: z.enum(['', ...HOW_SAID]).optional(),
};

/** An account that was held before: when, as far as that is known, and who took it. */
const heldFields = { heldOn: FuzzyDate.nullable().default(null), takenBy: OptionalLine };

const startFields = {
  /** `refuse`: throws `draft-open` where the form is begun for the person already. A window asks `screeningOpen` first. */
  ifOpen: z.enum(['begin', 'refuse']).optional(),
  caseId: CaseId,
  personId: PersonId,
  formId: z.string().max(80),
  language: OptionalLine,
  interpreter: OptionalLine,
  place: OptionalLine,
  ...heldFields,
};

/** As last time where it is left out. */
const SpokenLine = OptionalLine.unwrap().optional();
const spokenFields = { language: SpokenLine, interpreter: SpokenLine };

const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);

export const screeningCalls = {
  screeningStart: call<ScreeningView>()(z.strictObject(startFields)),
  /** Drafts of this form for this person that are still open, newest first: asked before another is begun. */
  screeningOpen: call<{ drafts: ScreeningSummary[] }>()(
    z.strictObject({ personId: PersonId, formId: z.string().max(80) }),
  ),
  /** Begins, answers and, where `readBack` is not null, signs off, all or none: for an interview held elsewhere. */
  screeningRecord: call<ScreeningView>()(
    z.strictObject({
      ...startFields,
      answers: z.array(z.strictObject(answerFields)).max(500),
      readBack: OptionalLine.nullable().default(null),
    }),
  ),
  /**
   * Goes on with a draft in the same way: answers and, where `readBack` is not null, signs off, all or none. On a
   * signed record the answers go into the later account that was opened last.
   */
  screeningContinue: call<ScreeningView>()(
    z.strictObject({
      screeningId: ScreeningId,
      ...spokenFields,
      answers: z.array(z.strictObject(answerFields)).max(500),
      readBack: OptionalLine.nullable().default(null),
    }),
  ),
  screeningList: call<{ screenings: ScreeningSummary[] }>()(z.strictObject({ caseId: CaseId })),
  screeningShow: call<ScreeningView>()(z.strictObject({ screeningId: ScreeningId })),
  /** Every answer ever saved, oldest first, those that were changed or taken back too. */
  screeningHistory: call<{ answers: AnswerView[] }>()(z.strictObject({ screeningId: ScreeningId })),
  /**
   * Saves at once. Several answers in one call are saved together or not at all. With none, only the place is kept,
   * and only for the author: somebody who looks into a colleague's interview does not move their place.
   */
  screeningAnswer: call<{ saved: number; at: string }>()(
    z.strictObject({
      screeningId: ScreeningId,
      answers: z.array(z.strictObject(answerFields)).max(500),
      currentPage: z.string().max(80).optional(),
      currentQuestion: question.or(z.literal('')).optional(),
    }),
  ),
  /**
   * Takes what is already recorded into every question of a worksheet that has no answer yet, marked as
   * confirming it. `applicable`: questions asked on this route; `filled`: of those, now answered; `differing`: left
   * open, because accounts differ and somebody has to choose; `older`: answers from before more was told, left as they are
   * for somebody to decide. `accounts` names the last two.
   */
  screeningCarryOver: call<{
    carried: number;
    filled: number;
    applicable: number;
    differing: number;
    older: number;
    /** The family is among what was filled in just now, and something about it is to stay out of forms. */
    familyApart: boolean;
    /** What somebody was made to do against the law was told, and stays out: the police read the form, and may not know. */
    madeToKept: boolean;
    accounts: readonly Coded[];
    /** Long texts that the program filled and nobody has read since. */
    unread: readonly { readonly question: string; readonly title: string }[];
    /** Fields filled in just now that say what the person asked a reader of the form not to be told: row and reader. */
    wishes: readonly Coded[];
    /** Told, and left out because somebody emptied the field by hand. */
    emptied: readonly Coded[];
  }>()(z.strictObject({ screeningId: ScreeningId })),
  /** Everything recorded about a person, by fact, with where each statement comes from. */
  factList: call<{ facts: FactView[] }>()(z.strictObject({ personId: PersonId })),
  /**
   * Locks the record under its author. `readBack`: how it was read back, or why not. `unasked`: how many of the questions on
   * its path nobody spoke to.
   */
  screeningSign: call<
    ScreeningView & { readonly unasked: { readonly count: number; readonly of: number } }
  >()(z.strictObject({ screeningId: ScreeningId, readBack: OptionalLine })),
  /**
   * Opens a dated layer on a signed record; further answers go into it. `putsRight`: nobody was asked, and what an earlier
   * account was written down as is put right, 0 for the first.
   */
  screeningAddLayer: call<ScreeningView>()(
    z.strictObject({
      screeningId: ScreeningId,
      reason: OptionalLine,
      ...spokenFields,
      ...heldFields,
      putsRight: z.int().min(0).nullable().default(null),
    }),
  ),
  /** The language or the interpreter from now on; answers that are there keep theirs. */
  screeningSession: call<ScreeningView>()(z.strictObject({ screeningId: ScreeningId, ...spokenFields })),
  screeningNote: call<ScreeningView>()(
    z.strictObject({
      screeningId: ScreeningId,
      question: question.or(z.literal('')).default(''),
      author: OptionalLine,
      heldOn: heldFields.heldOn,
      /** The number of a later account: how it was read back to the person, or why not. About no question. */
      readBackOf: z.int().min(1).nullable().default(null),
      note: LongText.min(1),
    }),
  ),
  screeningPause: call<{ startedAt: string }>()(
    z.strictObject({
      screeningId: ScreeningId,
      reason: OptionalLine,
      /** A break that is over, of an account that was held before: "2026-10-13T11:30", by the clock on the wall. */
      earlier: z.strictObject({ from: wallTime, to: wallTime }).optional(),
      /** The minute at which a break began that was written down by mistake: it is taken back, for `reason`. */
      takeBack: wallTime.optional(),
    }),
  ),
  /** `reason`: why the break was taken; kept when the pause did not say (it takes one key). May say who interprets now. */
  screeningResume: call<{ minutes: number }>()(
    z.strictObject({ screeningId: ScreeningId, reason: OptionalLine, ...spokenFields }),
  ),
};
