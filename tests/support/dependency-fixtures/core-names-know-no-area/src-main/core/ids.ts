import { two } from './text/two.ts';
export const one = two;
