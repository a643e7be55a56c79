import { decode } from '../evidence/decoder.ts';
export const call = decode;
