import { later } from '../forms/later.ts';
export const earlier = later;
