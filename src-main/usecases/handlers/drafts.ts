/** @file The calls of contract/drafts.ts. */
import type { wordsCalls } from '../../contract/drafts.ts';
import { wordsKeep, wordsKept } from '../drafts/drafts.ts';
import type { Handlers } from './handlers.ts';

export const wordsHandlers = { wordsKept, wordsKeep } satisfies Handlers<keyof typeof wordsCalls>;
