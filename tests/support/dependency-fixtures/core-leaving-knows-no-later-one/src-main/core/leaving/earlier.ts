import { later } from '../keeping/later.ts';
export const earlier = later;
