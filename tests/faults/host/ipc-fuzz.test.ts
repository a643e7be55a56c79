/** A million messages that no page of ours sends, to the vault host's end of the line while the vault is locked. */
import { expect, it } from 'vitest';
import { fuzzLockedHost } from '../../support/fuzz-channels.ts';
import { temporaryVault } from '../../support/vault.ts';

it('refuses each, answers none, and stays as it is', { timeout: 900_000 }, async () => {
  const { folder, session } = await temporaryVault();
  session.lock();
  const found = await fuzzLockedHost(folder, 1_000_000, 20_261_126);
  expect(found.wrong).toEqual([]);
  expect(found.answered).toBeGreaterThan(500_000);
});
