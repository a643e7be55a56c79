import { later } from '../today/later.ts';
export const earlier = later;
