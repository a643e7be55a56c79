/**
 * @file Writes the notices of the libraries beside the program, and sets Electron's fuses in it, all of them, by name. electron-builder's own option
 * knows neither the newest fuse nor strictness; with strictness a fuse that a later Electron adds, and that
 * nobody here has decided on, stops the packaging.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { noticesText } from './notices.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What each fuse is, and why: docs/security.md. `asarIntegrity` exists on macOS and Windows only. */
export const fuses = (platform) => ({
  // Only app.asar runs in this binary, never a script named on the command line.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Keeps WebAssembly fast; its faults are caught, not trusted.
  [FuseV1Options.WasmTrapHandlers]: true,
});

export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  const binary = {
    darwin: `${name}.app`,
    win32: `${name}.exe`,
    linux: packager.executableName,
  }[electronPlatformName];
  const path = join(appOutDir, binary);
  if (!existsSync(path)) throw new Error(`no program to set fuses in: ${path}`);
  await flipFuses(path, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...fuses(electronPlatformName),
  });
  const resources =
    electronPlatformName === 'darwin' ? join(path, 'Contents', 'Resources') : join(appOutDir, 'resources');
  writeFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), noticesText(root));
}
