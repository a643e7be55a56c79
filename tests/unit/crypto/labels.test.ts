import { expect, test } from 'vitest';
import { toHex } from '../../../src-main/crypto/digest.ts';
import { deriveKey, type KeyPurpose } from '../../../src-main/crypto/labels.ts';

/** Computed with Python's hmac and hashlib. A change here makes every existing vault unreadable. */
const FROZEN: Readonly<Record<KeyPurpose, string>> = {
  db: 'fdc3927dd974413e49e94dc29a931143504a84c2080a1831789e9875af296d8d',
  audit: '7f9653d78b66f3e1f6ba86af6fa9d90b09e806e78feec0068f6025269140df8b',
  'header-mac': '8b4bacd2f98cafc53759d331fbe518504fdfc4a5198c8eed166ddd6a8d012373',
  'slot-owner': 'a9fd289357a82fff95b99676f4bd5e12c659241b665fc3630cf2703db05cbafc',
  'rekey-iv': '1946860d1e4cff5bd29c166a7a9e532ae12572b611d43acdde4a4265b55fcabf',
};

test('each purpose has a key of its own, and it is the same for good', () => {
  const dataKey = Uint8Array.from({ length: 32 }, (_, index) => index);
  for (const [purpose, expected] of Object.entries(FROZEN)) {
    expect([purpose, toHex(deriveKey(dataKey, 'v'.repeat(26), purpose as KeyPurpose))]).toEqual([
      purpose,
      expected,
    ]);
  }
  expect(toHex(deriveKey(dataKey, 'w'.repeat(26), 'db'))).not.toBe(FROZEN.db);
});
