import { later } from '../evidence/later.ts';
export const earlier = later;
