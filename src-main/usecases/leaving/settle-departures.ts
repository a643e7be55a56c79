/**
 * @file Settling what a crash left open: done whenever a vault is opened. Half-made things are cleared away, and what
 * was recorded as leaving is looked for in its place.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CallOutput } from '../../contract/index.ts';
import type { DepartureState } from '../../core/leaving/departure.ts';
import { restoredSince } from '../../vault/queries/backups.ts';
import { type OpenDeparture, openDepartures, settledAtOpening } from '../../vault/queries/departures.ts';
import type { Engine } from '../engine/engine.ts';
import { endDeparture } from './end-departure.ts';
import { lookOutside } from './look-outside.ts';
import { clearStaging } from './staging.ts';

/**
 * Writes down what was found: `settledAtOpening` has it for whoever opened the vault. A folder that is not there, or cannot be tidied, is looked at again at
 * every opening, and told of once. Throws as writing to the vault does.
 */
export function settleDepartures(engine: Engine): void {
  for (const one of engine.session.read(openDepartures)) {
    // A vault that was put back from a backup has it open: the backup itself says that it left.
    const state = cameFrom(engine, one) ? 'found' : settle(engine, one);
    if (state !== one.state) endDeparture(engine, one, state, { settled: true });
  }
}

/** What this opening settled, for the window: it hears a folder's name and never its path. */
export const leavingSettled = (engine: Engine): CallOutput<'leavingSettled'> => ({
  settled: engine.session
    .read(settledAtOpening)
    .map((one) => ({ ...one, folder: basename(one.folder) || one.folder })),
});

const cameFrom = ({ session }: Engine, { kind, id }: OpenDeparture): boolean =>
  kind === 'backup' && session.read((db) => restoredSince(db, id));

function settle({ clock }: Engine, one: OpenDeparture): DepartureState {
  const { folder, files, id } = one;
  if (!existsSync(folder)) return 'unreachable';
  if (!clearStaging(folder, id, clock)) return 'unreachable';
  if (files.length === 0) return 'nothing-left';
  for (const { path } of files) freeName(join(folder, path));
  return lookOutside(folder, files);
}

/** A name that was taken with an empty file, on a disk without second names, before the file came to it. */
function freeName(path: string): void {
  try {
    if (statSync(path).isFile() && statSync(path).size === 0) rmSync(path);
  } catch {
    // Nothing stands there, or it may not be touched.
  }
}
