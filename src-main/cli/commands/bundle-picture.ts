/** @file `testimony bundle picture`: pages that go into bundles as pictures of what is seen of them. */
import { PICTURE_DPI } from '../../core/evidence/pictured-pages.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { sayPages } from '../finding-words.ts';
import { pagesIn } from '../page-list.ts';
import { withVault } from '../with-vault.ts';

export const picture = command({
  name: 'bundle picture',
  summary: 'Put pages of a document into bundles as pictures, so that no hidden words go along',
  details: [
    `For words that nobody sees on a page and whoever gets the bundle could find and copy: under a box, in white, on a layer that is off. What is seen of these pages goes in, at ${PICTURE_DPI} dots an inch; their words cannot be searched. It holds for every bundle built after it and is in the log and in what the bundle's folder says of its copies; the file itself is never changed.`,
    '--pages names all pages that are to be pictures, in the place of any before; --pages none takes it back.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: { type: 'string', value: 'ITEM', help: 'exhibit mark, title or identifier', required: true },
    pages: {
      type: 'string',
      value: 'LIST',
      help: 'pages of the document, as in 2,5-7, or none',
      required: true,
    },
  },
  example: 'bundle picture --vault ./my-vault --case LH-2026-014 --item AB/1 --pages 2,5-7',
  run: ({ options, terminal, job }) => {
    const pages = options.pages === 'none' ? [] : pagesIn(options.pages);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const { id: evidenceId, title } = findEvidence(evidence, options.item);
      const { pictured } = await perform(engine, 'evidencePicturePages', { evidenceId, pages }, job);
      const said =
        pictured.length === 0
          ? `Bundles show all pages of ${printable(title)} as they came.`
          : `Bundles show ${sayPages(pictured)} of ${printable(title)} as ${pictured.length === 1 ? 'a picture' : 'pictures'}.`;
      return { json: { evidenceId, pictured }, lines: [`${said} The file itself stays as it came.`] };
    });
  },
});
