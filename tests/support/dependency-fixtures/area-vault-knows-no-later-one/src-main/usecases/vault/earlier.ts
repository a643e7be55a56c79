import { later } from '../handlers/later.ts';
export const earlier = later;
