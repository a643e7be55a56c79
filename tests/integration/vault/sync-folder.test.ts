/** A folder that a sync service copies is known by its name or by what the service keeps in it, at whatever depth below. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { syncServiceOf } from '../../../src-main/usecases/vault/sync-folder.ts';
import { temporaryFolder } from '../../support/vault.ts';

const of = (folder: string) => syncServiceOf(folder, findResources());

test.each([
  ['Dropbox (Personal)', 'Dropbox'],
  ['OneDrive - Harbour House', 'OneDrive'],
  ['GoogleDrive-ruth@example.org', 'Google Drive'],
  ['iCloudDrive', 'iCloud Drive'],
  ['nextcloud', 'Nextcloud'],
  ['Nextcloudy notes', null],
  ['Documents', null],
])('a folder called %s', (name, service) => {
  expect(of(join(temporaryFolder(), name, 'work', 'vault'))).toBe(service);
});

test.each([
  ['.dropbox', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.sync_5f0f5a.db', 'Nextcloud'],
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
  ['.tmp.driveupload', 'Google Drive'],
  ['notes.txt', null],
])('a folder with %s in it, and by way of a link', (mark, service) => {
  const top = join(temporaryFolder(), 'shared');
  mkdirSync(join(top, 'deep'), { recursive: true });
  writeFileSync(join(top, mark), '');
  expect(of(join(top, 'deep', 'vault'))).toBe(service);
  const link = join(temporaryFolder(), 'link');
  symlinkSync(join(top, 'deep'), link);
  expect(of(join(link, 'vault'))).toBe(service);
});
