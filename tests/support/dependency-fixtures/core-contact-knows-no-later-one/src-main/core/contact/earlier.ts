import { later } from '../interviews/later.ts';
export const earlier = later;
