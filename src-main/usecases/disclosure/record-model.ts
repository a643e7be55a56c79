/**
 * @file A record as one reader gets it: what it is made of. `record.ts` works it out and a paper lays it out. Of each statement there
 * are its words, whose they are, the account it stands in with the day that was held, how it came to be said, what it rests on, and
 * why words of it are withheld.
 */
import type { Alteration, HeldView, ScreeningView } from '../../contract/interviews.ts';
import type { LinkView } from '../../contract/links.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import type { shownMark } from '../../core/answers/how-said.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { talkIn } from '../../core/interviews/talk.ts';
import type { PersonRole } from '../../core/people/roles.ts';
import type { Spoken } from '../../core/told/spoken-by.ts';
import type { Copy } from '../../core/withholding/copy.ts';
import type { ReferralYes } from '../../core/worksheets/referral-yes.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Say } from '../resources/paper-words.ts';
import type { SheetAccounts } from './sheet.ts';
import type { DisclosedAnswers } from './withhold.ts';

/** Of a record, what no reader is kept from. */
export interface RecordOf {
  readonly form: CompiledForm;
  readonly person: string;
  readonly role: PersonRole;
  readonly reference: string;
  readonly alterations: readonly Alteration[];
  /** The entry of the log that has its sign-off; 0 where there is none. */
  readonly signedSeq: number;
  /** The last entry of the log about it. */
  readonly lastSeq: number;
}

/** A record as it was read, with all that was said. */
export interface ReadRecord extends RecordOf {
  readonly view: ScreeningView;
  /** All that was recorded in it, oldest first: also what was put right since. */
  readonly history: readonly AnswerView[];
  readonly links: readonly LinkView[];
  /** Those of them to exhibits whose title counts an account that is withheld since: a copy that leaves does not name one. */
  readonly keptLinks: ReadonlySet<string>;
  /** Of a worksheet: what was told since or differently, by question. */
  readonly told: SheetAccounts;
  /** Questions of a worksheet that are asked now; null where that was not looked for, and for an interview. */
  readonly asked: ReadonlySet<string> | null;
  /** Of a worksheet: what is asked no more, and was only taken over from what an asked field says as it stands now. */
  readonly superseded: ReadonlySet<string>;
  /** The person's consents as they stand now: what an answer on the consent page does not say. */
  readonly consents: readonly ConsentView[];
  /** Of a worksheet, by question, why somebody left it empty. */
  readonly aside: ReadonlyMap<string, Coded>;
  /** Of the sheet for a referral, what the form's yes needs and what stands beside it. */
  readonly yes: ReferralYes | null;
  /** What of it, and of what its points rest on, is withheld from the reader. */
  readonly withheld: DisclosedAnswers;
}

export type Apart = (question: Pick<Question, 'fact'>) => boolean;

export interface RecordAsked {
  readonly say: Say;
  /** What this copy says of what it leaves out. */
  readonly copy: Copy;
  /** With the ways to reach the person: for the person's own copy. */
  readonly contact?: boolean;
  /** What else stays in the record, for a copy that leaves. */
  readonly apart?: Apart;
  /** With the words that are withheld: for the person whose they are. */
  readonly whole?: boolean;
  /** For the own file, which has the words that are withheld: what stands beside them, from whom they are withheld and why. */
  readonly own?: (why: Withheld) => Coded;
  /** Whether the words of a limit on a yes go, where only the consents have them: they may name others. */
  readonly limits?: boolean;
  /** Whether the reason for a later account goes with it; as a rule it does. */
  readonly why?: (reason: string) => boolean;
}

/** How an account was talked: null where nobody said, and whether it was a talk at all. */
export interface TalkOf {
  readonly talk: ReturnType<typeof talkIn>;
  readonly isTalk: boolean;
}

/** How a record was held. Its words are as they go: empty where nothing does. */
export interface HeadDisclosed
  extends RecordOf,
    HeldView,
    Pick<
      ScreeningView,
      | 'id'
      | 'caseId'
      | 'formTitle'
      | 'formVersion'
      | 'status'
      | 'startedAt'
      | 'author'
      | 'signedAt'
      | 'signedSha256'
      | 'language'
      | 'sessions'
    > {
  readonly first: TalkOf;
  readonly place: string;
  readonly readBack: string;
  readonly breaks: readonly {
    readonly startedAt: string;
    readonly endedAt: string | null;
    readonly reason: string;
  }[];
  /** Of a talk that was entered afterwards, nobody noted whether the person agreed to be talked with. */
  readonly isAgreementOpen: boolean;
}

/** One answer as it goes. */
export interface AnswerDisclosed
  extends Pick<AnswerView, 'at' | 'author' | 'language' | 'interpreter' | 'cause'> {
  /** The value in words; empty where it has none, or none goes. */
  readonly said: string;
  /** Words that were spoken, each with whose they are: empty for the person's own. */
  readonly spoken: readonly Spoken[];
  /** What stands where words are withheld; empty where nothing does. */
  readonly inPlace: string;
  /** Why words of it are withheld. */
  readonly withheld: Withheld | undefined;
  /** How it came to be said; null where the question says so by itself. */
  readonly howSaid: ReturnType<typeof shownMark>;
  /** Told otherwise or added, and why; empty for most. */
  readonly relation: string;
  /** When and by whom it was asked stays out with it: that would say that it was answered. */
  readonly isLeft: boolean;
}

/** What stands under one question. */
export interface StatementDisclosed {
  readonly question: Question;
  /** From 1, in the order of the form. */
  readonly number: number;
  /** Null where there is only what stands beside it. */
  readonly answer: AnswerDisclosed | null;
  /** What it rests on, a line each. */
  readonly rests: readonly string[];
  /** What was told since or otherwise, and what is to be read with it, a line each. */
  readonly beside: readonly string[];
}

export interface AccountDisclosed extends HeldView, TalkOf {
  /** 0 for the first. */
  readonly layer: number;
  readonly at: string;
  readonly by: string;
  /** Why a later account was taken, as it goes. */
  readonly reason: string;
  /** How it was read back, as it goes. */
  readonly readBack: readonly string[];
  /** Of answers in it nobody said how they came to be said. */
  readonly isHowSaidOpen: boolean;
  readonly pages: readonly { readonly title: string; readonly statements: readonly StatementDisclosed[] }[];
}

export interface RecordDisclosed extends HeadDisclosed {
  readonly accounts: readonly AccountDisclosed[];
  /** Answers that were put right, with the account they stand in and the one they had been written down wrongly in. */
  readonly putRight: readonly { readonly number: number; readonly layer: number; readonly was: number }[];
  /** Questions with words that its signature does not cover. */
  readonly notCovered: readonly string[];
  /** What goes onto no paper, in a sentence; empty where its form asks nothing such. */
  readonly offPaper: string;
  /** How many answers nothing stands for; empty for none. */
  readonly silent: string;
  /** All that was recorded is on it. */
  readonly isAll: boolean;
  /** At the head of every page, of what is left out. */
  readonly atHead: readonly Coded[];
}

/** What is asked of all parts of a record while it is worked out. */
export type OnCopy = ReadRecord & Pick<RecordAsked, 'say' | 'copy'>;
