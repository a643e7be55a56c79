/** @file The frozen vaults: where they are, and what opens them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-files.ts';
import { unpackVault } from './pack.ts';
import type { Told } from './teller.ts';

/** No secret: everything in these vaults is made up. */
export const FROZEN_PASSPHRASE = 'eleven winters under clear ice';

export const frozenFolder = join(projectRoot, 'tests', 'frozen-vaults');

/** What was told to each, oldest schema first, and its name: of two of one schema, the one that began with the baseline is the later. */
export function frozenVaults(): (Told & { readonly name: string })[] {
  const files = readdirSync(frozenFolder).filter((file) => /^schema-.*\.json$/.test(file));
  const names = files.map((file) => file.slice('schema-'.length, -'.json'.length)).toSorted();
  return names.map((name) => ({ ...(JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8')) as Told), name }));
}

/** A copy to open, in a folder that is made. Returns the raw key of its store, in hex. */
export async function thaw(name: string, folder: string): Promise<string> {
  return await unpackVault(new Uint8Array(readFileSync(fileOf(name, 'zip'))), folder, FROZEN_PASSPHRASE);
}

const fileOf = (name: string, ending: string) => join(frozenFolder, `schema-${name}.${ending}`);
