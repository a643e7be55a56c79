import { later } from '../clocks/later.ts';
export const earlier = later;
