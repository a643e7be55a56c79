/**
 * @file The gate that holds back what is marked privileged: in every kind of thing that leaves. Somebody may let it out
 * this once, by name and with a reason, which goes into the log and onto no page that is served.
 */

import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { EvidenceId, ScreeningId } from '../../core/ids.ts';
import type { DepartureKind } from '../../core/leaving/departure.ts';
import { type HeldBack, stillHeld } from '../../core/privilege/mark.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { chronologyOrigin } from '../../vault/queries/chronologies.ts';
import { type EvidenceRecord, findEvidence } from '../../vault/queries/evidence.ts';
import { markedExhibits } from '../../vault/queries/privilege.ts';
import { privilegedSources } from '../answers/privileged-answers.ts';
import type { Engine } from '../engine/engine.ts';
import { noteIn } from '../engine/transact.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import type { Gate } from './gate.ts';
import type { CaseLeaves, WhatLeaves } from './what-leaves.ts';

type Looks = (engine: Engine, db: ReadDb, what: CaseLeaves) => HeldBack[];

/** Those of these exhibits that are marked, or were made here from a record that is, or that holds answers of one. */
export const heldExhibits = (engine: Engine, db: ReadDb, ids: readonly string[]): HeldBack[] =>
  ids.flatMap((id) => {
    const marked = markedExhibits(db, [id]);
    const made = marked.length > 0 ? undefined : findEvidence(db, id as EvidenceId);
    const isHeld = made !== undefined && isMadeFromHeld(engine, db, made);
    const held = isHeld ? [{ id, title: made.title }] : marked;
    return held.map((one) => ({ ...one, as: 'exhibit' as const }));
  });

function isMadeFromHeld(engine: Engine, db: ReadDb, { id, madeFrom, notes }: EvidenceRecord): boolean {
  // What came inside a mail that is marked is a part of it.
  const inside = notes.flatMap((note) => (note.code === 'came-inside' ? [note.params.parent] : []));
  if (inside.length > 0 && heldExhibits(engine, db, inside).length > 0) return true;
  const chronology = chronologyOrigin(db, id);
  const records = [...(madeFrom === null ? [] : [madeFrom.screeningId]), ...(chronology?.records ?? [])];
  return (
    records.some((one) => heldOfRecord(engine, db, one).length > 0) ||
    heldExhibits(engine, db, chronology?.exhibits ?? []).length > 0
  );
}

const exhibits: Looks = (engine, db, { leaving }) =>
  heldExhibits(
    engine,
    db,
    leaving.items.map(({ id }) => id),
  );

/** The sheet itself, and the records out of which its answers came. Notes beside answers leave by no way. */
export function heldOfRecord(engine: Engine, db: ReadDb, screeningId: ScreeningId): HeldBack[] {
  const { id, formTitle: title, privileged } = requireScreening(db, screeningId);
  const sources = privilegedSources(engine, db, id).map((one) => ({
    id: one.id,
    as: 'answers' as const,
    title: `${one.formTitle}, ${formatDay(one.startedAt)}`,
  }));
  return [...(privileged ? [{ id, title, as: 'record' as const }] : []), ...sources];
}

const record: Looks = (engine, db, { subject }) => heldOfRecord(engine, db, subject as ScreeningId);

/** What is made from exhibits and records. */
const several: Looks = (engine, db, what) => [
  ...exhibits(engine, db, what),
  ...(what.records ?? []).flatMap((id) => heldOfRecord(engine, db, id)),
];

/** Where to look in each kind of thing that leaves: a further kind needs a line here. */
const LOOKS: Readonly<Record<DepartureKind, Looks>> = {
  evidence: exhibits,
  bundle: exhibits,
  sheet: record,
  typed: record,
  notification: record,
  pack: several,
  handover: several,
  chronology: several,
  // Random identifiers, and nothing about anybody.
  'handover-receipt': () => [],
  // What is marked is not named in a copy of the log, and nothing else of it is there.
  log: () => [],
  // A blank form holds nothing about anybody.
  form: () => [],
  // As encrypted as the vault: whoever holds it reads nothing without its passphrase.
  backup: () => [],
  // Shares of a key, and nothing about anybody.
  'recovery-kit': () => [],
  // Random bytes.
  'key-file': () => [],
  // How much was erased, and nothing of what it was.
  certificate: () => [],
  // No secret, and nothing about anybody.
  'public-key': () => [],
  // Counted without what was told in privileged records.
  figures: () => [],
};

/** What is privileged in something that would leave. */
export const heldBack = (engine: Engine, db: ReadDb, what: WhatLeaves): HeldBack[] =>
  what.ground === 'case' ? LOOKS[what.kind](engine, db, what) : [];

const SAID = {
  exhibit: 'privileged-exhibit',
  record: 'privileged-record',
  answers: 'privileged-answers',
} as const;

export const privilegedHeld = (held: readonly HeldBack[]) =>
  new TestimonyError('privileged-held', {
    found: held.map(({ id, title, as }) => ({ ...coded(SAID[as], { title }), item: id })),
  });

/** The decision is what it lets out. */
export const PRIVILEGE: Gate<readonly HeldBack[]> = {
  /** Throws `privileged-held`, naming each thing; `item` of a line is the identifier that a release has to name. */
  ask(engine, what) {
    if (what.ground !== 'case') return null;
    const held = engine.session.read((db) => heldBack(engine, db, what));
    if (held.length === 0) return null;
    const left = stillHeld(held, what.released);
    if (left.length > 0) throw privilegedHeld(left);
    return held;
  },
  /** What was marked meanwhile was not decided on. Throws `privileged-held`. */
  pass(engine: Engine, tx: WriteTx, what, decision) {
    const decided = decision ?? [];
    const undecided = heldBack(engine, tx, what).filter((one) => !decided.some(({ id }) => id === one.id));
    if (undecided.length > 0) throw privilegedHeld(undecided);
    if (decision === null || what.ground !== 'case') return;
    const { by, reason } = what.released;
    const items = decision.map(({ id }) => id).join(' ');
    const facts = {
      of: what.subject,
      export: what.leaving.kind,
      to: what.leaving.recipient,
      items,
      by,
      reason,
    };
    noteIn(engine, tx, { action: 'privilege.released', subject: what.leaving.caseId, facts });
  },
};
