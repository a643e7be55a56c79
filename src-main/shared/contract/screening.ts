/** @file The interview: forms, answers in five states, sign-off, later layers, breaks, consent. */
import * as z from 'zod';
import { CaseId, type ConsentId, EvidenceId, PersonId, ScreeningId } from '../ids.ts';
import { call } from './call.ts';
import { ForPurpose, IsoDay, LongText, OptionalLine } from './fields.ts';

/** `cleared` takes an answer back: the history keeps what was there. */
export const ANSWER_STATES = [
  'answered',
  'not-asked',
  'not-known',
  'prefers-not-to-say',
  'deferred',
  'cleared',
] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];
/** How an answer stands to what was already recorded about the same fact. */
export const ANSWER_RELATIONS = ['new', 'confirms', 'adds', 'differs'] as const;
/** Why two accounts may differ: noted, never weighed. Empty when nobody said. */
export const DIFFERENCE_CAUSES = [
  '',
  'memory',
  'fear',
  'trauma',
  'translation',
  'recording',
  'other',
] as const;
export const CONSENT_STATUSES = ['given', 'refused', 'withdrawn', 'not-needed-child'] as const;

export interface FormSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly questions: number;
  readonly source: string;
  readonly certainty: string;
  /** What the form is and what it is not: shown wherever it appears. */
  readonly label: string;
  /** Held with the person, or filled in by the caseworker afterwards. */
  readonly use: 'interview' | 'worksheet';
  /** Brought along by the organisation, not shipped with the program. */
  readonly own: boolean;
}
/** `definition` is SurveyJS JSON; our additions live in `testimony` objects, see resources/forms/README.md. */
export interface FormDefinition extends FormSummary {
  readonly definition: Readonly<Record<string, unknown>>;
}
export interface AnswerView {
  readonly question: string;
  readonly layer: number;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: (typeof ANSWER_RELATIONS)[number];
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  readonly language: string;
  readonly interpreter: string;
  readonly at: string;
  readonly author: string;
}
/** One thing said about a fact, and where. */
export interface FactStatement {
  readonly state: 'answered' | 'not-known' | 'prefers-not-to-say';
  readonly value: unknown;
  /** The value as a person reads it. */
  readonly text: string;
  readonly ownWords: string;
  readonly relation: (typeof ANSWER_RELATIONS)[number];
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  readonly at: string;
  readonly author: string;
  readonly origin:
    | {
        readonly kind: 'interview';
        readonly screeningId: ScreeningId;
        readonly formTitle: string;
        readonly question: string;
        readonly layer: number;
      }
    | { readonly kind: 'person' }
    | { readonly kind: 'consent'; readonly purpose: string };
}
export interface FactView {
  readonly key: string;
  readonly title: string;
  /** Newest first. */
  readonly statements: readonly FactStatement[];
  /** Whether the answered statements do not all say the same: shown side by side, nothing more. */
  readonly differs: boolean;
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
  /** The question is a judgement: this is shown beside it, and never its answer. */
  readonly beside?: true;
}
export interface LayerView {
  readonly layer: number;
  readonly at: string;
  readonly author: string;
  readonly reason: string;
}
/** Who was spoken with how: a line whenever language or interpreter changed, and one for each later account. */
export interface SittingView {
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
}
export interface ScreeningSummary {
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
}
export interface ScreeningView extends ScreeningSummary {
  /** As at the start; what changed since is in `sittings`. */
  readonly language: string;
  readonly interpreter: string;
  readonly place: string;
  /** How it was read back before it was signed, or why not; null while a draft. */
  readonly readBack: string | null;
  /** Never empty: the first is the start, the last is in force. */
  readonly sittings: readonly SittingView[];
  /** Looked for by `screeningShow`; empty for a record that is as it was written. It is shown all the same. */
  readonly alterations: readonly Alteration[];
  /** Where it was left: the page, and the question the keyboard was in; '' before anything was kept. */
  readonly currentPage: string;
  readonly currentQuestion: string;
  /** What the sign-off locked: hex SHA-256 over the answers; null while a draft. */
  readonly signedSha256: string | null;
  readonly answers: readonly AnswerView[];
  readonly layers: readonly LayerView[];
  readonly breaks: readonly BreakView[];
  /** What other forms, the person's particulars or the consent ledger already say, by question. */
  readonly known: readonly KnownAnswer[];
  readonly notes: readonly {
    readonly question: string;
    readonly at: string;
    /** Whose note it is: any name that was typed. */
    readonly author: string;
    /** Who had unlocked the vault when it was written down; '' on notes from before that was kept. */
    readonly writtenBy: string;
    readonly note: string;
  }[];
  readonly definition: Readonly<Record<string, unknown>>;
}
export interface ConsentView {
  readonly id: ConsentId;
  readonly personId: PersonId;
  readonly purpose: string;
  readonly recipient: string;
  readonly item: string;
  readonly status: (typeof CONSENT_STATUSES)[number];
  readonly language: string;
  readonly interpreter: string;
  readonly explainedBy: string;
  readonly expiresOn: string | null;
  /** The signed paper, where there is one among the evidence. */
  readonly evidenceId: EvidenceId | null;
  readonly note: string;
  /** ISO day on which the person decided; null for the day of `at`. */
  readonly decidedOn: string | null;
  /** When it was written down. */
  readonly at: string;
  readonly recordedBy: string;
}

/** A worksheet read together: a heading, its lines, and what to bear in mind. About the record, never about the person. */
export interface WorksheetReading {
  readonly title: string;
  readonly lines: readonly string[];
  readonly note: string;
}
/** One consent that does not stand: who, for what, to whom, and why, in one line. */
export interface MissingConsentView {
  readonly personId: string;
  readonly item: string;
  readonly line: string;
}
/** How the ledger stands to something that would leave. */
export interface ConsentStateView {
  /** Empty when it may leave. */
  readonly missing: readonly MissingConsentView[];
  /** Names of those whose consent it rests on. */
  readonly asked: readonly string[];
  /** Why nobody is asked; empty where somebody is. */
  readonly notAsked: string;
}
/** Something that left the vault, and who holds it as far as the record says. */
export interface ReleaseView {
  /** `typed`: by hand, into the form it prepares. */
  readonly kind: 'evidence' | 'bundle' | 'notification' | 'typed' | 'sheet';
  readonly title: string;
  /** Who holds it; empty when nobody was named. */
  readonly to: string;
  readonly purpose: string;
  readonly at: string;
  readonly by: string;
  readonly sha256: string;
}

const question = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
const answerFields = {
  question,
  state: z.enum(ANSWER_STATES),
  value: z.json().default(null),
  ownWords: LongText.default(''),
  relation: z.enum(ANSWER_RELATIONS).default('new'),
  cause: z.enum(DIFFERENCE_CAUSES).default(''),
};

const startFields = {
  /** `refuse`: throws `draft-open` where the form is begun for the person already. A window asks `screeningOpen` first. */
  ifOpen: z.enum(['begin', 'refuse']).optional(),
  caseId: CaseId,
  personId: PersonId,
  formId: z.string().max(80),
  language: OptionalLine,
  interpreter: OptionalLine,
  place: OptionalLine,
};

/** As last time where it is left out. */
const SpokenLine = OptionalLine.unwrap().optional();
const spokenFields = { language: SpokenLine, interpreter: SpokenLine };

export const screeningCalls = {
  /** Forms that load, and the files that do not, each with what is wrong in it. */
  formList: call<{ forms: FormSummary[]; damaged: { file: string; findings: readonly string[] }[] }>()(
    z.strictObject({}),
  ),
  formShow: call<FormDefinition>()(z.strictObject({ formId: z.string().max(80) })),
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
   * open, because accounts differ and somebody has to choose.
   */
  screeningCarryOver: call<{ carried: number; filled: number; applicable: number; differing: number }>()(
    z.strictObject({ screeningId: ScreeningId }),
  ),
  /** Everything recorded about a person, by fact, with where each statement comes from. */
  factList: call<{ facts: FactView[] }>()(z.strictObject({ personId: PersonId })),
  /** Locks the record under its author. `readBack`: how it was read back, or why not. */
  screeningSign: call<ScreeningView>()(z.strictObject({ screeningId: ScreeningId, readBack: OptionalLine })),
  /** Opens a dated layer on a signed record; further answers go into it. */
  screeningAddLayer: call<ScreeningView>()(
    z.strictObject({ screeningId: ScreeningId, reason: OptionalLine, ...spokenFields }),
  ),
  /** The language or the interpreter from now on; answers that are there keep theirs. */
  screeningSitting: call<ScreeningView>()(z.strictObject({ screeningId: ScreeningId, ...spokenFields })),
  screeningNote: call<ScreeningView>()(
    z.strictObject({
      screeningId: ScreeningId,
      question: question.or(z.literal('')).default(''),
      author: OptionalLine,
      note: LongText.min(1),
    }),
  ),
  screeningPause: call<{ startedAt: string }>()(
    z.strictObject({ screeningId: ScreeningId, reason: OptionalLine }),
  ),
  /** `reason`: why the break was taken; kept when the pause did not say (it takes one key). May say who interprets now. */
  screeningResume: call<{ minutes: number }>()(
    z.strictObject({ screeningId: ScreeningId, reason: OptionalLine, ...spokenFields }),
  ),
  consentRecord: call<ConsentView>()(
    z.strictObject({
      personId: PersonId,
      purpose: z.string().min(1).max(80),
      recipient: OptionalLine,
      item: OptionalLine,
      status: z.enum(CONSENT_STATUSES),
      language: OptionalLine,
      interpreter: OptionalLine,
      explainedBy: OptionalLine,
      /** When they decided, where that is not today. */
      decidedOn: IsoDay.nullable().default(null),
      expiresOn: IsoDay.nullable().default(null),
      evidenceId: EvidenceId.nullable().default(null),
      screeningId: ScreeningId.nullable().default(null),
      note: LongText.default(''),
    }),
  ),
  consentList: call<{ consents: ConsentView[] }>()(z.strictObject({ caseId: CaseId })),
  /**
   * What would be missing if something left now. `kind` is a word from `exports` in resources/consent/purposes.json,
   * `forPurpose` one of those that name it, the first when empty; another throws `bad-input`.
   * `items`: evidence that would leave; all of the case's when left out, where the kind hands evidence over.
   */
  consentCheck: call<ConsentStateView>()(
    z.strictObject({
      ...{ caseId: CaseId, kind: z.string().min(1).max(80), forPurpose: ForPurpose, recipient: OptionalLine },
      items: z.array(EvidenceId).max(100_000).optional(),
    }),
  ),
  /** Everything of the case that is already out: what a withdrawal can no longer call back by itself. */
  consentReleases: call<{ releases: ReleaseView[] }>()(z.strictObject({ caseId: CaseId })),
};
