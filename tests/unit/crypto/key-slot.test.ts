import { describe, expect, test } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { type KeySlot, openFully, openSlot, sealSlot, slotOwner } from '../../../src-main/crypto/key-slot.ts';
import { withSecrets } from '../../../src-main/crypto/secret.ts';
import { codeOf } from '../../support/failures.ts';

const VAULT = 'v'.repeat(26);
const OWNER = 'ליאור Ncube <&"> 🕊';
const dataKey = Uint8Array.from({ length: 32 }, (_, index) => index);
const bytes = (text: string) => new TextEncoder().encode(text);
const passphrase = bytes('nine quiet herons wade upstream');

/** As the first released format writes it. If this stops opening, so does every vault out there. */
const FROZEN: KeySlot = {
  id: 's'.repeat(26),
  kind: 'passphrase',
  createdAt: '2026-11-24T09:00:00.000+00:00',
  kdf: { algorithm: 'argon2id', memoryKib: 65536, passes: 3, lanes: 4 },
  salt: '4a084feea89e1d4ac2d1926f1ae54adc',
  check: '5568af94e9d74dec5aaf3e0d4db3ce0f',
  owner:
    '39ea559ead6b97c3944d3f405069fa49c8d7ebd28f13f2a18c1370fd73e51a2bc2ad8f7d038972f7f0fcb15bdc16b5c9d2958b059a3c',
  wrapped:
    '3e3ec7fe45ee007c90814b5d9f2cb82af3b229f850376d24a466ea6b7cf47c7f633c5e27996a76c31de2df0bc6ac8d5a828c1b4d6652479a3e94f66a',
};

const otherHex = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);

describe('a key slot', () => {
  test('of the first format opens to its data key and names its owner', async () => {
    const opened = await openSlot(FROZEN, VAULT, passphrase);
    expect(opened).toEqual(dataKey);
    expect(slotOwner(FROZEN, VAULT, dataKey)).toBe(OWNER);
  });

  test('made anew opens with its passphrase alone and shows neither key nor name', async () => {
    const about = { vaultId: VAULT, id: 'x', createdAt: FROZEN.createdAt, owner: OWNER, kdf: FLOOR_KDF };
    const slot = await sealSlot(about, passphrase, dataKey);
    expect(await openSlot(slot, VAULT, passphrase)).toEqual(dataKey);
    expect(await openSlot(slot, VAULT, bytes('nine quiet herons wade downstream'))).toBeNull();
    const text = JSON.stringify(slot);
    expect(text).not.toContain(Buffer.from(dataKey).toString('hex'));
    expect(text).not.toContain(Buffer.from(OWNER).toString('hex'));
    expect((await sealSlot(about, passphrase, dataKey)).salt).not.toBe(slot.salt);
  });

  test('asks for a key file where it was made with one, and takes none into account where it was not', async () => {
    const about = { vaultId: VAULT, id: 'x', createdAt: FROZEN.createdAt, owner: OWNER, kdf: FLOOR_KDF };
    const [own, other] = [
      bytes('a file of its own, thirty-two by'),
      bytes('another file of thirty-two bytes'),
    ];
    const opens = async (slot: KeySlot, keyFile?: Uint8Array) =>
      await withSecrets(async (secrets) => {
        const secret = { passphrase, keyFile };
        return (await openFully(slot, VAULT, secret, secrets)) !== null;
      });
    const plain = await sealSlot(about, passphrase, dataKey);
    expect([await opens(plain), await opens(plain, own)]).toEqual([true, true]);
    const withFile = await sealSlot(about, passphrase, dataKey, own);
    expect([await opens(withFile, own), await opens(withFile, other), await opens(withFile)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('opened fully leaves neither its data key nor what its owner signs with behind', async () => {
    const opened = await withSecrets(async (secrets) => {
      const slot = await openFully(FROZEN, VAULT, { passphrase }, secrets);
      expect(slot?.dataKey).toEqual(dataKey);
      return slot;
    });
    expect(opened?.dataKey).toEqual(new Uint8Array(32));
    expect(opened?.signing).toEqual(new Uint8Array(32));
  });

  test('answers "not for this slot" to another passphrase, and says "altered" to its own', async () => {
    const alterations: Partial<KeySlot>[] = [
      { id: 'another' },
      { createdAt: '2020-01-01T00:00:00.000+00:00' },
      { owner: otherHex(FROZEN.owner) },
      { wrapped: otherHex(FROZEN.wrapped) },
      { wrapped: FROZEN.wrapped.slice(0, -2) },
      { wrapped: 'ab' },
    ];
    for (const alteration of alterations) {
      const altered = { ...FROZEN, ...alteration };
      expect([alteration, await codeOf(() => openSlot(altered, VAULT, passphrase))]).toEqual([
        alteration,
        'vault-damaged',
      ]);
      expect(await openSlot(altered, VAULT, bytes('quite another passphrase'))).toBeNull();
    }
    expect(await codeOf(() => openSlot(FROZEN, 'another vault', passphrase))).toBe('vault-damaged');
  });

  test('whose derivation was changed within the policy is not for the passphrase any more', async () => {
    expect(await openSlot({ ...FROZEN, kdf: { ...FROZEN.kdf, passes: 4 } }, VAULT, passphrase)).toBeNull();
    expect(await openSlot({ ...FROZEN, salt: otherHex(FROZEN.salt) }, VAULT, passphrase)).toBeNull();
    expect(await openSlot({ ...FROZEN, check: otherHex(FROZEN.check) }, VAULT, passphrase)).toBeNull();
  });

  test('whose derivation was made cheap is refused without deriving', async () => {
    const cheap = { ...FROZEN, kdf: { ...FROZEN.kdf, memoryKib: 1024 } };
    expect(await codeOf(() => openSlot(cheap, VAULT, passphrase))).toBe('vault-weak');
  });
});
