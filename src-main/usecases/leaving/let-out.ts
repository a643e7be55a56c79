/**
 * @file The one way out of the vault for files. In this order: a staging directory is written down and made; what
 * leaves is made ready in it; that it leaves is recorded, with name, folder and every hash; it is put in its place;
 * that it is there is recorded. A crash at any moment leaves something that the next opening can settle
 * (settle-departures.ts), and never a file outside that the log does not name.
 */
import { statSync } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { DepartureState } from '../../core/leaving/departure.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { WriteTx } from '../../vault/db.ts';
import {
  appendDepartureState,
  type Departure,
  type DepartureFile,
  insertDeparture,
  insertDepartureFiles,
} from '../../vault/queries/departures.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { endDeparture } from './end-departure.ts';
import { lookOutside } from './look-outside.ts';
import { type LeavingPermit, spendPermitUnrecorded, usePermit } from './permit.ts';
import { StagingDirectory } from './staging.ts';
import { takeTurn } from './take-turn.ts';

export interface Outgoing<T> {
  /** The folder that was chosen: an absolute path. */
  readonly folder: string;
  /** Named in failures that are about no file in particular. */
  readonly subject: string;
  /** Makes ready what leaves. Nothing says yet that it does. */
  make(staging: StagingDirectory): Promise<void>;
  /**
   * Writes the record of it, in one transaction with the log's entry and after every gate has looked again.
   * `line`: which line of the record says that it left.
   */
  record(
    tx: WriteTx,
    staging: StagingDirectory,
  ): { readonly note: AuditNote; readonly line: string; readonly result: T };
  /** What comes of it where the vault's folder cannot be written and no line can say that it left; without it, it then stays. */
  readonly unrecorded?: () => T;
}

/**
 * Throws what a gate, `make` and `record` throw, already-exists where another came to the name, read-only, disk-full,
 * file-unreadable naming the folder where that went away, as a stick that is pulled out does.
 * Nothing is outside then, and the log says so where it had said that something leaves.
 */
export async function letOut<T>(engine: Engine, permit: LeavingPermit, outgoing: Outgoing<T>): Promise<T> {
  const { unrecorded } = outgoing;
  if (engine.session.readOnly === 'folder' && unrecorded !== undefined)
    return await letOutUnrecorded(engine, permit, outgoing, unrecorded);
  const departure = begin(engine, permit, outgoing.folder);
  let staging: StagingDirectory | undefined;
  let recorded: { line: string; result: T } | undefined;
  let endTurn = () => {};
  try {
    staging = StagingDirectory.begin(permit, outgoing.folder, departure.id, engine.clock);
    await outgoing.make(staging);
    endTurn = await takeTurn(outgoing.folder, departure.id);
    recorded = record(engine, permit, departure, outgoing, staging);
    staging.place();
    endTurn();
    tryEnd(engine, { ...departure, line: recorded.line }, staging, 'confirmed');
    return recorded.result;
  } catch (thrown) {
    endTurn();
    const isGone = staging === undefined ? !isFolder(outgoing.folder) : !staging.isThere;
    const state = recorded === undefined ? 'nothing-left' : failedAs(outgoing.folder, staging);
    tryEnd(engine, { ...departure, line: recorded?.line ?? '' }, staging, state);
    const error = asTestimonyError(thrown, outgoing.subject);
    if (!isGone || !SAID_OF_A_FOLDER.has(error.code)) throw error;
    throw new TestimonyError('file-unreadable', { subject: outgoing.folder, cause: error });
  }
}

/** Encrypted, or the office's own log. Killed meanwhile, what is left of it is cleared by the next export into the folder. */
async function letOutUnrecorded<T>(
  engine: Engine,
  permit: LeavingPermit,
  { folder, subject, make }: Outgoing<T>,
  unrecorded: () => T,
): Promise<T> {
  const id = engine.random.id();
  let staging: StagingDirectory | undefined;
  let endTurn = () => {};
  try {
    staging = StagingDirectory.begin(permit, folder, id, engine.clock);
    await make(staging);
    endTurn = await takeTurn(folder, id);
    spendPermitUnrecorded(engine, permit);
    staging.place();
    return unrecorded();
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  } finally {
    endTurn();
    staging?.end();
  }
}

/** What the system says of a file whose folder went away: the file is not what somebody has to look for. */
const SAID_OF_A_FOLDER: ReadonlySet<string> = new Set(['file-unreadable', 'already-exists', 'storage']);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** If a file could not be removed again, the state says that it is outside. */
function failedAs(folder: string, staging: StagingDirectory | undefined): DepartureState {
  const seen = lookOutside(folder, staging?.files ?? []);
  return seen === 'found' || seen === 'found-in-part' ? seen : 'did-not-leave';
}

function begin(engine: Engine, { what }: LeavingPermit, folder: string): Departure {
  const { kind, mode, subject, title } = what;
  const caseId = what.ground === 'case' ? what.leaving.caseId : null;
  const [at, actor] = [engine.clock.now(), engine.session.actor];
  const departure = { id: engine.random.id(), caseId, kind, mode, subject, title, folder, at, actor };
  const note = { action: 'leaving.begun', subject: departure.id, facts: { kind, mode, of: subject, folder } };
  transact(engine, note, (tx) => {
    insertDeparture(tx, departure);
    appendDepartureState(tx, departure.id, { state: 'begun', at, actor });
  });
  return departure;
}

function record<T>(
  engine: Engine,
  permit: LeavingPermit,
  departure: Departure,
  outgoing: Outgoing<T>,
  staging: StagingDirectory,
): { line: string; result: T } {
  const { id, folder, mode } = departure;
  return engine.session.write((tx) => {
    usePermit(engine, tx, permit);
    const { note, line, result } = outgoing.record(tx, staging);
    insertDepartureFiles(tx, id, staging.files);
    const [at, actor] = [engine.clock.now(), engine.session.actor];
    appendDepartureState(tx, id, { state: 'leaving', line, at, actor });
    const facts = { ...note.facts, departure: id, mode, folder, ...namesOf(staging.files) };
    noteIn(engine, tx, { ...note, facts });
    engine.session.checkpoint(tx);
    return { line, result };
  });
}

/** For the log: the first name, and one hash over every name and hash, where there are more. */
function namesOf(files: readonly DepartureFile[]): Record<string, string | number> {
  const list = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  const name = files[0]?.path ?? '';
  return files.length === 1
    ? { name }
    : { name, files: files.length, list: toHex(digest(Buffer.from(list))) };
}

/**
 * Removes the staging directory, then writes the end into the log: after that entry no opening looks for the directory
 * again. If it cannot be removed, or the vault cannot take the entry, the next opening settles the departure.
 */
function tryEnd(
  engine: Engine,
  departure: Departure & { readonly line: string },
  staging: StagingDirectory | undefined,
  state: DepartureState,
): void {
  if (staging?.end() === false) return;
  try {
    endDeparture(engine, departure, state);
  } catch {
    // Locked meanwhile, or its disk is full: what failed before, or that it is out, is what to report.
  }
}
