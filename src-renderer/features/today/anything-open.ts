/** @file Whether there is anything to go on with: what was built last is only for finding it again. */
import type { TodayView } from '../../../src-main/contract/today.ts';

export const anythingOpen = ({
  hearings,
  needs,
  due,
  waiting,
  urgent,
  drafts,
  evidence,
  consents,
}: TodayView): boolean =>
  hearings.total +
    needs.total +
    due.total +
    waiting.total +
    urgent.total +
    drafts.total +
    evidence.total +
    consents.total >
  0;
