/** What was recorded as leaving, looked for where it should be. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256, toHex } from '../../../src-main/crypto/digest.ts';
import { lookOutside } from '../../../src-main/usecases/leaving/look-outside.ts';
import { temporaryFolder } from '../../support/vault.ts';

const FILES = ['bundle.pdf', 'bundle-bag/manifest.txt'].map((path) => {
  return { path, sha256: toHex(sha256(Buffer.from(path))) };
});
function folderWith(contents: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bundle-bag'));
  for (const [path, content] of Object.entries(contents)) writeFileSync(join(folder, path), content);
  return folder;
}

it.each([
  ['found', { 'bundle.pdf': 'bundle.pdf', 'bundle-bag/manifest.txt': 'bundle-bag/manifest.txt' }],
  ['found-in-part', { 'bundle.pdf': 'bundle.pdf' }],
  ['found-in-part', { 'bundle.pdf': 'another', 'bundle-bag/manifest.txt': 'bundle-bag/manifest.txt' }],
  ['not-found', { 'bundle.pdf': 'another' }],
  ['not-found', {}],
])('%s: %o', (seen, contents) => {
  expect(lookOutside(folderWith(contents), FILES)).toBe(seen);
});

it('unreachable where the folder itself is away', () => {
  expect(lookOutside(join(temporaryFolder(), 'stick'), FILES)).toBe('unreachable');
});
