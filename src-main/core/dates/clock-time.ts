/** @file "14:30": a time by the clock of the place, from 00:00 to 23:59. */
import * as z from 'zod';

export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Empty where nobody knows the time. */
export const CLOCK_TIME_OR_NONE = /^(([01]\d|2[0-3]):[0-5]\d)?$/;
export const ClockTimeOrNone = z.string().regex(CLOCK_TIME_OR_NONE);
