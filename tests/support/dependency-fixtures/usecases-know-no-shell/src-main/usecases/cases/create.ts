import { systemClock } from '../../host/system.ts';
export const clock = systemClock;
