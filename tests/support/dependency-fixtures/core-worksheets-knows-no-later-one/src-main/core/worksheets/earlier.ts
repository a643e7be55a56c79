import { later } from '../chronology/later.ts';
export const earlier = later;
