import { later } from '../consent/later.ts';
export const earlier = later;
