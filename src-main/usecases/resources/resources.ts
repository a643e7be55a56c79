/** @file Data shipped with the program, validated when loaded. Filled in by resources loading. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Resources {
  /** Absolute folder of `resources/`. */
  readonly folder: string;
}

let found: Resources | undefined;

/**
 * `resources/` from this file upwards: the same in the sources, the built app and the package. The same object each time:
 * what was read of it, and checked, is kept by it (forms, codes, profiles), however often a vault is opened.
 */
export function findResources(): Resources {
  found ??= lookUpwards();
  return found;
}

function lookUpwards(): Resources {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'forms'))) return { folder: candidate };
    const parent = dirname(folder);
    if (parent === folder) throw new Error('resources folder not found beside the program');
    folder = parent;
  }
}
