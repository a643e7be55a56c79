/**
 * @file Where something is that left the vault, as far as anybody recorded: written to a folder, printed, sent, or given to
 * somebody, by which way and when. That a file was written for somebody does not say that they have it. One place for the
 * window, the command line and every page that says so.
 */
import { formatDay } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { DepartureKind, DepartureState } from './departure.ts';

/** That somebody was given it: whom, by which way, on which ISO day; and who recorded it when. */
export interface HandedOver {
  readonly to: string;
  readonly how: string;
  readonly on: string;
  readonly at: string;
  readonly by: string;
}
/** That whom it was for was recorded wrongly: as it was recorded before, and why it is put right. */
export interface PutRight {
  readonly was: string;
  readonly why: string;
  readonly at: string;
  readonly by: string;
}

export interface Left {
  readonly kind: DepartureKind;
  readonly state: DepartureState;
  /** Whom it was made for, as put right; empty where nobody was named. */
  readonly to: string;
  /** Whether it was printed, and no file written. */
  readonly printed: boolean;
  readonly submitted: { readonly day: string } | null;
  readonly given: readonly HandedOver[];
  readonly putRight: readonly PutRight[];
}

/** Of which nobody can say that it is in a folder. */
const NOT_THERE: ReadonlySet<DepartureState> = new Set([
  'begun',
  'leaving',
  'not-found',
  'unreachable',
  'did-not-leave',
  'nothing-left',
]);

/** Every handing-over, oldest first; what is known of it where there is none; then what was put right. */
export function whereabouts(left: Left): Coded[] {
  const given = left.given.map(({ to, how, on }) => coded('out-given', { to, how, on: formatDay(on) }));
  const known = given.length > 0 ? given : withoutHandingOver(left);
  return [...known, ...left.putRight.map(({ was, why }) => coded('out-put-right', { was, why }))];
}

function withoutHandingOver({ kind, state, to, printed, submitted }: Left): Coded[] {
  if (submitted !== null) return [coded('out-sent', { to, on: formatDay(submitted.day) })];
  if (kind === 'typed') return [coded('out-shown', { to })];
  if (NOT_THERE.has(state)) return to === '' ? [] : [coded('out-meant-for', { to })];
  return [coded(printed ? 'out-printed' : 'out-written', { to })];
}
