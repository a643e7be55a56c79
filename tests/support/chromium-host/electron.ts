/**
 * @file Stands in for the `electron` module where its binary cannot be had: the built app process runs on
 * it unchanged (register.mjs). Only what the program uses is here; it is checked against electron.d.ts.
 */
import { EventEmitter } from 'node:events';
import { onAsk } from './settings.ts';

export { app } from './app.ts';
export { dialog } from './dialog.ts';
export { Menu } from './menu.ts';
export { MessageChannelMain } from './ports.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
export { BrowserWindow, ipcMain } from './window.ts';

export const protocol = { registerSchemesAsPrivileged: (_schemes: readonly unknown[]) => undefined };

export const powerMonitor = new EventEmitter();
onAsk('power', ({ event }) => powerMonitor.emit(event));

const shown: string[] = [];
onAsk('shown', () => shown);
export const shell = {
  showItemInFolder: (path: string) => {
    shown.push(path);
  },
};
