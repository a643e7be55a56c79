/** @file The calls of contract/drafts.ts. */
import type { draftCalls } from '../../contract/drafts.ts';
import { draftTextKeep, draftTextList } from '../drafts/drafts.ts';
import type { Handlers } from './handlers.ts';

export const draftHandlers = { draftTextList, draftTextKeep } satisfies Handlers<keyof typeof draftCalls>;
