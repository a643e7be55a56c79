import { describe, expect, test } from 'vitest';
import { decodeHeader, encodeHeader, type Header, isAuthentic } from '../../../src-main/vault/header.ts';
import { codeOf } from '../../support/failures.ts';

const macKey = new Uint8Array(32).fill(7);
const header: Header = {
  vaultId: 'v'.repeat(26),
  createdAt: '2026-11-24T09:00:00.000+00:00',
  sequence: 3,
  keysChanged: 1,
  auditHead: { seq: 12, hash: 'ab'.repeat(32) },
  slots: [
    {
      id: 's',
      kind: 'passphrase',
      createdAt: '2026-11-24T09:00:00.000+00:00',
      kdf: { algorithm: 'argon2id', memoryKib: 65536, passes: 3, lanes: 4 },
      salt: '11'.repeat(16),
      check: '22'.repeat(16),
      owner: '33'.repeat(40),
      wrapped: '44'.repeat(60),
    },
  ],
};
const file = encodeHeader(header, macKey);
const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const asBytes = (text: string) => new TextEncoder().encode(text);

/** With every field there can be. */
const full: Header = {
  ...header,
  keysChange: { action: 'vault.rekeyed', subject: 'v' },
  store: { writes: 41, digest: 'cd'.repeat(32) },
  newStore: true,
  slots: header.slots.map((slot) => ({
    ...slot,
    role: '55'.repeat(30),
    keyFile: true,
    publicKey: '66'.repeat(32),
    privateKey: '77'.repeat(60),
    ephemeral: '88'.repeat(32),
  })),
};

describe('the vault header', () => {
  test('with any bit of any field changed is damaged, or says the same, or is known as altered', () => {
    const bytes = encodeHeader(full, macKey);
    const differs = new Set<string>();
    let flips = 0;
    for (let at = 0; at < bytes.length; at += 1)
      for (let bit = 1; bit < 256; bit <<= 1) {
        flips += 1;
        const changed = bytes.map((byte, index) => (index === at ? byte ^ bit : byte));
        let read: ReturnType<typeof decodeHeader>;
        try {
          read = decodeHeader(changed, 'header.json');
        } catch (thrown) {
          differs.add((thrown as { code: string }).code);
          continue;
        }
        // What was changed is the checksum’s or the MAC’s own, a blank, or the spelling of a letter.
        if (isAuthentic(read, macKey)) expect(read.header).toEqual(full);
      }
    expect([...differs].toSorted()).toEqual(['vault-damaged', 'vault-newer']);
    expect(flips).toBe(bytes.length * 8);
  });

  test('is read back as it was written, and is known as this vault’s own', () => {
    const read = decodeHeader(file, 'header.json');
    expect(read.header).toEqual(header);
    expect(isAuthentic(read, macKey)).toBe(true);
    expect(isAuthentic(read, new Uint8Array(32))).toBe(false);
  });

  test('cut short at any byte is damaged, never half read', async () => {
    const codes = new Set<string>();
    // The last byte is the newline after the closing brace.
    for (let length = 0; length < file.length - 1; length += 1) {
      codes.add(await codeOf(() => decodeHeader(file.subarray(0, length), 'header.json')));
    }
    expect([...codes]).toEqual(['vault-damaged']);
  });

  test('with any byte changed is damaged, or says the same, or is known as altered', () => {
    for (let at = 0; at < file.length; at += 1) {
      const changed = file.map((byte, index) => (index === at ? byte ^ 0x01 : byte));
      let read: ReturnType<typeof decodeHeader>;
      try {
        read = decodeHeader(changed, 'header.json');
      } catch (thrown) {
        expect(['vault-damaged', 'vault-newer']).toContain((thrown as { code: string }).code);
        continue;
      }
      expect({ at, same: read.header }).toEqual({ at, same: header });
    }
  });

  test('altered with its checksum put right is read, and is not authentic', () => {
    const forged = encodeHeader({ ...header, sequence: 99 }, new Uint8Array(32).fill(9));
    const read = decodeHeader(forged, 'header.json');
    expect(read.header.sequence).toBe(99);
    expect(isAuthentic(read, macKey)).toBe(false);
  });

  test('of a later version is said to be newer, not damaged', async () => {
    const later = asBytes(asText(file).replace('"version": 1', '"version": 5'));
    expect(await codeOf(() => decodeHeader(later, 'header.json'))).toBe('vault-newer');
  });

  test('that is something else altogether is damaged', async () => {
    const others = [
      '',
      '{}',
      '[]',
      'null',
      '"x"',
      '\u0000',
      '%PDF-1.7',
      '{"format":"testimony-vault","version":1}',
      `{"format":"testimony-vault","version":1,"x":"${'y'.repeat(2_000_000)}"}`,
    ];
    for (const other of others) {
      expect(await codeOf(() => decodeHeader(asBytes(other), 'header.json'))).toBe('vault-damaged');
    }
    const extra = asBytes(asText(file).replace('"sequence"', '"extra": 1, "sequence"'));
    expect(await codeOf(() => decodeHeader(extra, 'header.json'))).toBe('vault-damaged');
  });
});
