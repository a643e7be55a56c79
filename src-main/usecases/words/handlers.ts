/** @file The calls of shared/contract/words.ts. */
import type { wordsCalls } from '../../shared/contract/words.ts';
import type { Handlers } from '../handlers.ts';
import { wordsKeep, wordsKept } from './kept-words.ts';

export const wordsHandlers = { wordsKept, wordsKeep } satisfies Handlers<keyof typeof wordsCalls>;
