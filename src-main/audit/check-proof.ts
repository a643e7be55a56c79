/** @file Checks a proof of the log (core/log/proof-file.ts). Pure: hashing, and what reads a signed note, are passed in. */
import type { LogStateSaid } from '../core/log/checkpoint-note.ts';
import { type EmptiedEntry, LogProofFile, type LogRoot } from '../core/log/proof-file.ts';
import { canonicalJson } from '../core/text/canonical-json.ts';
import { isContinued, type Root } from './consistency.ts';
import { hexOf, type Sha256 } from './entry.ts';
import { leafHash, rootFrom } from './tree.ts';

/**
 * `form`: not the file of a proof. `entry`: an entry is not where it says, or was changed. `link`: one does not follow from
 * the one before it. `emptied`: entries without particulars are not those that an erasure listed. `bare`: an entry is empty,
 * as programs before version 3 wrote one that was erased, and nothing says by what. `continued`: the log does not go on from
 * the earlier one. `signature`: what was signed is not this log, or was not signed by the key that it names.
 */
export type ProofFault =
  | { readonly what: 'form' | 'continued' | 'signature'; readonly seq: null }
  | { readonly what: 'entry' | 'link' | 'emptied' | 'bare'; readonly seq: number };

export interface ProofChecked {
  readonly faults: readonly ProofFault[];
  readonly entries: number;
  readonly log: LogRoot | null;
  readonly earlier: LogRoot | null;
  /** Fingerprint of the newest entry, as the check of the log shows it; null where it is not among them. */
  readonly head: string | null;
  /** What was signed of it; null where nothing was. */
  readonly signed: LogStateSaid | null;
  /** Entries that an erasure emptied: what is left of them, in order. */
  readonly emptied: readonly EmptiedEntry[];
}

/** Reads a note and checks its signature; null for one that does not hold. */
type Proven = (note: string) => LogStateSaid | null;

type Hashing = Sha256 & ((...parts: readonly Uint8Array[]) => Uint8Array);

/** Never throws for a bad proof. `json`: as read from the file. */
export function checkProof(json: unknown, hash: Hashing, proven: Proven): ProofChecked {
  const parsed = LogProofFile.safeParse(json);
  if (!parsed.success)
    return {
      faults: [{ what: 'form', seq: null }],
      entries: 0,
      log: null,
      earlier: null,
      head: null,
      signed: null,
      emptied: [],
    };
  const { log, entries, earlier } = parsed.data;
  const faults: ProofFault[] = [];
  const erasures = new Map<number, Erasure>();
  let [last, chain] = [0, ''];
  for (const one of entries) {
    if ('canonical' in one && one.canonical === BARE) {
      faults.push({ what: 'bare', seq: last + 1 });
      // Its number is not said: the entry after it follows from one that is not here.
      [last, chain] = [last + 1, ''];
      continue;
    }
    const read = 'emptied' in one ? { ...one.emptied, prev: null, erasure: null } : readEntry(one.canonical);
    const bytes = new TextEncoder().encode('emptied' in one ? '' : one.canonical);
    const leaf = 'emptied' in one ? bytesOf(one.leaf) : leafHash(bytes, hash);
    const place = { leaf, index: (read?.seq ?? 0) - 1, size: log.entries, proof: one.proof.map(bytesOf) };
    const root = rootFrom(place, hash);
    const before = last === 0 ? '0'.repeat(64) : chain;
    if (read === null || read.seq <= last || root === null || hexOf(root) !== log.root)
      faults.push({ what: 'entry', seq: read?.seq ?? last + 1 });
    else if (read.seq === last + 1 && before !== '' && (read.prev ?? before) !== before)
      faults.push({ what: 'link', seq: read.seq });
    if (read?.erasure) erasures.set(read.seq, read.erasure);
    [last, chain] = [read?.seq ?? last, 'emptied' in one ? one.emptied.hash : hexOf(hash(bytes))];
  }
  const emptied = entries.flatMap((one) => ('emptied' in one ? [one.emptied] : []));
  faults.push(...notListed(emptied, erasures, hash));
  if (parsed.data.version === 3 && emptied.length === 0) faults.push({ what: 'form', seq: null });
  if (earlier !== null && !isContinued(rootOf(earlier), rootOf(log), earlier.proof.map(bytesOf), hash))
    faults.push({ what: 'continued', seq: null });
  const note = parsed.data.version === 1 ? null : parsed.data.checkpoint;
  const signed = note === null ? null : proven(note);
  const newest = last === log.entries ? chain : null;
  if (note !== null && !isOf(signed, log, newest)) faults.push({ what: 'signature', seq: null });
  const head = faults.length === 0 ? newest : null;
  const was = earlier === null ? null : { entries: earlier.entries, root: earlier.root };
  return { faults, entries: entries.length, log, earlier: was, head, signed, emptied };
}

/** How an entry without particulars stood in the proofs of programs before version 3. */
const BARE = '{}';

/** What the entry of an erasure says of those that it emptied. */
interface Erasure {
  readonly certificate: string;
  readonly entries: unknown;
  readonly list: unknown;
}

/** Of each erasure all that it emptied has to be there, and nothing else: its entry holds one hash over the whole list. */
function notListed(
  emptied: readonly EmptiedEntry[],
  erasures: ReadonlyMap<number, Erasure>,
  hash: Hashing,
): ProofFault[] {
  const groups = Map.groupBy(emptied, ({ by, certificate }) => `${by} ${certificate}`);
  return [...groups.values()].flatMap(([first, ...rest]): ProofFault[] => {
    if (first === undefined) return [];
    const said = erasures.get(first.by);
    const lines = [first, ...rest].map(
      ({ seq, at, actor, action, subject, hash: of }) =>
        `${JSON.stringify([seq, at, actor, action, subject, of])}\n`,
    );
    const list = hexOf(hash(new TextEncoder().encode(lines.join(''))));
    const holds =
      said?.certificate === first.certificate && said.entries === lines.length && said.list === list;
    return holds ? [] : [{ what: 'emptied', seq: first.seq }];
  });
}

const isOf = (signed: LogStateSaid | null, log: LogRoot, newest: string | null): boolean =>
  signed?.entries === log.entries && signed.root === log.root && (newest ?? signed.head) === signed.head;

/** The action of an erasure's own entry. */
const ERASURE = 'erasure.made';

interface ReadEntry {
  readonly seq: number;
  readonly prev: string;
  readonly erasure: Erasure | null;
}

/** Null for a text that is no entry, or is not written as it was hashed. */
function readEntry(canonical: string): ReadEntry | null {
  try {
    const entry = JSON.parse(canonical) as Readonly<Record<string, unknown>>;
    const { seq, prev, action, subject, facts } = entry;
    if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || typeof prev !== 'string') return null;
    if (canonicalJson(entry as never) !== canonical) return null;
    if (action !== ERASURE || typeof subject !== 'string') return { seq, prev, erasure: null };
    const { entries, list } = (facts ?? {}) as Readonly<Record<string, unknown>>;
    return { seq, prev, erasure: { certificate: subject, entries, list } };
  } catch {
    return null;
  }
}

const rootOf = ({ entries, root }: LogRoot): Root => ({ size: entries, root: bytesOf(root) });
const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
