/**
 * @file The app process, from top to bottom: harden the command line, be the only instance, lock down,
 * answer for the page's files, start the vault host, register calls, open the window. It holds no key and
 * no case text. This file and lockdown.ts are the whole posture.
 */
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { HideReason, LockReason } from '../contract/bridge.ts';
import { LOCK_SOON, PAGE_HIDE, VAULT_LOCKED } from '../contract/channels.ts';
import { PickedFolders, registerAppCalls } from './app-calls.ts';
import { commandWords, runAsCommand } from './as-command.ts';
import { hardenCommandLine, refusedSwitch, refusedVariable, vaultLocation } from './command-line.ts';
import { lockDownApp, lockDownSession } from './lockdown.ts';
import { installMenu } from './menu.ts';
import { forbidCoreDumps } from './no-core-dumps.ts';
import { watchForAbsence } from './power.ts';
import { declareScheme, servePage } from './protocol.ts';
import { keepNothingOfThePage } from './session-data.ts';
import { SettingsFile } from './settings-file.ts';
import { VaultProcess } from './vault-process.ts';
import { createWindow, openPage, startPageAfresh } from './windows.ts';

const refused = refusedSwitch() ?? refusedVariable(process.env);
const words = commandWords(process.argv);
if (refused !== undefined) {
  process.stderr.write(`Testimony does not start with ${refused}: it would take away a protection.\n`);
  app.exit(2);
} else if (words !== null) {
  forbidCoreDumps();
  keepNothingOfThePage();
  hardenCommandLine();
  void runAsCommand(words);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  forbidCoreDumps();
  keepNothingOfThePage();
  hardenCommandLine();
  app.enableSandbox();
  declareScheme();
  lockDownApp();
  void app.whenReady().then(run);
}

async function run(): Promise<void> {
  const session = await lockDownSession();
  const settings = new SettingsFile(app.getPath('userData'));

  const place = vaultLocation();
  const folders = new PickedFolders();
  const vault = new VaultProcess(place.folder, {
    locked: (reason, pageEnds) => {
      folders.clear();
      if (!pageEnds) return tellPage(window, VAULT_LOCKED, reason);
      // Whoever asked for it wants to see that it is locked, and may have forgotten the way back from the neutral screen.
      absence.newPage(absence.isCovered && reason !== 'asked');
      startPageAfresh(window);
    },
    working: (jobs) => absence.working(jobs),
    habits: (habits) => absence.keepTo(habits),
  });
  const window = createWindow(session);
  const hide = (reason: HideReason) => tellPage(window, PAGE_HIDE, reason);
  const lock = (reason: LockReason) => void vault.lock(reason);

  const soon = (seconds: number | null) => tellPage(window, LOCK_SOON, seconds);
  const absence = watchForAbsence(window, { lock, hide, soon });
  servePage(
    session,
    join(import.meta.dirname, '../../renderer'),
    () => ({ ...settings.current, covered: absence.isCovered }),
    (evidenceId, from) => vault.recordingPart(evidenceId, from),
  );
  registerAppCalls({ window, vault, place, absence, settings, hide }, folders);
  installMenu({ lock: () => lock('asked'), hide: () => hide('asked') });

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    // The keys go first; then this process may end.
    event.preventDefault();
    void vault.stop().finally(() => app.exit(0));
  });

  await vault.start();
  if (!window.isDestroyed()) await openPage(window);
}

function tellPage(
  window: BrowserWindow,
  channel: string,
  told: HideReason | LockReason | number | null,
): void {
  if (!window.isDestroyed()) window.webContents.send(channel, told);
}
