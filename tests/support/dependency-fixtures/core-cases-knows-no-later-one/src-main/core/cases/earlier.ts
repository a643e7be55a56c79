import { later } from '../support/later.ts';
export const earlier = later;
