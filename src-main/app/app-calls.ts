/** @file What the page may ask of the app process: the window's own things, dialogs, lock and hide. */
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { app, type BrowserWindow, MessageChannelMain, shell } from 'electron';
import * as z from 'zod';
import type { AppStatus, HideReason, PickedFile, PickedFolder, Talk } from '../contract/bridge.ts';
import { VAULT_PORT } from '../contract/channels.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { CaseId, FileHandle, ScreeningId } from '../core/ids.ts';
import type { VaultLocation } from './command-line.ts';
import { askForFiles, askForFolder } from './dialogs.ts';
import { answer, Nothing } from './ipc.ts';
import type { AbsenceWatch } from './power.ts';
import { type SettingsFile, SettingsSchema } from './settings-file.ts';
import type { VaultProcess } from './vault-process.ts';

interface Parts {
  readonly window: BrowserWindow;
  readonly vault: VaultProcess;
  readonly place: VaultLocation;
  readonly absence: AbsenceWatch;
  readonly settings: SettingsFile;
  hide(reason: HideReason): void;
}

/** Folders the person picked, by handle: the only ones that can be shown in the file manager. */
export class PickedFolders extends Map<FileHandle, string> {}

export function registerAppCalls(
  { window, vault, place, absence, settings, hide }: Parts,
  folders: PickedFolders,
): void {
  /** Nobody comes back into a colleague's interview, or into one of another vault. */
  const talkLeft = (): Talk | null => {
    const { left } = absence;
    const isTheirs = left !== null && left.actor === vault.status.actor && left.folder === vault.folder;
    return isTheirs ? { caseId: left.caseId, screeningId: left.screeningId } : null;
  };
  const status = (): AppStatus => ({
    ...vault.status,
    vaultName: basename(vault.folder),
    place: vault.folder === place.folder ? place.kind : 'picked',
    version: app.getVersion(),
    idleLockSeconds: absence.idleSeconds,
    talk: talkLeft(),
  });

  const adopted = async (paths: readonly string[]): Promise<PickedFile[]> => {
    const picks = await vault.adopt(paths);
    return await Promise.all(
      picks.map(async ({ handle, path }) => ({
        handle,
        name: basename(path),
        byteSize: (await stat(path)).size,
      })),
    );
  };

  answer('app:connect', Nothing, async (_input, event) => {
    // Read now: once the frame has gone elsewhere there is nobody to hand the port to.
    const frame = event.senderFrame;
    absence.pageBegins();
    const { port1, port2 } = new MessageChannelMain();
    await vault.connect(port1);
    frame?.postMessage(VAULT_PORT, null, [port2]);
    return null;
  });

  answer('app:status', Nothing, status);

  answer('app:choose-vault', z.enum(['open', 'create']), async (purpose) => {
    const folder = await askForFolder(window, purpose === 'open' ? 'Open this vault' : 'Keep the vault here');
    if (folder === undefined) return null;
    await vault.moveTo(folder);
    return status();
  });

  answer('app:lock', Nothing, async () => {
    await vault.lock('asked');
    return status();
  });

  answer('app:hide', Nothing, () => {
    hide('asked');
    return null;
  });

  answer('app:covered', z.boolean(), (covered) => {
    absence.covered(covered);
    return null;
  });

  answer('app:listen', z.boolean(), (listening) => {
    absence.listen(listening);
    return null;
  });

  answer('app:talk', z.strictObject({ caseId: CaseId, screeningId: ScreeningId }).nullable(), (now) => {
    absence.talk(now === null ? null : { ...now, actor: vault.status.actor, folder: vault.folder });
    return null;
  });

  answer('app:keep-settings', SettingsSchema, (chosen) => {
    settings.keep(chosen);
    return null;
  });

  answer(
    'app:pick-files',
    z.enum([
      'evidence',
      'bundle',
      'form',
      'backup',
      'handover',
      'receipt',
      'key-file',
      'log-state',
      'language',
    ]),
    async (kind): Promise<PickedFile[]> => await adopted(await askForFiles(window, kind)),
  );

  // The preload asks the system for the paths of what a person dropped; the vault must be open to take anything.
  answer('app:take-dropped', z.array(z.string().min(1).max(32_768)).max(5000), async (paths) => {
    if (vault.status.state !== 'unlocked') throw new TestimonyError('locked');
    return await adopted(paths.filter((path) => isAbsolute(path)));
  });

  answer('app:pick-source', Nothing, async (): Promise<PickedFolder | null> => {
    const path = await askForFolder(window, 'Add');
    const [pick] = path === undefined ? [] : await vault.adopt([path]);
    return pick === undefined ? null : { handle: pick.handle, name: basename(pick.path) };
  });

  answer('app:pick-folder', Nothing, async (): Promise<PickedFolder | null> => {
    const path = await askForFolder(window, 'Save here');
    if (path === undefined) return null;
    const [pick] = await vault.adopt([path]);
    if (pick === undefined) return null;
    folders.set(pick.handle, path);
    return { handle: pick.handle, name: basename(path) };
  });

  answer('app:show-result', FileHandle, (handle) => {
    const path = folders.get(handle);
    if (path === undefined) throw new TestimonyError('not-found', { subject: handle });
    shell.showItemInFolder(path);
    return null;
  });
}
