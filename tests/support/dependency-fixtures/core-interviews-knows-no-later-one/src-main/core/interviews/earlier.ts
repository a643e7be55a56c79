import { later } from '../packs/later.ts';
export const earlier = later;
