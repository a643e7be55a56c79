import { later } from '../told/later.ts';
export const earlier = later;
