import { later } from '../errors/later.ts';
export const earlier = later;
