/** @file `testimony screen export`: a sheet that is made to be printed, as PDF. */
import { resolve } from 'node:path';
import { perform } from '../../usecases/handlers/registry.ts';
import { findingLines, outcomeOf } from '../account-lines.ts';
import { facts } from '../columns.ts';
import { command, DECISION, decisionIn, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { RECORD, recordId } from '../record-option.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

export const exportWorksheet = command({
  name: 'screen export',
  summary: 'Write a sheet that is made to be printed as PDF: special measures',
  details: [
    'It holds what is recorded on the sheet, and at its head what it is and is not. It leaves under consent for papers to the court.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    recipient: { type: 'string', value: 'NAME', help: 'who will hold it; consent for them counts' },
    ...DECISION,
    ...RELEASE,
  },
  example: 'screen export --vault ./my-vault --id 0f3k… --out ./for-court --recipient "The prosecutor"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { recipient = '' } = options;
      const screeningId = recordId(options.id);
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const released = releasedRecords(options);
      const input = { screeningId, folder, recipient, ...decisionIn(options), released };
      const done = await perform(engine, 'worksheetExport', input, job);
      return {
        json: { ...done, folder: out },
        lines: [
          ...facts([
            ['file', done.fileName],
            ['sha256', done.sha256],
          ]),
          ...findingLines(done.accounts),
        ],
        outcome: outcomeOf(done.accounts),
      };
    }),
});
