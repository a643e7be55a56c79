import { later } from '../privilege/later.ts';
export const earlier = later;
