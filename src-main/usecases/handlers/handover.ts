/** @file The calls of contract/handover.ts. */
import type { handoverCalls } from '../../contract/handover.ts';
import { handoverKeyPaper } from '../handover/key-paper.ts';
import { handoverDiscard, handoverList, handoverReview } from '../handover/list.ts';
import { handoverMake, handoverPreview } from '../handover/make.ts';
import { handoverMerge } from '../handover/merge.ts';
import { handoverRead } from '../handover/read.ts';
import { handoverReceiptRead, handoverReceiptWrite } from '../handover/receipt.ts';
import { handoverDigits, handoverKey } from '../handover/receiving-key.ts';
import type { Handlers } from './handlers.ts';

export const handoverHandlers = {
  handoverKey,
  handoverDigits,
  handoverKeyPaper,
  handoverPreview,
  handoverMake,
  handoverList,
  handoverRead,
  handoverReview,
  handoverMerge,
  handoverDiscard,
  handoverReceiptWrite,
  handoverReceiptRead,
} satisfies Handlers<keyof typeof handoverCalls>;
