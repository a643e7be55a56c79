import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { vaultOpener } from '../../../src-main/host/compose.ts';
import { systemRandom } from '../../../src-main/host/system.ts';
import { type DoorState, VaultDoor, type VaultOpener } from '../../../src-main/host/vault-door.ts';
import { FileHandles } from '../../../src-main/usecases/engine/file-handles.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { fuzzLockedHost } from '../../support/fuzz-channels.ts';
import { testClock } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

let folder: string;
beforeAll(async () => {
  const vault = await temporaryVault();
  vault.session.lock();
  folder = vault.folder;
});

const doors: VaultDoor[] = [];
afterEach(() => {
  for (const door of doors.splice(0)) door.shut();
});

/** A door on the real vault that waits to be let go on, so that things can be made to happen while it opens. */
function slowDoor() {
  const real = vaultOpener(new FileHandles(systemRandom), testClock);
  const heard: DoorState[] = [];
  let letGoOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGoOn = resolve;
  });
  const opener: VaultOpener = { ...real, open: async (request) => await gate.then(() => real.open(request)) };
  const door = new VaultDoor(opener, async (state) => {
    heard.push(state);
  });
  doors.push(door);
  return { door, heard, letGoOn };
}

const code = (name: string) => expect.objectContaining({ code: name });

describe('the door of the vault', () => {
  it('needs to know which vault before it opens one', async () => {
    await expect(slowDoor().door.unlock(passphraseBytes(PASSPHRASE))).rejects.toEqual(code('no-vault'));
  });

  it('says that there is no vault where there is none', async () => {
    const { door, heard } = slowDoor();
    await door.setPlace(temporaryFolder());
    expect(heard).toMatchObject([{ state: 'no-vault', actor: null }]);
  });

  it('is told to nobody as open before it is, and then with who opened it', async () => {
    const { door, heard, letGoOn } = slowDoor();
    await door.setPlace(folder);
    const opening = door.unlock(passphraseBytes(PASSPHRASE));
    expect(heard).toMatchObject([{ state: 'locked', actor: null }]);
    expect(() => door.engine()).toThrow(TestimonyError);
    letGoOn();
    expect(await opening).toMatchObject({ state: 'unlocked', actor: OWNER });
    expect(heard.at(-1)).toMatchObject({ state: 'unlocked', actor: OWNER });
  });

  it('does not open for a second caller while it opens for the first', async () => {
    const { door, letGoOn } = slowDoor();
    await door.setPlace(folder);
    const first = door.unlock(passphraseBytes(PASSPHRASE));
    await expect(door.unlock(passphraseBytes(PASSPHRASE))).rejects.toEqual(code('vault-in-use'));
    await expect(door.setPlace(temporaryFolder())).rejects.toEqual(code('vault-in-use'));
    letGoOn();
    await first;
    await expect(door.create(OWNER, passphraseBytes(PASSPHRASE))).rejects.toEqual(code('vault-in-use'));
  });

  it('tries again after a passphrase that did not fit', async () => {
    const { door, letGoOn } = slowDoor();
    letGoOn();
    await door.setPlace(folder);
    await expect(door.unlock(passphraseBytes(`${PASSPHRASE}?`))).rejects.toEqual(code('wrong-passphrase'));
    expect(await door.unlock(passphraseBytes(PASSPHRASE))).toMatchObject({ state: 'unlocked' });
  });

  it('salvages with word of how far it is; stopped, nothing is left of the new vault', async () => {
    const files = new FileHandles(systemRandom);
    const door = new VaultDoor(vaultOpener(files, testClock), async () => undefined);
    doors.push(door);
    await door.setPlace(folder);
    const to = temporaryFolder();
    const steps: string[] = [];
    const stop = new AbortController();
    const report = ({ step }: { step: string }) => {
      steps.push(step);
      stop.abort();
    };
    const stopped = door.salvage({ passphrase: passphraseBytes(PASSPHRASE) }, files.register(to), {
      signal: stop.signal,
      report,
    });
    await expect(stopped).rejects.toEqual(code('cancelled'));
    expect(readdirSync(to)).toEqual([]);
    const whole = { signal: new AbortController().signal, report };
    const { name, missing } = await door.salvage(
      { passphrase: passphraseBytes(PASSPHRASE) },
      files.register(to),
      whole,
    );
    expect([readdirSync(to), missing]).toEqual([[name], 0]);
    expect(new Set(steps)).toEqual(new Set(['reading', 'writing']));
  });

  it('stays shut when a lock was asked for while the key was being derived', async () => {
    const { door, letGoOn } = slowDoor();
    await door.setPlace(folder);
    const opening = door.unlock(passphraseBytes(PASSPHRASE));
    door.shut();
    letGoOn();
    await expect(opening).rejects.toEqual(code('locked'));
    expect(() => door.engine()).toThrow('locked');
    const next = slowDoor();
    next.letGoOn();
    await next.door.setPlace(folder);
    expect(await next.door.unlock(passphraseBytes(PASSPHRASE))).toMatchObject({ state: 'unlocked' });
  });
});

it('refuses ten thousand messages that no page of ours sends, answers none, and stays as it is', async () => {
  const { wrong, answered } = await fuzzLockedHost(folder, 10_000, 14);
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThan(5000);
});
