/**
 * @file Where the settings of the window are kept: `look.json` in the program's own folder, a scheme and a number.
 *
 * [Note: why outside the vault] It must hold before a vault is open, on whichever vault is opened, and the page has no
 * storage of its own that lasts (lockdown.ts). Two choices from two short lists tell nobody anything about a case or
 * about where a vault lies. There is no file until somebody changes the settings, and none once it is changed back.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { COLOR_SCHEMES, PLAIN_SETTINGS, type Settings, TEXT_SIZES } from '../contract/settings.ts';
import { asTestimonyError } from '../core/errors/errors.ts';

const FILE = 'look.json';

export const SettingsSchema = z.strictObject({
  scheme: z.enum(COLOR_SCHEMES),
  textSize: z.literal(TEXT_SIZES),
});

export class SettingsFile {
  readonly #folder: string;
  #settings: Settings;

  /** `folder`: the program's own. A file that is missing, damaged or another program's is no look at all. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#settings = readSettings(join(folder, FILE));
  }

  get current(): Settings {
    return this.#settings;
  }

  /**
   * Holds at once; kept for the next time too. Throws `disk-full`, `read-only` or `internal`, naming the file, when it
   * could not be kept: the file is then as it was.
   */
  keep(settings: Settings): void {
    this.#settings = settings;
    const path = join(this.#folder, FILE);
    try {
      if (settings.scheme === PLAIN_SETTINGS.scheme && settings.textSize === PLAIN_SETTINGS.textSize) {
        rmSync(path, { force: true });
        return;
      }
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      // Made anew each time: a link that somebody planted under its name is not followed.
      rmSync(`${path}.new`, { force: true });
      writeFileSync(`${path}.new`, `${JSON.stringify(settings)}\n`, { flag: 'wx', mode: 0o600 });
      renameSync(`${path}.new`, path);
    } catch (thrown) {
      throw asTestimonyError(thrown, FILE);
    }
  }
}

function readSettings(path: string): Settings {
  try {
    const found = SettingsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return found.success ? found.data : PLAIN_SETTINGS;
  } catch {
    return PLAIN_SETTINGS;
  }
}
