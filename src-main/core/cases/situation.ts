/**
 * @file What has to be asked before anything else in a case: has the person been arrested, charged, bailed or detained, is
 * a plea or hearing due, who acts for them, is a removal planned. Here stands a case against the person; a crime of which
 * they are the victim has its reference in the forms. Each changes what may be said, to whom, and by when: a solicitor is told before any plea or interview
 * (Modern Slavery Act 2015 s 45 and its Schedule 4; certainty H for the section).
 */
import * as z from 'zod';
import { ClockTimeOrNone } from '../dates/clock-time.ts';

export const SITUATIONS = [
  'arrested',
  'charged',
  'bail',
  'plea',
  'hearing',
  'solicitor',
  'second-solicitor',
  'detained',
  'removal',
] as const;
export type SituationKind = (typeof SITUATIONS)[number];

/** What a solicitor acts in. */
export const MATTERS = ['crime', 'asylum', 'claim', 'family', 'other'] as const;
export type Matter = (typeof MATTERS)[number];

export const SITUATION_ANSWERS = ['yes', 'no', 'not-known'] as const;

const Words = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters')
  .default('');

export const SituationAnswer = z.strictObject({
  answer: z.enum(SITUATION_ANSWERS),
  /** Whom it is about, where the case has several people. */
  who: Words,
  /** ISO day: when it was, or will be. */
  on: z.iso.date().nullable().default(null),
  /** "14:30", by the clock of the place; empty when it is not known. */
  time: ClockTimeOrNone.default(''),
  where: Words,
  /** Of a solicitor: the matter they act in; left out where nobody said. Only crime is a case against the person. */
  actsIn: z.enum(MATTERS).optional(),
  /** Who said so. */
  toldBy: Words,
});
export type SituationAnswer = z.infer<typeof SituationAnswer>;

/** A kind that is not there was not asked about yet. */
export const Situation = z.partialRecord(z.enum(SITUATIONS), SituationAnswer);
export type Situation = z.infer<typeof Situation>;

/** Whether it has to be acted on by itself: that somebody has a solicitor does not. */
export const isUrgent = (kind: SituationKind): boolean => !isSolicitor(kind);

export const isSolicitor = (kind: SituationKind): boolean =>
  kind === 'solicitor' || kind === 'second-solicitor';

/** What stands, in the order of `SITUATIONS`. */
export const standing = (situation: Situation): (SituationAnswer & { readonly kind: SituationKind })[] =>
  SITUATIONS.flatMap((kind) => {
    const found = situation[kind];
    return found?.answer === 'yes' ? [{ kind, ...found }] : [];
  });
