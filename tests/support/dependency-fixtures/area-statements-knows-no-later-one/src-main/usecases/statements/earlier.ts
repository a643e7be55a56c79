import { later } from '../bundles/later.ts';
export const earlier = later;
