import { inWords } from '../core/findings/words.ts';
export const isSilent = (code: string): boolean => /no text/.test(inWords(code));
