/**
 * @file Going to the very thing on another page: the way there is asked for first, and the keyboard lands on it once that
 * page has drawn it. A key that is pressed meanwhile is somebody's own way, and it is left at that.
 */
import type { PersonId } from '../../src-main/core/ids.ts';
import { forgetAtLock } from '../bridge/locking.ts';
import { unfold } from '../ui/fold.ts';
import { focusQuestion } from './question-focus.ts';

export interface Landing {
  /** Of `data-thing`: what it is, the same wherever it is drawn. */
  readonly thing?: string;
  readonly question?: string;
  /** Whose: a page that shows one person at a time begins with them. */
  readonly person?: PersonId;
}

const WAITS_MS = 10_000;
let wanted: Landing | null = null;
let stop: () => void = () => undefined;
forgetAtLock(() => stop());

/** To be said before going there. */
export function landOn(landing: Landing): void {
  stop();
  wanted = landing;
  unfold(true);
  const looking = new MutationObserver(look);
  const ending = setTimeout(() => stop(), WAITS_MS);
  const leave = () => stop();
  stop = () => {
    looking.disconnect();
    clearTimeout(ending);
    document.removeEventListener('keydown', leave, true);
    wanted = null;
    unfold(false);
    stop = () => undefined;
  };
  looking.observe(document.body, { childList: true, subtree: true });
  // The key that asked for it is still on its way.
  setTimeout(() => document.addEventListener('keydown', leave, true), 0);
}

/** What is on its way; null where nothing is. */
export const landing = (): Landing | null => wanted;

function look(): void {
  const { thing, question } = wanted ?? {};
  // A record that is signed has its questions as rows to be read.
  const name = thing ?? `question ${question}`;
  const asked = `main [data-question="${CSS.escape(question ?? '')}"]`;
  const found =
    document.querySelector(asked) ?? document.querySelector(`main [data-thing="${CSS.escape(name)}"]`);
  if (found === null) return;
  stop();
  // After what the page itself does when it opens.
  setTimeout(() => (found.matches(asked) ? focusQuestion(question ?? '') : focusThing(found)), 50);
}

function focusThing(found: Element): void {
  if (!(found instanceof HTMLElement) || !found.isConnected) return;
  found.tabIndex = -1;
  found.scrollIntoView({ block: 'center' });
  found.focus({ preventScroll: true });
}
