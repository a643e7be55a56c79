/**
 * @file Whether a folder is kept in step with other computers by a sync service. Such a service takes a vault file by file
 * while it is written, and its copy may be broken; the backup is for that. It is said, and nothing is refused.
 *
 * How a service is known is data: `resources/sync-folders/services.json`.
 */
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { Resources } from '../resources/resources.ts';

const Beginning = z.string().min(3);
const Services = z.strictObject({
  about: z.string(),
  services: z.array(
    z.strictObject({
      name: z.string().min(1),
      certainty: z.enum(['H', 'M', 'L']),
      files: z.array(Beginning),
      folders: z.array(Beginning),
    }),
  ),
});
type Service = z.infer<typeof Services>['services'][number];

/**
 * The name of the service, or null. `folder` need not be there yet. Never throws for a folder that cannot be looked into:
 * its name, and what is above it, still tell.
 */
export function syncServiceOf(folder: string, resources: Resources): string | null {
  const path = join(resources.folder, 'sync-folders', 'services.json');
  const { services } = Services.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const one of withThoseAbove(folder)) {
    const found = services.find((service) => isOf(service, one));
    if (found !== undefined) return found.name;
  }
  return null;
}

/** Where it really lies: a sync folder is often reached by a link from somewhere else. */
function withThoseAbove(folder: string): string[] {
  const all: string[] = [];
  for (let one = resolve(folder); ; one = dirname(one)) {
    all.push(one);
    const real = whereItLies(one);
    if (real !== null && real !== one) return [...all, ...withThoseAbove(real)];
    if (dirname(one) === one) return all;
  }
}

function whereItLies(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

function isOf({ files, folders }: Service, folder: string): boolean {
  const name = basename(folder).toLowerCase();
  if (folders.some((one) => name === one.toLowerCase() || namedAfter(name, one.toLowerCase()))) return true;
  const inside = namesIn(folder);
  return files.some((one) => inside.some((there) => there.startsWith(one.toLowerCase())));
}

/** "OneDrive - Harbour House", "Dropbox (Personal)", "GoogleDrive-ruth@example.org". */
const namedAfter = (name: string, service: string): boolean =>
  name.startsWith(service) && /^ ?[-–(]/.test(name.slice(service.length));

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => name.toLowerCase());
  } catch {
    return [];
  }
}
