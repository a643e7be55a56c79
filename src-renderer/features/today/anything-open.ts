/** @file Whether there is anything to go on with: what was built last is only for finding it again. */
import type { TodayView } from '../../../src-main/contract/today.ts';

export const anythingOpen = ({ urgent, drafts, evidence, consents, awaited }: TodayView): boolean =>
  urgent.total + drafts.total + evidence.total + consents.total + awaited.total > 0;
