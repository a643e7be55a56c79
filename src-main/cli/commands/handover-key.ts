/** @file `testimony handover key` and `digits`: the public key of a vault, and what of any key is compared over the telephone. */
import { join, resolve } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import { isRecipient } from '../../crypto/age.ts';
import { keyDigits } from '../../crypto/key-digits.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { withVault } from '../with-vault.ts';

const key = command({
  name: 'handover key',
  summary: 'Show the public key that other organisations make files for this vault with',
  details: [
    'You may give it to anybody: with it they can make a file that only this vault opens. The key that opens it stays in the vault.',
    'Its digits are for the telephone: where both sides read the same thirty, nobody has changed the key on its way. They are on the page too.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    renew: { type: 'boolean', help: 'make another; files for the one before still open' },
    digits: { type: 'boolean', help: 'show its digits below it' },
    out: { type: 'string', value: 'DIR', help: 'write it as a page too, into this folder' },
  },
  example: 'handover key --vault ./my-vault --out ./for-harbour-house',
  place: 'handover',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const made = await perform(engine, 'handoverKey', { renew: options.renew }, job);
      const lines = [made.recipient, ...(options.digits === true ? [made.digits] : [])];
      if (options.out === undefined) return { json: made, lines };
      makeFolder(options.out);
      const folder = resolve(options.out);
      const page = await perform(engine, 'handoverKeyPaper', { folder: engine.files.register(folder) }, job);
      const file = join(folder, page.fileName);
      return { json: { ...made, file }, lines: [...lines, ...facts([['page', file]])] };
    }),
});

const digits = command({
  name: 'handover digits',
  summary: 'Show the digits of a public key, to compare over the telephone before a case is made for it',
  details: ['No vault is needed.'],
  positionals: [{ name: 'KEY', help: 'a public key, age1…' }],
  options: {},
  example: 'handover digits age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
  async run({ positionals: [typed = ''] }) {
    const recipient = typed.trim();
    if (!isRecipient(recipient)) throw new TestimonyError('usage', { subject: 'KEY', detail: 'age1…' });
    const found = { recipient, digits: keyDigits(recipient) };
    return { json: found, lines: [found.digits] };
  },
});

export const handoverKeyCommands = [key, digits];
