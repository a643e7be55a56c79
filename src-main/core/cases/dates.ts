/**
 * @file The days that are known in a case, in their order: hearings, custody and removal, the last day of a consent, and
 * what follows by a rule from what happened.
 * What has no day is in none of them. Days are ISO days; `today` is the engine's.
 */

import { type ClockState, isOver } from '../clocks/running.ts';
import type { ConsentView } from '../consent/consent-line.ts';
import { type Situation, type SituationKind, standing } from './situation.ts';

interface Hearing {
  /** The bundle it is recorded in. */
  readonly id: string;
  readonly title: string;
  readonly hearingDate: string | null;
}

/** A day that follows from something, by a rule: core/clocks. */
interface FollowingDay {
  readonly subject: string;
  readonly ruleId: string;
  readonly title: string;
  readonly about: string;
  readonly on: string | null;
  readonly state: ClockState;
}

export type CaseDate = { readonly on: string; readonly past: boolean } & (
  | { readonly what: 'hearing'; readonly bundleId: string; readonly title: string }
  | { readonly what: 'situation'; readonly kind: SituationKind; readonly who: string; readonly time: string }
  | {
      readonly what: 'consent';
      readonly personId: string;
      readonly purpose: string;
      readonly recipient: string;
    }
  | {
      readonly what: 'clock';
      readonly subject: string;
      readonly ruleId: string;
      readonly title: string;
      readonly about: string;
    }
);

export interface DatesOf {
  readonly hearings: readonly Hearing[];
  readonly situation: Situation;
  /** The lines that stand; only what was agreed or decided can end. */
  readonly consents: readonly Pick<
    ConsentView,
    'personId' | 'purpose' | 'recipient' | 'status' | 'expiresOn'
  >[];
  /** Those of the case; what is over is left out. */
  readonly clocks: readonly FollowingDay[];
  readonly today: string;
}

/** Soonest first. A hearing with several bundles stands once for each, since each is opened by itself. */
export function caseDates({ hearings, situation, consents, clocks, today }: DatesOf): CaseDate[] {
  const dated = (on: string) => ({ on, past: on < today });
  const found: CaseDate[] = [
    ...hearings.flatMap(({ id, title, hearingDate }) =>
      hearingDate === null ? [] : [{ ...dated(hearingDate), what: 'hearing' as const, bundleId: id, title }],
    ),
    ...standing(situation).flatMap(({ kind, on, who, time }) =>
      on === null ? [] : [{ ...dated(on), what: 'situation' as const, kind, who, time }],
    ),
    ...consents.flatMap(({ personId, purpose, recipient, status, expiresOn }) =>
      expiresOn === null || (status !== 'given' && status !== 'best-interests')
        ? []
        : [{ ...dated(expiresOn), what: 'consent' as const, personId, purpose, recipient }],
    ),
  ];
  const following: CaseDate[] = clocks.flatMap(({ subject, ruleId, title, about, on, state }) =>
    on === null || isOver(state)
      ? []
      : [{ ...dated(on), what: 'clock' as const, subject, ruleId, title, about }],
  );
  return [...found, ...following].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What comes next: today's, or the soonest after it. */
export const nextDate = (dates: readonly CaseDate[]): CaseDate | undefined => dates.find(({ past }) => !past);
