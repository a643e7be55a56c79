/** @file Progress in the work's own terms, one line per document rather than per page. */
import type { Progress } from '../contract/ports.ts';
import type { Terminal } from './command.ts';

const STEPS: Readonly<Record<Progress['step'], string>> = {
  reading: 'Reading',
  checking: 'Checking',
  typesetting: 'Making cover and index',
  assembling: 'Assembling',
  writing: 'Writing',
  verifying: 'Reading back and checking',
  finished: 'Done',
};
/** Work that goes fast says which step it is in; work that takes longer also says how far it is. */
const QUIET_MS = 500;

/** A `report` for jobs that says something only when there is something new to say. */
export function progressLines(terminal: Terminal): (progress: Progress) => void {
  let lastStep: Progress['step'] | undefined;
  let lastAt = 0;
  return ({ step, document, page, bytes }) => {
    const now = performance.now();
    if (step === 'finished' || (step === lastStep && now - lastAt < QUIET_MS)) return;
    lastStep = step;
    lastAt = now;
    const where = document === undefined ? '' : `: document ${document.index} of ${document.of}`;
    const share =
      bytes === undefined || bytes.of === 0 ? '' : `: ${Math.floor((bytes.done / bytes.of) * 100)}%`;
    terminal.progress(`${STEPS[step]}${where}${share}${page === undefined ? '' : `, page ${page.number}`}`);
  };
}
