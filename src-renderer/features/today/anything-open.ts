/** @file Whether there is anything to go on with: what was built last is only for finding it again. */
import type { TodayView } from '../../../src-main/contract/today.ts';

export const anythingOpen = ({
  hearings,
  needs,
  due,
  waiting,
  urgent,
  undecided,
  drafts,
  evidence,
  consents,
  packs,
}: TodayView): boolean =>
  hearings.total +
    needs.total +
    due.total +
    waiting.total +
    urgent.total +
    undecided.total +
    drafts.total +
    evidence.total +
    consents.total +
    packs.total >
  0;

/** Whether anything in it carries somebody's name, so that there is something to narrow down. */
export const hasOwners = ({ hearings, needs, due, waiting, drafts }: TodayView): boolean =>
  hearings.total + needs.total + due.total + waiting.total + drafts.total > 0;
