/** Pages that are pictures, searched for words at the command line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ProofView } from '../../../src-main/contract/redaction.ts';
import { asJson, temporaryFolder, testimony } from '../../support/cli.ts';
import { rawDocument } from '../../support/raw-pdf.ts';
import { scannedLetter } from '../../support/redaction-papers.ts';

const parent = temporaryFolder();
const put = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(parent, name), bytes);
  return join(parent, name);
};

it('pages whose words nobody can tell are read by machine, or named, and are no proof', async () => {
  const drawn = await scannedLetter(['Amina Okoro came in March', 'and stayed']);
  const scan = (name: string, bytes: Uint8Array) =>
    put(
      name,
      rawDocument({
        objects: (raw) => {
          raw.add({
            dict: '/Type /XObject /Subtype /Image /Width 1190 /Height 1684 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode',
            data: bytes,
          });
        },
        inherited: '/MediaBox [0 0 595 842] /Resources <</XObject <</I 3 0 R>>>>',
        pages: [{ contents: 'q 595 0 0 842 0 0 cm /I Do Q' }],
      }),
    );
  const says = async (path: string, of: string) => {
    const { json, code } = await asJson<ProofView>(['redact', 'check', path, '--words', of]);
    return [code, json.left.map(({ params: { kind, page: at } }) => [kind, at]), json.unread, json.byMachine];
  };
  const letter = scan('scan.pdf', drawn);
  expect(await says(letter, 'Amina Okoro')).toEqual([5, [['in-picture', 1]], [], [1]]);
  expect(await says(letter, 'Nobody Else')).toEqual([0, [], [], [1]]);
  // It reads English.
  expect(await says(letter, 'Амина Окоро')).toEqual([5, [], [1], []]);
  const empty = scan('empty.pdf', await scannedLetter([]));
  const lines = (await testimony(['redact', 'check', empty, '--words', 'Amina Okoro'])).stdout;
  expect(lines).toContain('Nothing was found where it could be searched: 0 pages');
  expect(lines).toContain('Could not be searched: page 1. Look at it.');
});
