import { later } from '../leaving/later.ts';
export const earlier = later;
