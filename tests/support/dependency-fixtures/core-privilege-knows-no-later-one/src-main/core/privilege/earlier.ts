import { later } from '../findings/later.ts';
export const earlier = later;
