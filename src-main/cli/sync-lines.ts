/** @file A vault's folder that a sync service copies, as lines for people. */
import { resolve } from 'node:path';
import { findResources } from '../usecases/resources/resources.ts';
import { syncServiceOf } from '../usecases/vault/sync-folder.ts';

/** Nothing for a folder that none copies. */
export function syncLines(folder: string): string[] {
  const service = syncServiceOf(resolve(folder), findResources());
  if (service === null) return [];
  return [
    `The vault’s folder seems to be one that ${service} copies. A copy taken while the vault is open may be broken, and what one computer writes may replace what another wrote.`,
    'What is recorded here is safe as it is. Keep the vault outside that folder, and use "backup make" for copies: a backup may lie there.',
  ];
}
