/** @file The system's file dialogs. What they return is a path, which stays in this process and the vault host. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { PickKind } from '../contract/bridge.ts';
import { FILE_ENDINGS } from '../core/evidence/media-types.ts';

const FILTERS: Readonly<Record<PickKind, OpenDialogOptions['filters']>> = {
  evidence: [
    {
      name: 'Documents, pictures and text',
      extensions: [...FILE_ENDINGS],
    },
    { name: 'All files', extensions: ['*'] },
  ],
  bundle: [
    { name: 'PDF', extensions: ['pdf'] },
    { name: 'All files', extensions: ['*'] },
  ],
  'key-file': [
    { name: 'Key file', extensions: ['key'] },
    { name: 'All files', extensions: ['*'] },
  ],
  backup: [
    { name: 'Backup of a vault', extensions: ['tar'] },
    { name: 'All files', extensions: ['*'] },
  ],
  handover: [
    { name: 'Handover', extensions: ['age'] },
    { name: 'All files', extensions: ['*'] },
  ],
  'log-state': [
    { name: 'State', extensions: ['json', 'txt'] },
    { name: 'All files', extensions: ['*'] },
  ],
  language: [
    { name: 'Language data', extensions: ['traineddata', 'gz'] },
    { name: 'All files', extensions: ['*'] },
  ],
  receipt: [
    { name: 'Receipt', extensions: ['json'] },
    { name: 'All files', extensions: ['*'] },
  ],
  form: [
    { name: 'XLSForm workbook', extensions: ['xlsx'] },
    { name: 'All files', extensions: ['*'] },
  ],
};

/** Paths of the files chosen; none when the dialog was closed. Nothing picked is added to "recent documents". */
export async function askForFiles(window: BrowserWindow, kind: PickKind): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [
      'openFile',
      'dontAddToRecent',
      ...(kind === 'evidence' || kind === 'language' ? (['multiSelections'] as const) : []),
    ],
    filters: FILTERS[kind] ?? [],
  });
  return canceled ? [] : filePaths;
}

/** Path of the folder chosen; undefined when the dialog was closed. */
export async function askForFolder(window: BrowserWindow, buttonLabel: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    buttonLabel,
  });
  return canceled ? undefined : filePaths[0];
}
