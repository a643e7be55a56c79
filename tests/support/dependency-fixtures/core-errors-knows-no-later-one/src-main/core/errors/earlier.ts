import { later } from '../words/later.ts';
export const earlier = later;
