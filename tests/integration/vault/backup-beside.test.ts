/** Whether a backup lies on the disk that the vault is on is said: a stick that was not there leaves it on the computer. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { projectRoot } from '../../support/project-files.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
/** On another disk than the vault. */
let stick: string;
beforeAll(async () => {
  at = await engineAtWork();
  const here = statSync(at.engine.session.folder).dev;
  const elsewhere = ['/dev/shm', '/tmp', projectRoot].find((one) => statSync(one).dev !== here);
  if (elsewhere === undefined) throw new Error('this computer has one disk, and no memory to write into');
  stick = mkdtempSync(join(elsewhere, 'stick-'));
});
afterAll(async () => {
  await at.engine.close();
  rmSync(stick, { recursive: true });
});

test('a backup on the disk of the vault is said to be there, and one elsewhere is not', async () => {
  const made = (folder: string) => at.do('backupMake', { folder: at.pickFolder(folder) });
  expect(await made(temporaryFolder())).toMatchObject({ besideVault: true });
  expect(await made(stick)).toMatchObject({ besideVault: false });
});
