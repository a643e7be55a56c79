import { later } from '../text/later.ts';
export const earlier = later;
