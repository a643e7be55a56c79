import { later } from '../details/later.ts';
export const earlier = later;
