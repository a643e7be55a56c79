import { later } from '../drafts/later.ts';
export const earlier = later;
