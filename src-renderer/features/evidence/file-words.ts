/** @file Whether the interface has words for a kind, a step or an act of custody; anything newer is shown by its own name. */
import { CUSTODY_ACTIONS, type CustodyAction } from '../../../src-main/core/evidence/custody.ts';
import {
  MEDIA_TYPES,
  type MediaType,
  WORKING_STEPS,
  type WorkingStep,
} from '../../../src-main/core/evidence/media-types.ts';

const isOneOf =
  <T extends string>(known: readonly T[]) =>
  (value: string): value is T =>
    known.some((one) => one === value);

export const isKnownKind: (value: string) => value is MediaType = isOneOf(MEDIA_TYPES);
export const isKnownStep: (value: string) => value is WorkingStep = isOneOf(WORKING_STEPS);
export const isKnownAction: (value: string) => value is CustodyAction = isOneOf(CUSTODY_ACTIONS);
