/** @file The frozen vaults: where they are, and what opens them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-files.ts';
import { unpackVault } from './pack.ts';
import type { Told } from './teller.ts';

/** No secret: everything in these vaults is made up. */
export const FROZEN_PASSPHRASE = 'eleven winters under clear ice';

export const frozenFolder = join(projectRoot, 'tests', 'frozen-vaults');

/** What was told to each, oldest schema first. */
export function frozenVaults(): Told[] {
  const names = readdirSync(frozenFolder).filter((name) => /^schema-\d{4}\.json$/.test(name));
  return names.toSorted().map((name) => JSON.parse(readFileSync(join(frozenFolder, name), 'utf8')) as Told);
}

/** A copy to open, in a folder that is made. Returns the raw key of its store, in hex. */
export async function thaw(schema: number, folder: string): Promise<string> {
  const archive = readFileSync(join(frozenFolder, `schema-${String(schema).padStart(4, '0')}.zip`));
  return await unpackVault(new Uint8Array(archive), folder, FROZEN_PASSPHRASE);
}
