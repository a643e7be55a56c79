/** @file What is being typed about decisions and support, and the line it makes. */
import type { CallInput } from '../../../src-main/contract/index.ts';
import { exactDay, type FuzzyDate, onDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { SupportKind, SupportLine } from '../../../src-main/core/support/support-line.ts';

type Line<K extends SupportKind> = Extract<SupportLine, { kind: K }>;

export interface SupportDraft {
  readonly kind: SupportKind;
  readonly about: Line<'decision'>['about'];
  readonly answer: Line<'decision'>['answer'];
  readonly heading: string;
  readonly state: Line<'need'>['state'];
  readonly engagement: Line<'engagement'>['state'];
  readonly reasons: readonly string[];
  readonly saidBy: Line<'engagement'>['saidBy'];
  readonly role: Line<'worker'>['role'];
  readonly atRisk: Line<'non-punishment'>['atRisk'];
  readonly task: Line<'non-punishment'>['task'];
  readonly request: Line<'interview-request'>['state'];
  readonly mistaken: boolean;
  readonly which: string;
  readonly otherCase: string;
  /** undefined: what is typed cannot be read yet. */
  readonly on: FuzzyDate | null | undefined;
  /** Of a review, or since when. */
  readonly day: FuzzyDate | null | undefined;
  readonly need: string;
  readonly goal: string;
  readonly owner: string;
  readonly outcome: string;
  readonly name: string;
  readonly organisation: string;
  readonly raisedWith: string;
  readonly reference: string;
  readonly by: string;
  readonly wish: string;
  readonly words: string;
}

const NEW: SupportDraft = {
  kind: 'decision',
  about: 'police',
  answer: 'undecided',
  heading: 'housing',
  state: 'open',
  engagement: 'in-contact',
  reasons: [],
  saidBy: 'worker',
  role: 'worker',
  atRisk: 'yes',
  task: 'open',
  request: 'asked',
  mistaken: false,
  which: '',
  otherCase: '',
  on: null,
  day: null,
  need: '',
  goal: '',
  owner: '',
  outcome: '',
  name: '',
  organisation: '',
  raisedWith: '',
  reference: '',
  by: '',
  wish: '',
  words: '',
};

/** Goes on from the line before; a new day is for the new line. */
export function draftOf(before: SupportLine | null): SupportDraft {
  if (before === null) return NEW;
  switch (before.kind) {
    case 'decision':
      return { ...NEW, ...before, on: null, words: '' };
    case 'need':
      return { ...NEW, ...before, day: before.reviewOn === null ? null : onDay(before.reviewOn) };
    case 'engagement':
      return { ...NEW, ...before, engagement: before.state, state: 'open', on: null, words: '' };
    case 'worker':
      return { ...NEW, ...before, day: null };
    case 'non-punishment':
      return { ...NEW, ...before };
    case 'earlier-referral':
      return { ...NEW, ...before };
    case 'interview-request':
      return { ...NEW, ...before, request: before.state, state: 'open' };
  }
}

/** Null while something in it is missing or cannot be read. */
export function lineOf(draft: SupportDraft): CallInput<'supportRecord'>['line'] | null {
  const { kind, on, day, words, which } = draft;
  const exact = day == null ? null : exactDay(day);
  if (on === undefined || day === undefined || (day !== null && exact === null)) return null;
  const filled = <T>(text: string, line: T): T | null => (text.trim() === '' ? null : line);
  switch (kind) {
    case 'decision':
      return { kind, about: draft.about, answer: draft.answer, on, words };
    case 'need': {
      const { heading, need, goal, owner, state, outcome } = draft;
      return filled(need, { kind, which, heading, need, goal, owner, reviewOn: exact, state, outcome });
    }
    case 'engagement':
      return { kind, state: draft.engagement, reasons: [...draft.reasons], saidBy: draft.saidBy, on, words };
    case 'worker':
      return { kind, role: draft.role, name: draft.name, organisation: draft.organisation, since: exact };
    case 'non-punishment':
      return { kind, atRisk: draft.atRisk, task: draft.task, raisedWith: draft.raisedWith, on, words };
    case 'earlier-referral': {
      const { reference, outcome, otherCase, mistaken } = draft;
      return { kind, which, on, reference, outcome, otherCase, words, mistaken };
    }
    case 'interview-request':
      return filled(draft.by, { kind, which, by: draft.by, on, state: draft.request, wish: draft.wish });
  }
}
