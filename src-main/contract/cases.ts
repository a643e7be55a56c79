/** @file Cases and the people in them. */
import * as z from 'zod';
import { Situation } from '../core/cases/situation.ts';
import { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import { NATIONS, type Nation } from '../core/dates/working-days.ts';
import { DETAIL_KINDS, type DetailKind } from '../core/details/field-lines.ts';
import { CaseId, PersonId } from '../core/ids.ts';
import { PERSON_ROLES, type PersonRole } from '../core/people/roles.ts';
import type { Likeness } from '../core/people/same-person.ts';
import { call } from './call.ts';
import { Line, LongText, OptionalLine } from './fields.ts';

/** HTCDS 2.0 case status values, in our spelling. */
export const CASE_STATUSES = ['active', 'follow-up', 'closed', 'closed-referred'] as const;
export interface CaseSummary {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly profile: string;
  readonly status: (typeof CASE_STATUSES)[number];
  readonly updatedAt: string;
  readonly counts: {
    readonly people: number;
    readonly evidence: number;
    readonly interviews: number;
    /** Forms filled in at a desk: nobody was asked anything for them. */
    readonly worksheets: number;
    readonly bundles: number;
  };
}

export interface PersonView {
  readonly id: PersonId;
  readonly caseId: CaseId;
  readonly role: PersonRole;
  readonly name: string;
  readonly alsoKnownAs: string;
  readonly birthDate: FuzzyDate | null;
  readonly language: string;
  readonly interpreterNeeded: boolean | null;
  readonly safeContact: string;
  readonly note: string;
}

export interface CaseView extends CaseSummary {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly people: readonly PersonView[];
  /** A kind that is not in it was not asked about yet. */
  readonly situation: Situation;
  /** Whose rules, numbers and sheets are offered. */
  readonly nation: Nation;
}

/** One thing that was written in a field. */
export interface EarlierLine {
  readonly id: string;
  /** Null where the words stayed with whoever wrote them. */
  readonly words: string | null;
  /** Empty where it was written before such lines were kept. */
  readonly at: string;
  readonly author: string;
  /** Nothing was written after it that knew of it. Of two that are, nobody has decided between them. */
  readonly effective: boolean;
}
export interface EarlierField {
  readonly field: string;
  readonly undecided: boolean;
  /** The line that is used; null for none. */
  readonly governs: string | null;
  /** In the order they came into this vault. */
  readonly lines: readonly EarlierLine[];
}
export interface EarlierWords {
  readonly kind: DetailKind;
  readonly subject: string;
  /** As it is called today. */
  readonly about: string;
  readonly fields: readonly EarlierField[];
}

/** Somebody in the vault who may be the same. */
export interface PersonMatch {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: PersonRole;
  readonly caseId: CaseId;
  readonly reference: string;
  /** What the two have alike. */
  readonly because: readonly Likeness[];
}
export interface PersonMatches {
  readonly personId: PersonId;
  readonly name: string;
  readonly matches: readonly PersonMatch[];
}

const caseFields = {
  reference: Line.max(80),
  title: Line,
  profile: z.string().max(40).default('general'),
  /** Whose law the case is under; left out, as it is, and of a new case England and Wales. */
  nation: z.enum(NATIONS).optional(),
};
const personFields = {
  role: z.enum(PERSON_ROLES),
  name: Line,
  alsoKnownAs: OptionalLine,
  birthDate: FuzzyDate.nullable().default(null),
  language: OptionalLine,
  interpreterNeeded: z.boolean().nullable().default(null),
  safeContact: LongText.default(''),
  note: LongText.default(''),
};

export interface UndecidedLine {
  /** Names it among the lines of one thing. */
  readonly id: string;
  /** Field by field, in words. */
  readonly said: Readonly<Record<string, string>>;
  readonly at: string;
  readonly by: string;
  /** The organisation whose file it came in; empty for this one. */
  readonly from: string;
  readonly governs: boolean;
}
export const UNDECIDED_KINDS = ['consent', 'plan', 'date', 'contact', 'support', 'field', 'answer'] as const;
/** Of these nobody is asked why: what counts is what the person was called, or told. */
export const DECIDED_WITHOUT_REASON: readonly (typeof UNDECIDED_KINDS)[number][] = ['field', 'answer'];
/** Lines about one thing that were written apart in two vaults. Until somebody decides, the safer one governs. */
export interface UndecidedView {
  readonly name: string;
  readonly kind: (typeof UNDECIDED_KINDS)[number];
  readonly title: string;
  /** Whom it is about; empty for the whole case. */
  readonly person: string;
  readonly lines: readonly UndecidedLine[];
}

export const caseCalls = {
  /** Throws `not-found`. */
  undecidedList: call<{ undecided: UndecidedView[] }>()(z.strictObject({ caseId: CaseId })),
  /**
   * The line that is to stand is written once more, in view of all of them. Throws `not-found` where nothing of that name is
   * undecided, and what recording such a line throws.
   */
  undecidedDecide: call<{ undecided: UndecidedView[] }>()(
    z.strictObject({
      caseId: CaseId,
      name: z.string().max(2_000),
      line: z.string().max(80),
      /** Why; asked for of all but a field and an answer. */
      reason: z.string().trim().max(5_000).default(''),
    }),
  ),
  caseCreate: call<CaseView>()(z.strictObject(caseFields)),
  caseUpdate: call<CaseView>()(
    z.strictObject({ caseId: CaseId, ...caseFields, status: z.enum(CASE_STATUSES) }),
  ),
  /** Arrest, charge, detention, removal: all that is known, in place of what was. */
  caseSituation: call<CaseView>()(z.strictObject({ caseId: CaseId, situation: Situation })),
  /** `search` matches reference, title and people's names, without regard to case or accents. */
  caseList: call<{ cases: CaseSummary[]; total: number }>()(
    z.strictObject({
      search: z.string().max(200).default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  ),
  caseShow: call<CaseView>()(z.strictObject({ caseId: CaseId })),
  /** What fields of the case, its people and its exhibits said before; fields that were never changed are left out. */
  earlierWords: call<{ subjects: EarlierWords[] }>()(z.strictObject({ caseId: CaseId })),
  /** Of lines that nobody decided between, the one that counts from now on. Throws `not-found`, `bad-input` for another. */
  wordsDecide: call<{ subjects: EarlierWords[] }>()(
    z.strictObject({
      kind: z.enum(DETAIL_KINDS),
      subject: z.string().max(40),
      field: z.string().max(40),
      line: z.string().max(80),
    }),
  ),
  /** Who in the vault may be the person that is about to be written down. `due`: people the index has not read yet. */
  personMatches: call<{ matches: PersonMatch[]; due: number }>()(z.strictObject(personFields)),
  /** Of everybody in a case. */
  caseMatches: call<{ people: PersonMatches[]; due: number }>()(z.strictObject({ caseId: CaseId })),
  /** That two who look alike are not the same. They stay two either way. Throws `not-found`. */
  personApart: call<{ people: PersonMatches[]; due: number }>()(
    z.strictObject({ personId: PersonId, otherId: PersonId }),
  ),
  personAdd: call<PersonView>()(z.strictObject({ caseId: CaseId, ...personFields })),
  personUpdate: call<PersonView>()(z.strictObject({ personId: PersonId, ...personFields })),
};
