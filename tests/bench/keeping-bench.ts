/**
 * @file What keeping a vault costs: unlocking one with 100,000 cases beyond the derivation of its key, a backup beside a
 * plain copy of the same bytes, and checking every page, with the longest time that nothing else was done in between.
 * What is set beside each other is measured in turn, and the best of each counts: other work on the machine only adds.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { caseSearchText } from '../../src-main/core/text/search-text.ts';
import { deriveFromPassphrase, FLOOR_KDF, SALT_BYTES } from '../../src-main/crypto/kdf.ts';
import { createReadingBack } from '../../src-main/host/compose.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { writeBackup } from '../../src-main/vault/backup/write-backup.ts';
import { writeBlob } from '../../src-main/vault/blobs.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { insertCase } from '../../src-main/vault/queries/cases.ts';
import { insertPerson } from '../../src-main/vault/queries/people.ts';
import { benchVault, PASSPHRASE } from './bench-vault.ts';
import { type Measured, medianMs, verdict } from './table.ts';

// As the program starts its threads (cli/main.mjs): none of them translates its source anew.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../../node_modules/.cache/compiled');

const CASES = 100_000;
const EVIDENCE_MB = 768;
const MB = 1_000_000;
/** What stays in the processor's own memory: in pieces of some megabytes a large file is copied in three times the time. */
const PIECE = 256 * 1024;

export async function benchKeeping(): Promise<Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  try {
    const session = await benchVault(parent);
    fill(session);
    session.lock();
    const folder = join(parent, 'vault');
    const open = () => openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: systemClock });
    const derive = () =>
      deriveFromPassphrase(passphraseBytes(PASSPHRASE), new Uint8Array(SALT_BYTES), FLOOR_KDF);
    const unlocking = await ownInTurn(9, { opened: async () => (await open()).lock(), derived: derive });
    const again = await open();
    addEvidence(again);
    const rows = await keepingOf(again, parent, join(folder, 'vault.db'));
    again.lock();
    const beyond = Math.max(0, unlocking.opened - unlocking.derived);
    return [
      {
        what: `vault: unlock with ${CASES} cases, beyond key derivation`,
        ours: `${beyond.toFixed(0)} ms of its own time`,
        beside: verdict(beyond, 100),
      },
      ...rows,
    ];
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function keepingOf(session: VaultSession, parent: string, store: string): Promise<Measured[]> {
  const { size } = statSync(store);
  const [copy, backup] = [join(parent, 'copy'), join(parent, 'backup.tar')];
  const backupOnce = () =>
    writeBackup({
      session,
      path: backup,
      readme: 'Read me',
      checker: '',
      at: systemClock.now(),
      signal: new AbortController().signal,
      beside: createReadingBack(),
      copied: () => undefined,
      checked: () => undefined,
    });
  const works = { copied: () => plainCopy(store, copy), kept: backupOnce };
  // To let go of what the round before wrote is no part of either: a disk takes its time for it.
  const clear = () => {
    for (const path of [copy, backup]) rmSync(path, { force: true });
  };
  const inMemory = await bestInTurn(7, works, clear);
  const fromDisk = await bestInTurn(5, works, () => {
    clear();
    forget(store);
  });
  const ownOf = await ownInTurn(3, works, clear);
  let [slice, own] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { checked } = await bestInTurn(5, {
    async checked() {
      const longest = longestWait();
      const began = ownMs();
      await session.findDamagedPages();
      own = Math.min(own, ownMs() - began);
      slice = Math.min(slice, longest.end());
    },
  });
  const speed = (ms: number) => `${(size / MB / (ms / 1000)).toFixed(0)} MB/s`;
  const besideCopy = (ms: { readonly copied: number; readonly kept: number }) => {
    const part = ms.copied / ms.kept;
    return `plain copy ${speed(ms.copied)}; target half of it: ${part >= 0.5 ? 'met' : 'not met'} (${part.toFixed(2)})`;
  };
  const seconds = (ms: number) => `${(ms / (size / MB)).toFixed(2)} s`;
  return [
    {
      what: `vault: backup of ${(size / MB).toFixed(0)} MB from memory, read back`,
      ours: speed(inMemory.kept),
      beside: besideCopy(inMemory),
    },
    {
      what: 'vault: the same, read from the disk as after a night',
      ours: speed(fromDisk.kept),
      beside: besideCopy(fromDisk),
    },
    {
      what: 'vault: the same, of the processor, all threads, for a GB',
      ours: seconds(ownOf.kept),
      beside: `plain copy ${seconds(ownOf.copied)}; ${availableParallelism()} processors share it`,
    },
    {
      what: 'vault: check every page of it',
      ours: `${speed(own)} of its own time`,
      beside: `target 200 MB/s: ${size / MB / (own / 1000) >= 200 ? 'met' : 'not met'}; by the clock ${speed(checked)}`,
    },
    {
      what: 'vault: longest slice of that check, of its own time',
      ours: `${slice.toFixed(0)} ms`,
      beside: verdict(slice, 50),
    },
  ];
}

/** The best of so many rounds, in milliseconds. */
async function bestInTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
  before: () => void = () => undefined,
): Promise<Record<Name, number>> {
  const best = Object.fromEntries(Object.keys(works).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, work] of Object.entries<() => unknown>(works)) {
      before();
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, await medianMs(1, work));
    }
  return best as Record<Name, number>;
}

/** The same by the processor's time: between two derivations of a key, what else the machine does is more than is measured. */
async function ownInTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
  before: () => void = () => undefined,
): Promise<Record<Name, number>> {
  const best = Object.fromEntries(Object.keys(works).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, work] of Object.entries<() => unknown>(works)) {
      before();
      const began = ownMs();
      await work();
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, ownMs() - began);
    }
  return best as Record<Name, number>;
}

/** What a copying program does with the same bytes: they are read, written and made durable. */
function plainCopy(from: string, to: string): void {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'wx')];
  const piece = new Uint8Array(PIECE);
  for (let read = readSync(source, piece); read > 0; read = readSync(source, piece))
    writeSync(target, piece, 0, read);
  fsyncSync(target);
  closeSync(source);
  closeSync(target);
}

/** Has the system read a file from its disk the next time, not from memory. Where `dd` cannot, it is as before. */
function forget(path: string): void {
  execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none']);
}

/** Of the processor, in milliseconds: what else the machine does is not in it. */
function ownMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The longest that anything else had to wait for this process, from now on. */
function longestWait(): { end(): number } {
  let [longest, last, stopped] = [0, ownMs(), false];
  const turn = () => {
    const now = ownMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (!stopped) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    end() {
      stopped = true;
      return longest;
    },
  };
}

function addEvidence(session: VaultSession): void {
  const bytes = new Uint8Array(EVIDENCE_MB * 1024 * 1024);
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  session.write((tx) => writeBlob(tx, 'bench', bytes, '0'.repeat(64)));
}

function fill(session: VaultSession): void {
  const at = '2026-01-01T09:00:00.000Z';
  session.write((tx) => {
    for (let n = 0; n < CASES; n += 1) {
      const id = n.toString(36).padStart(26, '0') as CaseId;
      const [reference, title, name] = [`TST/${n}`, `R v Example, no. ${n}`, 'Maria Popescu'];
      const row = {
        id,
        reference,
        title,
        profile: 'general',
        status: 'active' as const,
        nation: 'england-wales' as const,
      };
      const made = { createdAt: at, createdBy: 'Bench', updatedAt: at };
      insertCase(tx, { ...row, ...made }, caseSearchText(reference, title, [name]));
      const person = { id: `p${id.slice(1)}` as PersonId, caseId: id, role: 'survivor' as const, name };
      const rest = { alsoKnownAs: '', birthDate: null, language: '', interpreterNeeded: null };
      insertPerson(tx, { ...person, ...rest, safeContact: '', note: '' }, at, 'Bench');
    }
  });
}
