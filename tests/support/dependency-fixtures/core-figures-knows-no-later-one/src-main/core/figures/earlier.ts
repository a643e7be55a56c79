import { later } from '../worksheets/later.ts';
export const earlier = later;
