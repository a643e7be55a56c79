/**
 * @file Where Chromium keeps what it insists on writing although the page's session is in memory (`Local State`,
 * `Preferences`): a folder that goes with the program. Without it those files lie in the person's own configuration
 * folder and tell that, and when, this program was used.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

const NAME = 'testimony-session-';

/** Before `ready`, and only as the single instance: what an earlier run left behind is nobody's and is cleared away. */
export function keepNothingOfThePage(): void {
  const parent = memoryFolder();
  clearLeft(parent);
  const folder = mkdtempSync(join(parent, NAME));
  app.setPath('sessionData', folder);
  process.once('exit', () => remove(folder));
}

/** The person's runtime folder on Linux is in memory and gone when they log out; elsewhere the temporary folder. */
function memoryFolder(): string {
  const runtime = process.platform === 'linux' ? process.env.XDG_RUNTIME_DIR : undefined;
  return runtime !== undefined && isFolder(runtime) ? runtime : app.getPath('temp');
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function clearLeft(parent: string): void {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(NAME))) remove(join(parent, name));
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another person's on a shared computer, or still held: the next start tries again.
  }
}
