/** @file Statements for a court: drafted from an account, every sentence with where it was told or who added it. */
import * as z from 'zod';
import type { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { Nation } from '../core/dates/working-days.ts';
import { CaseId, type PersonId, ScreeningId, StatementId } from '../core/ids.ts';
import type { WhyUnused } from '../core/statements/draft.ts';
import type { StatementKind } from '../core/statements/kinds.ts';
import { READ_ANSWERS, type StandingParagraph } from '../core/statements/paragraphs.ts';
import { call } from './call.ts';
import { Line, LongText, OptionalLine } from './fields.ts';

/** What was told differently, in a later account or in another record, and where. */
export interface ToldOtherwise {
  /** Names it in `statementSettle`. */
  readonly key: string;
  readonly words: string;
  readonly formTitle: string;
  readonly on: FuzzyDate;
  /** Why the paragraph stays as it is; null while nobody has said. */
  readonly settled: { readonly why: string; readonly by: string } | null;
}

export interface ParagraphView extends Omit<StandingParagraph, 'settled'> {
  readonly otherwise: readonly ToldOtherwise[];
  /** Other people of the case who are named in it. */
  readonly names: readonly { readonly label: string; readonly text: string }[];
  /** Sentences with words that are withheld from whoever it is for, or not on record any more. */
  readonly withheld: readonly string[];
  /** Sentences that somebody has to go by first. */
  readonly open: readonly string[];
}

/** An answer of the account that no sentence comes from. */
export interface UnusedAnswer {
  readonly title: string;
  readonly on: FuzzyDate;
  readonly why: WhyUnused | 'taken-out';
}

export interface StatementSummary {
  readonly id: StatementId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly person: string;
  readonly screeningId: ScreeningId;
  readonly formTitle: string;
  readonly kind: string;
  readonly kindTitle: string;
  /** Who it is drafted for; empty where nobody is named. */
  readonly reader: string;
  readonly at: string;
  readonly by: string;
  /** Null for one that was not signed. */
  readonly signed: {
    readonly on: string;
    readonly sha256: string;
    readonly pages: number;
    readonly by: string;
  } | null;
}

export interface StatementView extends StatementSummary {
  readonly phases: readonly { readonly id: string; readonly title: string }[];
  /** In their order, those that were taken out with number 0. */
  readonly paragraphs: readonly ParagraphView[];
  readonly unused: readonly UnusedAnswer[];
  /** What of what it was made from is marked privileged. */
  readonly privileged: readonly string[];
}

const statementId = StatementId;
/** Names that they keep: p3, s12. */
const paragraph = z.string().min(1).max(12);
const sentence = z.string().min(1).max(12);

export const statementCalls = {
  /** The kinds that a case of this nation may have; `notOffered` says why there is none. */
  statementKinds: call<{
    nation: Nation;
    kinds: readonly Pick<StatementKind, 'id' | 'title' | 'source' | 'certainty'>[];
    notOffered: string;
  }>()(z.strictObject({ caseId: CaseId })),
  statementList: call<{ statements: readonly StatementSummary[] }>()(z.strictObject({ caseId: CaseId })),
  statementShow: call<StatementView>()(z.strictObject({ statementId })),
  /**
   * Out of a signed account, in the person's own words and the order of what happened, without what is withheld from `reader`.
   * Throws `not-found`; `not-ready` for a record that is not signed, was altered, or has nothing to draft from; `bad-input` for
   * a kind that the case's nation does not have.
   */
  statementDraft: call<StatementView>()(
    z.strictObject({ screeningId: ScreeningId, kind: z.string().max(40), reader: OptionalLine }),
  ),
  /**
   * A paragraph worded anew: sentences that stay keep where they were told, and a new one has whoever wrote it. Without text it
   * is taken out, with a reason. `after`: a new paragraph behind that one, at the head where it is ''. Throws `not-found`,
   * `bad-input`, `not-ready` for a statement that is signed.
   */
  statementEdit: call<StatementView>()(
    z.union([
      z.strictObject({ statementId, paragraph, text: LongText, why: OptionalLine }),
      z.strictObject({ statementId, after: z.string().max(12), text: LongText.min(1) }),
    ]),
  ),
  /** Goes by sentences as they stand, all of the paragraph when none is named. Throws as `statementEdit`. */
  statementAccept: call<StatementView>()(
    z.strictObject({ statementId, paragraph, sentences: z.array(sentence).max(500).default([]) }),
  ),
  /** What was told differently was looked at, and the paragraph stays as it is. Throws as `statementEdit`. */
  statementSettle: call<StatementView>()(
    z.strictObject({ statementId, paragraph, otherwise: z.string().min(1).max(200), why: Line }),
  ),
  /** What the person said when a paragraph was read to them; `out` takes it out. Throws as `statementEdit`. */
  statementReadBack: call<StatementView>()(
    z.strictObject({
      statementId,
      paragraph,
      answer: z.enum(READ_ANSWERS),
      words: OptionalLine,
      language: OptionalLine,
    }),
  ),
};
