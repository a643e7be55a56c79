/** @file The log's entries about what goes, each with its place in the whole log: shown without the entries of other cases. */
import { PassingTree, placesBeside, rootPlace } from '../../audit/passing-tree.ts';
import { leafHash, rootFrom } from '../../audit/tree.ts';
import type { CaseData } from '../../core/handover/case-data.ts';
import type { LogEntries, Manifest } from '../../core/handover/manifest.ts';
import { fromHex, sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { leavesOf } from '../../vault/queries/checkpoints.ts';
import { allEntries } from '../../vault/queries/handover-data.ts';

/** What says how a thing was recorded. What was given out, decided against a consent or released stays with the office. */
const GOES_ALONG = new Set([
  'case.created',
  'case.updated',
  'person.added',
  'person.updated',
  'person.age-decided',
  'evidence.received',
  'evidence.updated',
  'evidence.viewed',
  'evidence.pages-turned',
  'evidence.pages-pictured',
  'evidence.read-by-machine',
  'screening.started',
  'screening.answered',
  'screening.signed',
  'screening.layer-opened',
  'screening.sitting-changed',
  'screening.paused',
  'screening.resumed',
  'screening.break-taken-back',
  'screening.linked',
  'screening.taken-in',
  'consent.recorded',
  'consent.taken-in',
]);

export interface LogProof {
  readonly entries: LogEntries;
  readonly log: Manifest['log'];
}

const DATES = ['date.recorded', 'date.amended', 'date.withdrawn', 'date.settled', 'date.reopened'];
const CONTACTS = ['contact.recorded', 'contact.added-to', 'contact.taken-in'];

/** Of what was chosen by itself: a person who goes says nothing of whether their plan does. */
function goesAlong(data: CaseData): (action: string, subject: string) => boolean {
  const named = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const all = named([data.case, ...data.people, ...data.records, ...data.consents, ...data.exhibits]);
  const [events, contacts] = [named(data.events), named(data.contacts)];
  const plans = new Set<string>(data.plans.map(({ personId }) => personId));
  const support = new Set<string>(data.support.map(({ personId }) => personId));
  const kept = new Map<string, ReadonlySet<string>>([
    ...[...DATES, 'date.taken-in', 'date.seen-to-taken-in'].map((action) => [action, events] as const),
    ...CONTACTS.map((action) => [action, contacts] as const),
    ...['contact.planned', 'contact.plan-taken-in'].map((action) => [action, plans] as const),
    ...['support.recorded', 'support.taken-in'].map((action) => [action, support] as const),
  ]);
  return (action, subject) => kept.get(action)?.has(subject) ?? (GOES_ALONG.has(action) && all.has(subject));
}

/** About what goes. Reads the log twice, and keeps nothing of it that does not go. */
export function proveEntries(db: ReadDb, data: CaseData): LogProof {
  const goes = goesAlong(data);
  const going: { at: number; canonical: Uint8Array }[] = [];
  const { seq: size, hash: head } = auditHead(db);
  for (const { seq, action, subject, canonical } of allEntries(db))
    if (goes(action, subject)) going.push({ at: seq - 1, canonical });
  const beside = going.flatMap(({ at }) => placesBeside(at, size));
  const tree = new PassingTree(size, [rootPlace(size), ...beside], sha256);
  for (const { leaf } of leavesOf(db)) tree.add(leaf);
  const text = new TextDecoder();
  return {
    entries: going.map(({ at, canonical }) => ({
      canonical: text.decode(canonical),
      proof: placesBeside(at, size).map((place) => toHex(tree.at(place))),
    })),
    log: { entries: size, head, root: toHex(tree.at(rootPlace(size))) },
  };
}

/** How many of the entries stand where they say, in the log that the manifest names. */
export function provedEntries(entries: LogEntries, { log }: Manifest): number {
  const bytes = new TextEncoder();
  return entries.filter(({ canonical, proof }) => {
    const index = placeOf(canonical);
    if (index === null) return false;
    const leaf = leafHash(bytes.encode(canonical), sha256);
    const place = { leaf, index, size: log.entries, proof: proof.map(fromHex) };
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
