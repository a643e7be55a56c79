/** @file What day it is for what ends on a day, or has to be of some age: by the clock and the log together. */
import { dayInForce } from '../../core/dates/day-in-force.ts';
import type { ReadDb } from '../../vault/db.ts';
import { latestDay } from '../../vault/queries/log-times.ts';
import type { Engine } from './engine.ts';

/** ISO day: the later of the clock's and the log's. */
export const today = ({ clock }: Pick<Engine, 'clock'>, db: ReadDb): string =>
  dayInForce(clock.today(), latestDay(db));
