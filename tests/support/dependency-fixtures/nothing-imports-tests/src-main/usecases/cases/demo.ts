import { sample } from '../../../tests/support/sample.ts';
export const demo = sample;
