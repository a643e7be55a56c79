/** @file Progress in the work's own terms, one line per document rather than per page. */
import type { Progress } from '../shared/ports.ts';
import type { Terminal } from './command.ts';

const STEPS: Readonly<Record<Progress['step'], string>> = {
  reading: 'Reading',
  checking: 'Looking it over',
  typesetting: 'Setting cover and index',
  assembling: 'Putting the pages together',
  writing: 'Writing',
  verifying: 'Reading it back',
  finished: 'Done',
};
/** A long document says where it is every so many pages. */
const PAGES_BETWEEN = 100;

/** A `report` for jobs that says something only when there is something new to say. */
export function progressLines(terminal: Terminal): (progress: Progress) => void {
  let last = '';
  return (progress) => {
    const { step, document, page } = progress;
    if (step === 'finished') return;
    const where = document === undefined ? '' : `: document ${document.index} of ${document.of}`;
    const hundreds = page === undefined ? 0 : Math.floor(page.number / PAGES_BETWEEN) * PAGES_BETWEEN;
    const line = `${STEPS[step]}${where}${hundreds === 0 ? '' : `, page ${hundreds}`}`;
    if (line === last) return;
    last = line;
    terminal.say(line);
  };
}
