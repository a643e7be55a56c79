import { later } from '../dates/later.ts';
export const earlier = later;
