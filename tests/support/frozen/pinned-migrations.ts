/**
 * @file What a shipped migration does to a store, as one hash, and what is wrong when it is not the hash that was
 * written down. What runs is hashed, not the file: another formatter or another import path changes nothing.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Migration } from '../../../src-main/vault/migrations/migration.ts';
import { projectRoot } from '../project-files.ts';

export const PINS = 'tests/frozen-vaults/migrations.json';
export const MIGRATIONS_FOLDER = 'src-main/vault/migrations';

/** By file name without its ending: "0010-foundation". */
export type Pins = Readonly<Record<string, string>>;
/** Text of each file in the migrations' folder, by file name. */
export type Sources = Readonly<Record<string, string>>;

export const readPins = (): Pins => JSON.parse(readFileSync(join(projectRoot, PINS), 'utf8')) as Pins;

export function migrationSources(): Sources {
  const folder = join(projectRoot, MIGRATIONS_FOLDER);
  const names = readdirSync(folder).filter((name) => /^\d/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** One sentence for each thing that is not as it was pinned, saying what to do about it; empty when all is well. */
export function pinFaults(migrations: readonly Migration[], sources: Sources, pins: Pins): string[] {
  const shipped = new Map(migrations.map((migration) => [nameOf(migration), hashOf(migration, sources)]));
  const unlisted = Object.keys(sources).filter(
    (file) => !migrations.some((migration) => file.startsWith(numberOf(migration))),
  );
  return [
    ...[...shipped].flatMap(([name, hash]) => faultOf(name, hash, pins[name])),
    ...Object.keys(pins)
      .filter((name) => !shipped.has(name))
      .map((name) => `${name} has shipped and is no longer in list.ts. Put it back: vaults have run it.`),
    ...unlisted.map((file) => `${file} is not in list.ts, so no vault would ever see it.`),
    ...Object.entries(sources).flatMap(([file, text]) => borrowed(file, text)),
  ];
}

function faultOf(name: string, hash: string, pinned: string | undefined): string[] {
  if (pinned === hash) return [];
  if (pinned === undefined) {
    return [`${name} is new. When it is finished, and before it ships, add to ${PINS}: "${name}": "${hash}"`];
  }
  return [
    `${name} was changed after it shipped. Vaults have run it as it was, and those would be refused as damaged. ` +
      `Put it back, and write what has to change as a new migration with the next number (its pin stays ${pinned}).`,
  ];
}

const numberOf = ({ version }: Migration) => String(version).padStart(4, '0');
const nameOf = (migration: Migration) => `${numberOf(migration)}-${migration.name}`;

/** SQL to the letter, because vaults record its hash; of a step that also runs code, the code without its layout. */
function hashOf(migration: Migration, sources: Sources): string {
  const parts = Object.entries(migration).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  const runsCode = parts.some(([, part]) => typeof part === 'function');
  const files = Object.keys(sources).filter((file) => file.startsWith(numberOf(migration)));
  const code = runsCode ? files.toSorted().map((file) => withoutLayout(sources[file] ?? '')) : [];
  const data = parts.filter(([, part]) => typeof part !== 'function');
  return createHash('sha256')
    .update(JSON.stringify([data, code]))
    .digest('hex');
}

const IMPORT = /^import (type )?[^;]*?from '([^']+)';$/gm;

const withoutLayout = (source: string) =>
  source
    .replaceAll(IMPORT, '')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(/,(?=[)\]}])/g, '');

/** Code taken from elsewhere changes with elsewhere, so a migration brings its own: in files that begin with its number. */
function borrowed(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .filter(([, type, from]) => type === undefined && from?.startsWith(`./${file.slice(0, 4)}`) !== true)
    .map(
      ([, , from]) => `${file} runs code of ${from}, which may change after it shipped. Copy that code in.`,
    );
}
