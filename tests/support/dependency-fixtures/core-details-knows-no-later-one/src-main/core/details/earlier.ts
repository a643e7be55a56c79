import { later } from '../search/later.ts';
export const earlier = later;
