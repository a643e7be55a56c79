/** @file The log's entries about what goes, each with its place in the whole log: shown without the entries of other cases. */
import { logTree, rootFrom } from '../../audit/tree.ts';
import type { LogEntries, Manifest } from '../../core/handover/manifest.ts';
import { fromHex, sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { leavesOf } from '../../vault/queries/checkpoints.ts';
import { allEntries } from '../../vault/queries/handover-data.ts';

/** What says how a thing was recorded. What was given out, decided against a consent or released stays with the office. */
const GOES_ALONG = new Set([
  ...['case.created', 'case.updated', 'person.added', 'person.updated', 'person.age-decided'],
  ...[
    'evidence.received',
    'evidence.updated',
    'evidence.viewed',
    'evidence.pages-turned',
    'evidence.pages-pictured',
    'evidence.read-by-machine',
  ],
  ...['screening.started', 'screening.answered', 'screening.signed', 'screening.layer-opened'],
  ...['screening.sitting-changed', 'screening.paused', 'screening.resumed', 'screening.linked'],
  ...['screening.taken-in', 'consent.recorded', 'consent.taken-in'],
]);

export interface LogProof {
  readonly entries: LogEntries;
  readonly log: Manifest['log'];
}

/** `subjects`: identifiers of what goes. Reads the log once. */
export function proveEntries(db: ReadDb, subjects: ReadonlySet<string>): LogProof {
  const leaves = Array.from(leavesOf(db), ({ leaf }) => leaf);
  const going: { at: number; canonical: Uint8Array }[] = [];
  let head = '';
  for (const { seq, action, subject, canonical, hash } of allEntries(db)) {
    if (GOES_ALONG.has(action) && subjects.has(subject)) going.push({ at: seq - 1, canonical });
    head = toHex(hash);
  }
  const tree = logTree(leaves, sha256);
  const text = new TextDecoder();
  return {
    entries: going.map(({ at, canonical }) => ({
      canonical: text.decode(canonical),
      proof: tree.proofOf(at).map(toHex),
    })),
    log: { entries: tree.size, head, root: toHex(tree.root) },
  };
}

/** How many of the entries stand where they say, in the log that the manifest names. */
export function provedEntries(entries: LogEntries, { log }: Manifest): number {
  const bytes = new TextEncoder();
  return entries.filter(({ canonical, proof }) => {
    const index = placeOf(canonical);
    if (index === null) return false;
    const place = { canonical: bytes.encode(canonical), index, size: log.entries, proof: proof.map(fromHex) };
    const root = rootFrom(place, sha256);
    return root !== null && toHex(root) === log.root;
  }).length;
}

function placeOf(canonical: string): number | null {
  try {
    const { seq } = JSON.parse(canonical) as { seq?: unknown };
    return typeof seq === 'number' && Number.isSafeInteger(seq) ? seq - 1 : null;
  } catch {
    return null;
  }
}
