import { later } from '../engine/later.ts';
export const earlier = later;
