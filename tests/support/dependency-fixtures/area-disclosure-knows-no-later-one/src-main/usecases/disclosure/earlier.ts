import { later } from '../answers/later.ts';
export const earlier = later;
