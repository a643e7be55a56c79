/** The plug is pulled while a film comes in by stream. What was here is here, of the film nothing is, and it goes in again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { INTAKE_LIMITS } from '../../../src-main/evidence/limits.ts';
import { composeEngine, openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { ARRIVING } from '../../../src-main/vault/blobs.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { failureOf } from '../../support/failures.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { HELD_BYTES, LARGE_BYTES, largeFilm } from '../../support/large-film.ts';
import { countingRandom, quietJob, steadyClock } from '../../support/ports.ts';
import { wav } from '../../support/recordings.ts';
import { OWNER, PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const PROCESS = fileURLToPath(new URL('../../support/children/large-intake-process.ts', import.meta.url));
const MIB = 1024 * 1024;

it('killed in the middle, nothing that was saved is lost and nothing half is kept', async () => {
  const desk = temporaryFolder();
  const vault = await temporaryVault();
  const before = composeEngine(vault.session, systemClock);
  const { id: caseId } = await perform(before, 'caseCreate', { reference: 'K', title: 'K' }, quietJob());
  writeFileSync(join(desk, 'call.wav'), wav(60));
  const call = before.files.register(join(desk, 'call.wav'));
  await perform(before, 'evidenceAdd', { caseId, file: call }, quietJob());
  await before.close();

  const film = join(desk, 'film.mp4');
  writeFileSync(film, largeFilm(5));
  const child = spawn(process.execPath, [PROCESS, vault.folder, vault.passphrase, caseId, film], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const read = Number(/read (\d+)\n$/.exec(text)?.[1] ?? 0);
    if (read > LARGE_BYTES / 2) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');

  // Seen as the kill left it, and after it was opened as people open it.
  const left = await vault.reopen();
  expect(left.read(ARRIVING.unfinished)).toHaveLength(1);
  left.lock();
  const engine = await openEngine({
    folder: vault.folder,
    passphrase: passphraseBytes(vault.passphrase),
    clock: systemClock,
  });
  try {
    const { session } = engine;
    expect(session.read(ARRIVING.unfinished)).toEqual([]);
    const { evidence } = await perform(engine, 'evidenceList', { caseId }, quietJob());
    expect(evidence.map(({ originalName }) => originalName)).toEqual(['call.wav']);
    expect((await perform(engine, 'evidenceVerify', { caseId }, quietJob())).intact).toBe(true);
    expect((await perform(engine, 'auditVerify', {}, quietJob())).intact).toBe(true);
  } finally {
    await engine.close();
  }
  const again = spawn(process.execPath, [PROCESS, vault.folder, vault.passphrase, caseId, film], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect((await once(again, 'close'))[0]).toBe(0);
});

it('a disk without room for it says so before it is read, and one that fills up meanwhile keeps nothing of it', async () => {
  const { fileBytes } = INTAKE_LIMITS;
  Object.assign(INTAKE_LIMITS, { fileBytes: HELD_BYTES });
  try {
    await onSmallDisk(40 * MIB, async (disk) => {
      const folder = join(disk.folder, 'vault');
      const session = await createVault({
        folder,
        owner: OWNER,
        passphrase: passphraseBytes(PASSPHRASE),
        clock: steadyClock(),
        random: countingRandom(),
        kdf: FLOOR_KDF,
      });
      const engine = composeEngine(session, systemClock);
      const film = join(temporaryFolder(), 'film.mp4');
      writeFileSync(film, largeFilm(6));
      const heard: number[] = [];
      const { id: caseId } = await perform(engine, 'caseCreate', { reference: 'A', title: 'B' }, quietJob());
      const add = (whenHalf: () => void) => {
        const report = ({ bytes }: { bytes?: { done: number } }) => {
          if (bytes === undefined) return;
          heard.push(bytes.done);
          if (bytes.done > LARGE_BYTES / 2) whenHalf();
        };
        const job = { signal: new AbortController().signal, report };
        return perform(engine, 'evidenceAdd', { caseId, file: engine.files.register(film) }, job);
      };
      const full = { code: 'disk-full', subject: 'film.mp4' };
      try {
        disk.leave(8 * MIB);
        expect(await failureOf(() => add(() => undefined))).toMatchObject(full);
        expect(heard).toEqual([]);
        disk.makeRoom();
        expect(await failureOf(() => add(() => disk.fill()))).toMatchObject(full);
        expect(heard.length).toBeGreaterThan(1);
        disk.makeRoom();
        expect((await add(() => undefined)).byteSize).toBe(LARGE_BYTES);
        expect((await perform(engine, 'evidenceVerify', { caseId }, quietJob())).intact).toBe(true);
      } finally {
        disk.makeRoom();
        await engine.close();
      }
      // What could not be taken away on a full disk is, at the next opening.
      const opened = await openEngine({
        folder,
        passphrase: passphraseBytes(PASSPHRASE),
        clock: systemClock,
      });
      expect(opened.session.read(ARRIVING.unfinished)).toEqual([]);
      await opened.close();
    });
  } finally {
    Object.assign(INTAKE_LIMITS, { fileBytes });
  }
});
