/** @file The calls of contract/today.ts. */
import type { todayCalls } from '../../contract/today.ts';
import { todayShow } from '../today/today.ts';
import type { Handlers } from './handlers.ts';

export const todayHandlers = { todayShow } satisfies Handlers<keyof typeof todayCalls>;
