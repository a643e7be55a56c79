/** @file Finding something again by its words, and where a name still stands. */
import * as z from 'zod';
import { CaseId, type EvidenceId, type PersonId, type ScreeningId } from '../core/ids.ts';
import { SEARCH_KINDS, type SearchKind } from '../core/search/kinds.ts';
import type { SnippetPart } from '../core/search/snippet.ts';
import { call, longCall } from './call.ts';
import type { ReleaseView } from './consent.ts';
import { Empty, Line } from './fields.ts';

export interface SearchHit {
  readonly kind: SearchKind;
  readonly caseId: CaseId;
  readonly caseReference: string;
  /** What it stands in: an exhibit, a form, a day, or whose contact it was with. */
  readonly title: string;
  /** 1-based, of the exhibit's working copy; null for what is of no page. */
  readonly page: number | null;
  readonly evidenceId: EvidenceId | null;
  readonly screeningId: ScreeningId | null;
  /** The question, as its form asks it; empty for what is of none. */
  readonly question: string;
  /** That question's name in its form, and what a line of a card is known by on its screen; empty where there is none. */
  readonly questionName: string;
  readonly thing: string;
  readonly personId: PersonId | null;
  /** When it was recorded. */
  readonly at: string;
  /** Something newer stands in its place, or it was taken out: it was so, and is kept. */
  readonly earlier: boolean;
  /** Marked privileged, or part of what is. */
  readonly privileged: boolean;
  /** Seconds into a recording: the mark in its transcript before the words; null where there is none. */
  readonly mark: number | null;
  /** How sure the machine is, 0 to 100, that read this page from its picture; null for what was written. */
  readonly certainty: number | null;
  /** None of the words as typed, but near ones. */
  readonly near: boolean;
  readonly snippet: readonly SnippetPart[];
}

/** How far the index is. */
export interface SearchReach {
  /** Exhibits whose pages are still to be read, and other things. */
  readonly due: { readonly pages: number; readonly rows: number };
  /** Exhibits whose pages could not be read. */
  readonly unread: readonly {
    readonly evidenceId: EvidenceId;
    readonly title: string;
    readonly code: string;
  }[];
}

export interface SearchView extends SearchReach {
  readonly hits: readonly SearchHit[];
  /** There is more than was asked for. */
  readonly more: boolean;
  /** For a word that few or no places have: words of the index that may have been meant. */
  readonly meant: readonly { readonly asked: string; readonly words: readonly string[] }[];
}

/** What left and holds the name, or may: `named`: its own title or file name; `pages`, `record`: it was made of what has it. */
export interface NamedRelease {
  readonly release: ReleaseView;
  readonly caseId: CaseId;
  readonly caseReference: string;
  readonly why: readonly {
    readonly as: 'named' | 'pages' | 'record';
    readonly title: string;
    /** 1-based; empty for what has none. */
    readonly pages: readonly number[];
  }[];
}

export interface NamedView extends SearchReach {
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  readonly left: readonly NamedRelease[];
  /** Whole copies of the vault that are out: each holds all that stood in it then. Oldest first. */
  readonly backups: readonly { readonly name: string; readonly at: string }[];
}

const within = {
  /** Null: all cases. */
  caseId: CaseId.nullable().default(null),
  withoutPrivileged: z.boolean().default(false),
} as const;

export const searchCalls = {
  /** Reads what was recorded since; writes nothing but the index. */
  searchFind: call<SearchView>()(
    z.strictObject({
      ...within,
      words: z.string().max(2000),
      kinds: z.array(z.enum(SEARCH_KINDS)).max(SEARCH_KINDS.length).default([]),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  ),
  /** Where this name stands: in the cases, taken out or not, and in what has left. */
  searchName: call<NamedView>()(z.strictObject({ ...within, name: Line })),
  /** How far the index is. */
  searchReach: call<SearchReach>()(Empty),
  /** Reads what the index has not read yet. What was read stays read when it is stopped. `again`: also what could not be read. */
  searchBuild: longCall<SearchReach>()(z.strictObject({ again: z.boolean().default(false) })),
};
