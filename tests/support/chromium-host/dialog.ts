/**
 * @file Dialogs. A test says beforehand what will be picked; in front of a person the desktop's own file
 * dialog is asked (zenity or kdialog), and where there is none, the terminal.
 */
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import type { OpenDialogOptions } from 'electron';
import { onAsk, settings } from './settings.ts';

const prepared: (readonly string[] | null)[] = [];
onAsk('picks', ({ paths }) => {
  prepared.push(paths);
  return null;
});

export const dialog = {
  async showOpenDialog(
    _window: unknown,
    options: OpenDialogOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    const picked = settings.visible ? await askPerson(options) : (prepared.shift() ?? null);
    return { canceled: picked === null, filePaths: [...(picked ?? [])] };
  },
};

async function askPerson(options: OpenDialogOptions): Promise<readonly string[] | null> {
  const folder = options.properties?.includes('openDirectory') === true;
  const many = options.properties?.includes('multiSelections') === true;
  const zenity = spawnSync(
    'zenity',
    [
      '--file-selection',
      '--separator=\n',
      ...(folder ? ['--directory'] : []),
      ...(many ? ['--multiple'] : []),
    ],
    { encoding: 'utf8' },
  );
  if (zenity.error === undefined) return lines(zenity.stdout);
  const kdialog = spawnSync(
    'kdialog',
    folder
      ? ['--getexistingdirectory']
      : ['--getopenfilename', ...(many ? ['--multiple', '--separate-output'] : [])],
    { encoding: 'utf8' },
  );
  if (kdialog.error === undefined) return lines(kdialog.stdout);

  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Path of the ${folder ? 'folder' : 'file'} (empty to go back): `);
  terminal.close();
  return lines(answer);
}

function lines(text: string): readonly string[] | null {
  const paths = text.split('\n').filter((line) => line !== '');
  return paths.length === 0 ? null : paths;
}
