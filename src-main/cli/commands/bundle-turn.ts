/** @file `testimony bundle turn`: how bundles show pages that lie sideways. The file and its custody stay as they are. */

import type { QuarterTurns } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { pagesIn } from '../page-list.ts';
import { withVault } from '../with-vault.ts';

/** Quarter turns clockwise from how the file shows the page; null leaves it to the direction of its text. */
const WAYS: Readonly<Record<string, QuarterTurns | null>> = {
  right: 1,
  over: 2,
  left: 3,
  'as-it-came': 0,
  'by-its-text': null,
};

export const turn = command({
  name: 'bundle turn',
  summary: 'Turn pages of a document in bundles, so that they are read without turning them',
  details: [
    'Pages whose text lies sideways or upside down beyond doubt are turned by themselves, and bundle build says which. For the others a person decides here. It holds for every bundle built after it and is in the log; the file itself is never changed.',
    '--to is counted from how the file shows the page: right, left, over (upside down), as-it-came, or by-its-text to take the decision back.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: { type: 'string', value: 'ITEM', help: 'exhibit mark, title or identifier', required: true },
    pages: { type: 'string', value: 'LIST', help: 'pages of the document, as in 2,5-7', required: true },
    to: { type: 'string', value: 'WAY', help: Object.keys(WAYS).join(', '), required: true },
  },
  example: 'bundle turn --vault ./my-vault --case LH-2026-014 --item AB/1 --pages 2,5-7 --to left',
  run: ({ options, terminal, job }) => {
    const quarterTurns = WAYS[options.to];
    if (quarterTurns === undefined)
      throw usage(`--to ${options.to}`, `one of: ${Object.keys(WAYS).join(', ')}`);
    const pages = pagesIn(options.pages);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const { id: evidenceId, title } = findEvidence(evidence, options.item);
      const view = await perform(engine, 'evidenceTurnPages', { evidenceId, pages, quarterTurns }, job);
      const said = pages.length === 1 ? `page ${pages[0]}` : `pages ${options.pages}`;
      return {
        json: { evidenceId, pageDirections: view.pageDirections },
        lines: [
          `Bundles show ${said} of ${printable(title)} ${IN_WORDS[options.to]}. The file itself stays as it came.`,
        ],
      };
    });
  },
});

const IN_WORDS: Readonly<Record<string, string>> = {
  right: 'turned to the right',
  over: 'turned over',
  left: 'turned to the left',
  'as-it-came': 'as it came',
  'by-its-text': 'as its text is read',
};

const usage = (subject: string, detail: string) => new TestimonyError('usage', { subject, detail });
