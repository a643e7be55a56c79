/** @file The one window: a sandboxed page that can reach nothing but the preload's functions. */
import { join } from 'node:path';
import { app, BrowserWindow, type Session } from 'electron';
import { START_PAGE } from './our-page.ts';

export const WINDOW_TITLE = 'Testimony';

/** Made hidden; shown when the page has something to show, so that no white flash precedes it. */
export function createWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: WINDOW_TITLE,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload: join(import.meta.dirname, '../../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  // Does nothing on Linux: there the page's neutral screen on blur is all there is.
  window.setContentProtection(true);
  // The title is the program's name and nothing else, whatever the page says.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

/**
 * Ends the page's process, with all that was typed and read in it, and shows the page anew in another. What a page
 * forgets by itself stays in its process's memory for who knows how long.
 */
export function startPageAfresh(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  window.webContents.forcefullyCrashRenderer();
  window.webContents.reload();
}

export async function openPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(START_PAGE);
}
