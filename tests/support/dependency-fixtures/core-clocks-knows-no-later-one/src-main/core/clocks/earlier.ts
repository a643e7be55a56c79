import { later } from '../contact/later.ts';
export const earlier = later;
