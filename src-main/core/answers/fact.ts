/** @file A fact: what was said about one thing, wherever it was said, and each statement's origin. */
import type { Held } from '../dates/held.ts';
import type { HowSaid } from '../forms/questions.ts';
import type { ScreeningId } from '../ids.ts';
import type { DIFFERENCE_CAUSES, ToldRelation } from './answer.ts';
import type { FactState } from './said.ts';

/** Why the words of a telling stay behind, and who decided it. */
export interface Withheld {
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  /** The entry of the log that decided it. */
  readonly seq: number;
}

/**
 * Of an answer on a sheet. `rest`: something of it goes all the same. `typed`: what of it somebody wrote there themselves and is
 * left out; left out itself where the program filled it.
 */
export type KeptBack = Withheld & { readonly rest?: true; readonly typed?: readonly string[] };

/** A line of a text that follows from rows, with the account that first told it as it stands. */
export interface LineTold extends Held {
  readonly line: string;
  readonly at: string;
  readonly relation: ToldRelation;
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  /** As of a statement. */
  readonly reasonWords?: string;
  readonly changed: boolean;
  /** The account that added to it and took nothing back; left out where none did. */
  readonly more?: Held & { readonly at: string };
}

/** Why one row of a list was told otherwise; `cause` is '' where nobody gave a reason. */
export interface RowWhy {
  readonly row: Readonly<Record<string, unknown>>;
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  readonly reasonWords: string;
}

/** A row of a list as it was put right, with what it had been written down as. */
export interface RowSlip {
  readonly row: Readonly<Record<string, unknown>>;
  readonly was: Readonly<Record<string, unknown>>;
  /** When it was put right. */
  readonly at: string;
  /** Why the account told the row so, where the person gave a reason for it. */
  readonly why?: Omit<RowWhy, 'row'>;
}

/** One thing said about a fact, where, and when it was held where that is another day than it was recorded. */
export interface FactStatement extends Held {
  /** `deferred` where nobody has spoken to it and it was put off: said to a form that would ask it, and to no other. */
  readonly state: FactState | 'deferred';
  readonly value: unknown;
  /** The value as a person reads it. */
  readonly text: string;
  readonly ownWords: string;
  /** Why it was told otherwise, or only now, in the person's own words: none of the answer's. Left out where there are none. */
  readonly reasonWords?: string;
  /** Of a list, rows with a reason of their own in place of the list's. */
  readonly rowReasons?: readonly RowWhy[];
  readonly relation: ToldRelation;
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  /** It follows from a list of rows, and the cause was given for the list: not for this part of it; `false` where it is a row’s own. */
  readonly ofList?: boolean;
  /** It tells a part of it otherwise, and what it leaves as it was stands beside it. */
  readonly partly?: true;
  /** It has changed since, in words: what was told before was so on its day, and stands beside it. */
  readonly besideBefore?: true;
  /** The entry of the log since which the row that it is part of is named otherwise: its own words are as they were. */
  readonly headSince?: number;
  /** There were several places, and words of it may belong to one of them. */
  readonly severalPlaces?: true;
  /** Of a text of several rows, the account of each line, and whether another account told it differently. */
  readonly lines?: readonly LineTold[];
  /** Of a list of a later account, rows that were put right in it: what was wrong of them nobody told then. */
  readonly slips?: readonly RowSlip[];
  /** Words that others spoke, by what rows say: some of them stand in the own words. */
  readonly spokenBy?: readonly { readonly speaker: string; readonly words: string }[];
  /** '' where it is not recorded, and for what is no account. */
  readonly howSaid: HowSaid;
  /** Nobody said it: it follows from a date of birth. */
  readonly workedOut?: true;
  /** The worker keeps its words out of what is handed on: there are none here. */
  readonly withheld?: Withheld;
  /** When, by the clock of that moment: to be shown. What is newest goes by `seq`. */
  readonly at: string;
  /** The number of the log entry that recorded it. */
  readonly seq: number;
  readonly author: string;
  readonly origin:
    | {
        readonly kind: 'interview';
        readonly screeningId: ScreeningId;
        readonly formTitle: string;
        readonly question: string;
        /** In words; '' where it was no question. */
        readonly asked?: string;
        readonly layer: number;
        /** Why a later account was taken, where somebody said. */
        readonly why?: string;
        /** Written down on a sheet, and in no interview. */
        readonly sheet?: true;
        /** That sheet is the worker’s own: nobody is asked for what stands on it. */
        readonly workersOwn?: true;
        /** A worker's own correction of what account `layer` was written down as: its day is that account's, and nobody was asked. */
        readonly putRight?: { readonly layer: number };
        /** Later accounts before this one that are kept back as a whole from whoever it is shown to; left out for none. */
        readonly keptBefore?: number;
        /** Its account answers what no fact is told by, too: nothing of that can be kept back. Left out for none. */
        readonly alsoTold?: true;
        /** The rest of its account is withheld, and with it that there was one: it goes without its day. Left out for none. */
        readonly unnamed?: true;
        /** Told in a record that is marked privileged. */
        readonly privileged?: true;
      }
    | { readonly kind: 'person' }
    /** The case file, and whoever works on it. */
    | { readonly kind: 'case' }
    | { readonly kind: 'consent'; readonly purpose: string };
}
export interface FactView {
  readonly key: string;
  readonly title: string;
  /** Newest first. */
  readonly statements: readonly FactStatement[];
  /** Whether the answered statements do not all say the same: shown side by side, nothing more. */
  readonly differs: boolean;
  /** Something recorded later was held before something else, or may have been: which of them is newer is for a person to say. */
  readonly heldEarlier?: true;
  /** It said how long ago something was, and may not be true any more: to be asked again. */
  readonly aged?: true;
  /** It follows from other facts, and is not listed beside them. */
  readonly derived?: true;
  /** By title, what was told later and goes with no to this no longer; nobody was asked this again, and it is no telling. */
  readonly toldSince?: readonly string[];
  /** The fact to be asked in its place: what was said here answers that one no more than the question it came from. */
  readonly askInstead?: string;
}
/** What is already recorded that answers a question: "already recorded, on DATE, by NAME". */
export interface KnownAnswer {
  readonly question: string;
  readonly facts: readonly FactView[];
  /** The value that fits this question, for *confirm*; null when it has to be put into words first. */
  readonly value: unknown;
  /** `answered`, or what the person said instead of an answer. */
  readonly state: FactStatement['state'];
  readonly text: string;
  /** The person's own words on this very question, for *confirm* where they are all there is; '' for none. */
  readonly ownWords: string;
  /** How it came to be said, where all that stands came so; '' otherwise. */
  readonly howSaid: HowSaid;
  /** All that was said is an answer to this very question, and not to what it could be told from. */
  readonly itself?: true;
  /** The question is a judgement: this is shown beside it, and never its answer. */
  readonly beside?: true;
  /** Lines of the answer on this sheet that followed from what was told when it was taken over, and do not any more. */
  readonly toldNoMore?: readonly string[];
  /** Recorded under a question that asked the wrong thing: shown as what it was, never offered, and to be asked. */
  readonly toBeAsked?: true;
}

/** Where it was told: the record, the question and the account; or the ledger, or the particulars. */
export function placeOf({ origin }: Pick<FactStatement, 'origin'>): string {
  if (origin.kind === 'interview') return `${origin.screeningId}/${origin.question}/${origin.layer}`;
  return origin.kind === 'consent' ? `consent/${origin.purpose}` : origin.kind;
}

/** What is shown and handed on from here has none of its words. */
export const isWithheld = ({ withheld }: Pick<FactStatement, 'withheld'>): boolean => withheld !== undefined;

type InInterview = Extract<FactStatement['origin'], { readonly kind: 'interview' }>;
/** The account that it stands in: what was put right stands where the mistake was. */
export const accountOfOrigin = ({ putRight, layer }: InInterview): number => putRight?.layer ?? layer;

/** The number under which a paper tells of the account: a number left out would say that there is another. */
export const accountNumber = (origin: InInterview): number =>
  accountOfOrigin(origin) - (origin.keptBefore ?? 0);
