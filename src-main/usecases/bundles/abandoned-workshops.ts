/**
 * @file What a killed build left in a folder: its hidden workshop, which may hold a readable half of a bundle, and
 * the empty file and folder that held its names. The next build into that folder clears them away.
 *
 * A workshop is locked as a vault is, so that one whose process lives, here or on another computer that shares the
 * folder, is left alone. What a build had already put in place under its name is never touched.
 */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../shared/ports.ts';
import { LOCK } from '../../vault/vault-files.ts';
import { lockVault, type VaultLock } from '../../vault/vault-lock.ts';

const WORKSHOP = /^\.testimony-[0-9a-z]{26}\.part$/;
const NAMES = 'names.json';
/** Between making a workshop and taking its lock there are milliseconds. */
const LOCKED_BY_THEN_MS = 10_000;

const Names = z.strictObject({ fileName: z.string(), bagName: z.string() });
export type BundleNames = z.infer<typeof Names>;

/** Says in the workshop which names were reserved for it, so that they can be freed after a kill. */
export function writeNames(workshop: string, names: BundleNames): void {
  writeFileSync(join(workshop, NAMES), JSON.stringify(names), { flag: 'wx', mode: 0o600 });
}

/** Never throws: what cannot be cleared away is left. */
export function clearAbandonedWorkshops(folder: string, clock: Clock): void {
  for (const name of workshopsIn(folder)) {
    let lock: VaultLock | undefined;
    try {
      const workshop = join(folder, name);
      if (!mayBeAbandoned(workshop, clock)) continue;
      lock = lockVault(workshop, clock);
      freeNames(folder, workshop);
      rmSync(workshop, { recursive: true });
    } catch {
      // Its process lives, or somebody else is clearing it away, or it cannot be removed from here.
    } finally {
      lock?.release();
    }
  }
}

const mayBeAbandoned = (workshop: string, clock: Clock): boolean =>
  existsSync(join(workshop, LOCK)) ||
  Date.parse(clock.now()) - statSync(workshop).mtimeMs > LOCKED_BY_THEN_MS;

/** Only an empty file and an empty folder: anything else under these names is somebody's. */
function freeNames(folder: string, workshop: string): void {
  if (!existsSync(join(workshop, NAMES))) return;
  const { fileName, bagName } = Names.parse(JSON.parse(readFileSync(join(workshop, NAMES), 'utf8')));
  const [pdf, bag] = [join(folder, basename(fileName)), join(folder, basename(bagName))];
  if (existsSync(pdf) && statSync(pdf).isFile() && statSync(pdf).size === 0) rmSync(pdf);
  if (existsSync(bag) && readdirSync(bag).length === 0) rmdirSync(bag);
}

function workshopsIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((one) => one.isDirectory() && WORKSHOP.test(one.name)).map((one) => one.name);
  } catch {
    return [];
  }
}
