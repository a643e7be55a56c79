/** @file What a comparison of two sides of a case says, thing by thing, and what it has to be told. */
import type { Line } from '../effective.ts';
import type { Coded } from '../findings/finding.ts';
import type { CaseData, RecordData } from './case-data.ts';

export const ITEM_KINDS = [
  ...(['case', 'person', 'field', 'record', 'answer', 'exhibit', 'consent'] as const),
  ...(['plan', 'contact', 'date', 'support', 'transcript'] as const),
] as const;
export type ItemState = 'new' | 'same' | 'more-there' | 'more-here' | 'different';
export interface ComparedItem {
  readonly item: string;
  readonly kind: (typeof ITEM_KINDS)[number];
  readonly title: string;
  readonly state: ItemState;
  readonly differences: readonly { readonly field: string; readonly here: string; readonly there: string }[];
  readonly suggested: boolean;
  readonly notes: readonly Coded[];
  readonly mayTake: boolean;
  /** Who wrote the newest of what is not here, and when; left out where nobody knows. */
  readonly changed?: { readonly by: string; readonly at: string };
  /** Who wrote what is here, and when, where both sides wrote. */
  readonly ours?: { readonly by: string; readonly at: string };
}

/** What the comparison cannot know from the two sides. */
export interface Around {
  readonly here: CaseData | null;
  readonly there: CaseData;
  /** How a form calls a question, and an answer in words; null for a form that this program does not know. */
  readonly form: (sha256: string) => FormWords | null;
  readonly purpose: (id: string) => string;
  /** Title of a heading of the personal plan. */
  readonly heading: (id: string) => string;
  /** Words of this program, for what is called by a code. */
  readonly say: (said: Coded) => string;
  /** Whether this program knows such a kind of day. */
  readonly knowsKind: (kind: string) => boolean;
  /** Identifiers that stand in this vault and are not of this case, or were taken out of it. */
  readonly elsewhere: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** By hash: why an original cannot become an exhibit. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Whether the other vault says what the writer of a line knew, and not only in which order it got it. */
  readonly saysWhat: SaysWhat;
}
export interface FormWords {
  title(question: string): string;
  said(answer: RecordData['answers'][number]): string;
}

/** Of a line of the file. */
export type SaysWhat = (line: Pick<Line, 'seq' | 'view'>) => boolean;

export const itemOf = (kind: ComparedItem['kind'], ...ids: readonly string[]): string =>
  [kind, ...ids].join('/');

/** `lines`: those of the file that are not here. */
export function changedBy(
  lines: readonly { readonly at: string; readonly by?: string; readonly author?: string }[],
): Pick<ComparedItem, 'changed'> {
  const newest = lines.filter(({ at }) => at !== '').sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  return newest === undefined ? {} : { changed: { by: newest.by ?? newest.author ?? '', at: newest.at } };
}

/** Field by field, in words. */
export type Side = Readonly<Record<string, string>>;

/** What one side says nothing of takes nothing away from the other. `decides`: somebody is to decide, and sees what either side lacks. */
export function differing(here: Side, there: Side, decides = false): ComparedItem['differences'] {
  return [...new Set([...Object.keys(there), ...(decides ? Object.keys(here) : [])])]
    .map((field) => ({ field, here: here[field] ?? '', there: there[field] ?? '' }))
    .filter((one) => one.here !== one.there && (decides || one.there !== ''));
}
