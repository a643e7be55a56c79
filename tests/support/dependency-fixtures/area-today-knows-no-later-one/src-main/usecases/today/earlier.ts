import { later } from '../vault/later.ts';
export const earlier = later;
