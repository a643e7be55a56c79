import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PRODUCT_VERSION } from '../../src-main/core/product.ts';

test('records name the version that is in package.json', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(PRODUCT_VERSION).toBe(manifest.version);
});
