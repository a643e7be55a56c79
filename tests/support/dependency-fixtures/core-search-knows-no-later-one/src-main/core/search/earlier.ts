import { later } from '../people/later.ts';
export const earlier = later;
