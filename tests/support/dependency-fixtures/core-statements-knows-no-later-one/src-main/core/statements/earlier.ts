import { later } from '../log/later.ts';
export const earlier = later;
