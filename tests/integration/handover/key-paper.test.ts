/** The public key as a page, and the digits by which two people see that they have the same one. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { typesetKey } from '../../../src-main/documents/public-key.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { testimony } from '../../support/cli.ts';
import { type Side, sideOf } from '../../support/handover.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const OTHER = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
let side: Side;
beforeAll(async () => {
  side = await sideOf('Amina Okafor', 'a', 20);
});
afterAll(() => side.engine.close());

it('the page has the whole key, in groups too, and its digits; the log says that it was written', async () => {
  const { recipient, digits } = await side.do('handoverKey', {});
  const out = temporaryFolder();
  const { fileName } = await side.do('handoverKeyPaper', { folder: side.engine.files.register(out) });
  checkWithQpdf(readFileSync(join(out, fileName)));
  const text = execFileSync('pdftotext', ['-layout', join(out, fileName), '-'], { encoding: 'utf8' });
  expect(text).toContain(recipient);
  for (const group of [...digits.split(' '), ...(recipient.match(/.{1,6}/g) ?? [])])
    expect(text).toMatch(new RegExp(`(^|\\s)${group}(\\s|$)`, 'm'));
  expect(execFileSync('pdfinfo', [join(out, fileName)], { encoding: 'utf8' })).toMatch(/^Pages: +1$/m);
  const { entries } = await side.do('auditList', {});
  expect(entries.map(({ action }) => action)).toContain('handover.key-written');
});

it('the same key has the same digits everywhere, another has others, and what is no key has none', async () => {
  const { recipient, digits } = await side.do('handoverKey', {});
  expect(digits).toMatch(/^\d{5}( \d{5}){5}$/);
  expect(await side.do('handoverDigits', { key: recipient })).toEqual({ digits });
  const mistyped = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q');
  expect(await side.do('handoverDigits', { key: mistyped })).toEqual({ digits: null });
  // Worked out here by hand, as docs/security.md says that it is.
  const hash = createHash('sha256').update(`testimony-public-key:${OTHER}`).digest();
  const groups = [0, 5, 10, 15, 20, 25].map((at) =>
    String(hash.readUIntBE(at, 5) % 100_000).padStart(5, '0'),
  );
  const said = await testimony(['handover', 'digits', OTHER]);
  expect([said.code, said.stdout.trim()]).toEqual([0, groups.join(' ')]);
  expect(said.stdout.trim()).not.toBe(digits);
  expect((await testimony(['handover', 'digits', mistyped])).code).toBe(2);
});

it('the page says from which day the key is, and when and by whom it was printed', async () => {
  const { recipient, digits } = await side.do('handoverKey', {});
  const page = {
    recipient,
    digits,
    since: '2026-10-01T09:00:00Z',
    printedAt: '2026-11-20T09:00:00Z',
    printedBy: 'Ines',
  };
  const text = flowOf(Buffer.from(typesetKey(findResources().folder, page)));
  expect(text).toContain('Key of 2026-10-01, printed on 2026-11-20 by Ines.');
});
