/** @file `testimony evidence use-pdf`: a PDF made elsewhere, in the place of a file whose looks cannot be shown here. */
import { resolve } from 'node:path';
import type { EvidenceView } from '../../contract/evidence.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { sayNote } from '../finding-words.ts';
import { withVault } from '../with-vault.ts';

export const usePdfCommand = command({
  name: 'evidence use-pdf',
  summary: 'Put a PDF made elsewhere in the place of a file that bundles cannot show as it looks',
  details: [
    'For a statement or a letter from a word processor: save it as PDF there, or scan the signed paper. The PDF becomes an exhibit with the same mark, title and date, and takes the place of the file in every bundle that is arranged. The file stays in the case. Both are compared by their words.',
    '--back takes the PDF out of the case again, and puts the file back in its place.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: {
      type: 'string',
      value: 'ITEM',
      help: 'the file it is of: exhibit mark, title or identifier',
      required: true,
    },
    pdf: { type: 'string', value: 'FILE', help: 'the PDF' },
    from: { type: 'string', value: 'NAME', help: 'who gave you the PDF' },
    back: { type: 'boolean', help: 'take the PDF back' },
  },
  example: 'evidence use-pdf --vault ./my-vault --case LH-2026-014 --item AB/1 --pdf ./statement-signed.pdf',
  run: ({ options, terminal, job }) => {
    const { pdf, back: isBack = false } = options;
    if ((pdf === undefined) !== isBack)
      throw new TestimonyError('usage', { subject: 'evidence use-pdf', detail: 'one of --pdf and --back' });
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const isFile = ({ mediaType }: EvidenceView) => mediaType !== 'application/pdf';
      const { id: evidenceId, title } = findEvidence(evidence.filter(isFile), options.item);
      if (pdf === undefined) {
        const back = await perform(engine, 'evidencePdfBack', { evidenceId }, job);
        return {
          json: back,
          lines: [
            `The PDF is removed. ${printable(title)} stands in its place again${inBundles(back.bundles)}.`,
          ],
        };
      }
      const file = engine.files.register(resolve(pdf));
      const input = { evidenceId, file, receivedFrom: options.from ?? '' };
      const used = await perform(engine, 'evidenceUsePdf', input, job);
      const about = used.evidence.notes.filter(({ code }) => code === 'pdf-of').map(sayNote);
      const placed = `The PDF stands in the place of ${printable(title)}${inBundles(used.bundles)}.`;
      return { json: used, lines: [placed, ...about] };
    });
  },
});

const inBundles = (count: number) =>
  count === 0 ? '' : `, in ${count === 1 ? '1 bundle' : `${count} bundles`}`;
