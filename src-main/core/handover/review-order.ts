/**
 * @file In which order a received file is read: consents, safety and days first, then people, then what was told, then the rest. Within a
 * group first what both sides changed: it waits for a person. All else goes in as one step.
 */
import type { ComparedItem } from './compared.ts';

export const REVIEW_GROUPS = ['safety', 'people', 'account', 'rest'] as const;
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

type Item = Pick<ComparedItem, 'item' | 'kind' | 'state' | 'suggested'> & {
  readonly notes: readonly { readonly code: string }[];
};

const GROUPS: Readonly<Record<ComparedItem['kind'], ReviewGroup>> = {
  consent: 'safety',
  plan: 'safety',
  contact: 'safety',
  date: 'safety',
  person: 'people',
  support: 'people',
  field: 'people',
  record: 'account',
  answer: 'account',
  case: 'rest',
  exhibit: 'rest',
  transcript: 'rest',
};

const WRITTEN_BY_BOTH: ReadonlySet<string> = new Set([
  'handover-undecided',
  'handover-both-wrote',
  'handover-open',
]);
/** Whether both wrote, and nobody has decided between them. */
export const bothWrote = ({ notes }: Pick<Item, 'notes'>): boolean =>
  notes.some(({ code }) => WRITTEN_BY_BOTH.has(code));

/** Days and what was decided about the police are safety. A field goes with what it is of; how somebody is reached is safety. */
export function groupOf({ item, kind }: Pick<Item, 'item' | 'kind'>): ReviewGroup {
  const [, of, sort, field] = item.split('/');
  if (kind === 'support' && sort === 'decision' && field === 'police') return 'safety';
  if (kind !== 'field') return GROUPS[kind];
  return field === 'safeContact' || field === 'interpreterNeeded'
    ? 'safety'
    : of === 'person'
      ? 'people'
      : 'rest';
}

/** Whether both sides changed it, so that somebody has to decide. */
export const isAsked = ({ kind, state, suggested }: Pick<Item, 'kind' | 'state' | 'suggested'>): boolean =>
  (kind === 'field' || kind === 'answer' || state === 'different') && !suggested;

/** Group by group; items that belong together stay in their order. Groups without any are left out. */
export const inReviewOrder = <T extends Item>(items: readonly T[]): { group: ReviewGroup; items: T[] }[] =>
  REVIEW_GROUPS.map((group) => {
    const some = items.filter((one) => groupOf(one) === group);
    const rank = (one: T) => (isAsked(one) ? 0 : bothWrote(one) ? 1 : 2);
    return { group, items: some.toSorted((a, b) => rank(a) - rank(b)) };
  }).filter((one) => one.items.length > 0);

type Noted = Item & Pick<ComparedItem, 'mayTake'>;

/** Of a person, a case or an exhibit nothing but fields that both changed: those are items of their own. */
export const onlyAsked = ({
  kind,
  state,
  mayTake,
  notes,
}: Pick<Noted, 'kind' | 'state' | 'mayTake' | 'notes'>): boolean =>
  state === 'different' &&
  !mayTake &&
  notes.length === 0 &&
  (kind === 'person' || kind === 'case' || kind === 'exhibit');

/** What they alone changed: it comes in as one step. */
export const changedThereAlone = (one: Noted): boolean =>
  one.suggested && !isAsked(one) && !bothWrote(one) && !onlyAsked(one);
