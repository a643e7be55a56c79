import { later } from '../cases/later.ts';
export const earlier = later;
