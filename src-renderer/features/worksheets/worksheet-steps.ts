/** @file Where a worksheet is: about it, a part of its questions, or something done with it as a whole. */
import type { SectionEntry } from '../../questions/record/section-list.tsx';
import type { Part } from './parts.ts';

export type WorksheetStep =
  | { readonly at: 'cover' | 'reading' | 'ready' | 'copy' | 'check' }
  | { readonly at: 'part'; readonly part: string };

/** What a form offers beside its questions. */
export interface WorksheetUses {
  /** It has a rule that reads it together. */
  readonly reads: boolean;
  /** It is a sheet for a referral: whether that is ready is looked at before it goes. */
  readonly readies: boolean;
  /** It prepares fields of an official one. */
  readonly prepares: boolean;
}

/** From a part onwards: the next one, and after the last what the sheet is for. */
export function stepAfterPart(
  parts: readonly Part[],
  key: string | undefined,
  uses: WorksheetUses,
): WorksheetStep {
  const next = parts[parts.findIndex((one) => one.key === key) + 1];
  if (next !== undefined) return { at: 'part', part: next.key };
  const whole = (['reading', 'ready', 'copy', 'check'] as const).filter((at) => isOffered(at, uses));
  return { at: whole[0] ?? 'check' };
}

const isOffered = (at: 'reading' | 'ready' | 'copy' | 'check', uses: WorksheetUses): boolean =>
  ({ reading: uses.reads, ready: uses.readies, copy: uses.prepares, check: true })[at];

export function worksheetEntries(options: {
  readonly parts: readonly Part[];
  readonly done: readonly boolean[];
  readonly step: WorksheetStep;
  readonly uses: WorksheetUses;
  readonly words: Readonly<Record<Exclude<WorksheetStep['at'], 'part'>, string>>;
  readonly onStep: (step: WorksheetStep) => void;
}): SectionEntry[] {
  const { step, uses, words, onStep } = options;
  const whole = (at: Exclude<WorksheetStep['at'], 'part'>): SectionEntry => ({
    key: at,
    title: words[at],
    current: step.at === at,
    onOpen: () => onStep({ at }),
  });
  return [
    whole('cover'),
    ...options.parts.map((part, at) => ({
      key: part.key,
      title: part.title,
      current: step.at === 'part' && step.part === part.key,
      done: options.done[at] === true,
      onOpen: () => onStep({ at: 'part', part: part.key }),
    })),
    ...(uses.reads ? [whole('reading')] : []),
    ...(uses.readies ? [whole('ready')] : []),
    ...(uses.prepares ? [whole('copy')] : []),
    whole('check'),
  ];
}
