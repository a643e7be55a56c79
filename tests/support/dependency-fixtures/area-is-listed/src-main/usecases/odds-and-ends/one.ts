import { two } from '../../core/two.ts';
export const one = two;
