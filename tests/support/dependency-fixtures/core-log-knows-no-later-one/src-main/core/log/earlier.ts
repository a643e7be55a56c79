import { later } from '../handover/later.ts';
export const earlier = later;
