import { later } from '../help/later.ts';
export const earlier = later;
