import { inWords } from '../core/words/words.ts';
export const isSilent = (code: string): boolean => /no text/.test(inWords(code));
