/** @file What of a case goes into a file for somebody else, what stays behind, and why. */
import type { CaseData } from '../../core/handover/case-data.ts';
import type { KeptPart } from '../../core/handover/kept-data.ts';
import { type Contents, LEFT_KINDS, LEFT_REASONS, type LeftOut } from '../../core/handover/manifest.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import { mayBeSameName } from '../../core/people/plain-name.ts';
import { type HeldBack, type PrivilegeRelease, stillHeld } from '../../core/privilege/mark.ts';
import type { ReadDb } from '../../vault/db.ts';
import { chronologyOrigin } from '../../vault/queries/chronologies.ts';
import { listCustody } from '../../vault/queries/custody.ts';
import { type EvidenceRecord, listEvidence } from '../../vault/queries/evidence.ts';
import { countBundles, countNotes, linkRows, recordRows } from '../../vault/queries/handover-data.ts';
import {
  answersSeenTo,
  contactRows,
  countChronologies,
  countPromptMarks,
  eventRows,
  planRows,
  supportRows,
} from '../../vault/queries/handover-kept.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { heldExhibits, heldOfRecord } from '../leaving/privilege-gate.ts';
import type { Part } from './collect.ts';

export interface Chosen {
  readonly caseId: CaseId;
  readonly recipient: string;
  /** All where it is left out. */
  readonly people?: readonly PersonId[] | undefined;
  readonly records?: readonly ScreeningId[] | undefined;
  readonly exhibits?: readonly EvidenceId[] | undefined;
  /** Of days, contacts, plans and support: what stays behind as a whole. */
  readonly without: readonly KeptPart[];
  readonly released: PrivilegeRelease;
}

export interface ChosenPart extends Part {
  readonly leftOut: readonly LeftOut[];
  /** What goes, as consent to a single thing is asked for. */
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

type Why = LeftOut['why'];

/**
 * Where all of the case is asked for, what is privileged is left out and counted. Named one by one it is asked for, and
 * then the gate holds the file back until somebody releases it. Names that are not of the case choose nothing.
 */
export function choosePart(engine: Engine, db: ReadDb, chosen: Chosen): ChosenPart {
  const { caseId, released } = chosen;
  const left = new Tally();
  const isPrivileged = (held: readonly HeldBack[]) => stillHeld(held, released).length > 0;
  const people = listPeople(db, caseId).filter(({ id }) => {
    const goes = chosen.people?.includes(id) ?? true;
    if (!goes) left.add('person', 'not-chosen');
    return goes;
  });
  const peopleIds = new Set(people.map(({ id }) => id));
  const wanted = listEvidence(db, caseId, { removed: true }).filter(({ id, removedAt }) => {
    const why: Why | null =
      removedAt !== null
        ? 'removed'
        : !(chosen.exhibits?.includes(id) ?? true)
          ? 'not-chosen'
          : chosen.exhibits === undefined && isPrivileged(heldExhibits(engine, db, [id]))
            ? 'privileged'
            : null;
    if (why !== null) left.add('exhibit', why);
    return why === null;
  });
  const candidates = recordRows(db, caseId).filter(({ id, personId }) => {
    const asked = (chosen.records?.includes(id) ?? true) && peopleIds.has(personId);
    const held = asked && chosen.records === undefined && isPrivileged(heldOfRecord(engine, db, id));
    const why: Why | null = !asked ? 'not-chosen' : held ? 'privileged' : null;
    if (why !== null) left.add('record', why);
    return why === null;
  });
  const { records, exhibits } = together(db, chosen, candidates, wanted, peopleIds);
  const exhibitIds = new Set<EvidenceId>(exhibits.map(({ id }) => id));
  left.add('exhibit', 'rests-on-left-out', wanted.length - exhibits.length);
  left.add('record', 'rests-on-left-out', candidates.length - records.size);
  for (const { id } of candidates) left.add('note', 'stays-with-office', countNotes(db, id));
  left.add('bundle', 'stays-with-office', countBundles(db, caseId));
  left.add('chronology', 'stays-with-office', countChronologies(db, caseId));
  left.add('prompt', 'stays-with-office', countPromptMarks(db, caseId));
  countKept(db, chosen, peopleIds, left);
  const titleOf = ({ exhibitRef, title }: EvidenceRecord) => [exhibitRef, title].filter(Boolean).join(' ');
  return {
    people: peopleIds,
    records,
    exhibits: exhibitIds,
    without: chosen.without,
    heldThere: heldThere(db, caseId, chosen.recipient),
    leftOut: left.counted,
    items: exhibits.map((one) => ({ id: one.id, title: titleOf(one) })),
  };
}

/** A sheet stays with an exhibit that it rests on, an exhibit with what it was made of; and so on, until nothing changes. */
function together(
  db: ReadDb,
  { caseId, exhibits: named, without }: Chosen,
  candidates: ReturnType<typeof recordRows>,
  wanted: readonly EvidenceRecord[],
  people: ReadonlySet<PersonId>,
) {
  const all = listEvidence(db, caseId, { removed: false });
  const stayAtHome = listPeople(db, caseId).length - people.size;
  let exhibits = wanted;
  for (;;) {
    const going = new Set(exhibits.map(({ id }) => id));
    const records = restingOnWhatGoes(db, candidates, going);
    const staying = {
      people: stayAtHome,
      exhibits: new Set(all.map(({ id }) => id).filter((id) => !going.has(id))),
    };
    const part = { people, records, staying, without, named: named !== undefined };
    const still = exhibits.filter((one) => !restsOnStaying(db, one, part));
    if (still.length === exhibits.length) return { records, exhibits };
    exhibits = still;
  }
}

/**
 * A signature covers what each point of a sheet rests on. Where that stays behind it could not be checked on the other
 * side, so the sheet stays too; and so on, until nothing changes.
 */
function restingOnWhatGoes(
  db: ReadDb,
  candidates: ReturnType<typeof recordRows>,
  exhibits: ReadonlySet<EvidenceId>,
): ReadonlySet<ScreeningId> {
  let going = new Set(candidates.map(({ id }) => id));
  for (;;) {
    const still = new Set(
      [...going].filter((id) =>
        linkRows(db, id).every(({ answer, exhibit }) =>
          answer === null ? exhibit === null || exhibits.has(exhibit) : going.has(answer.record),
        ),
      ),
    );
    if (still.size === going.size) return still;
    going = still;
  }
}

/** What of days, contacts, plans and support was not chosen, or is about somebody who was not. */
function countKept(
  db: ReadDb,
  { caseId, without }: Chosen,
  people: ReadonlySet<PersonId>,
  left: Tally,
): void {
  const stays = (part: KeptPart, personId: PersonId | null) =>
    without.includes(part) || (personId !== null && !people.has(personId));
  const all = listPeople(db, caseId).map(({ id }) => id);
  const counts = {
    date: [
      ...eventRows(db, caseId).filter(({ personId }) => stays('dates', personId)),
      ...answersSeenTo(db, caseId).filter(() => without.includes('dates')),
    ].length,
    contact: contactRows(db, caseId).filter(({ personId }) => stays('contacts', personId)).length,
    plan: all.filter((id) => stays('plans', id) && planRows(db, id).length > 0).length,
    support: all.filter((id) => stays('support', id)).flatMap((id) => supportRows(db, id)).length,
  };
  for (const kind of ['date', 'contact', 'plan', 'support'] as const)
    left.add(kind, 'not-chosen', counts[kind]);
}

/** Recordings of which something is written down. */
export const transcribed = ({ exhibits }: CaseData): number =>
  exhibits.filter(({ transcripts }) => transcripts.length > 0).length;

export const contentsOf = (data: CaseData): Contents => ({
  ...(transcribed(data) === 0 ? {} : { transcripts: transcribed(data) }),
  people: data.people.length,
  records: data.records.length,
  consents: data.consents.length,
  exhibits: data.exhibits.length,
  dates: data.events.length + data.answersSeenTo.length,
  contacts: data.contacts.length,
  plans: data.plans.length,
  support: data.support.length,
});

class Tally {
  readonly #counts = new Map<string, number>();

  add(kind: LeftOut['kind'], why: Why, count = 1): void {
    const key = `${kind} ${why}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  get counted(): LeftOut[] {
    return LEFT_KINDS.flatMap((kind) =>
      LEFT_REASONS.flatMap((why) => {
        const count = this.#counts.get(`${kind} ${why}`) ?? 0;
        return count === 0 ? [] : [{ kind, why, count }];
      }),
    );
  }
}

/**
 * Papers that whoever receives a handover has already: they came from there, or went there before. What was decided about one
 * goes to them also where the paper itself stays behind, or is no longer in the case: that a yes was taken back is for whoever
 * holds it.
 */
function heldThere(db: ReadDb, caseId: CaseId, recipient: string): Set<EvidenceId> {
  if (recipient.trim() === '') return new Set();
  const every = listEvidence(db, caseId, { removed: true });
  const isHeld = (id: EvidenceId) =>
    listCustody(db, id).some(
      ({ action, from, to }) =>
        (action === 'handed-over' && mayBeSameName(to, recipient)) ||
        (action === 'received' && mayBeSameName(from, recipient)),
    );
  return new Set(every.flatMap(({ id }) => (isHeld(id) ? [id] : [])));
}

/**
 * Exhibits that were made here, and whether they may go with a part of their case: the pages of one have the words of its
 * record, those of a chronology what is known of everybody. Where somebody stays behind, so does what was made of their record,
 * also where it stands in a list: a list has whatever nobody took out of it.
 */
interface GoingPart {
  readonly people: ReadonlySet<PersonId>;
  readonly records: ReadonlySet<ScreeningId>;
  /** Of those that are in the case. */
  readonly staying: { readonly people: number; readonly exhibits: ReadonlySet<EvidenceId> };
  readonly without: readonly KeptPart[];
  /** Whether exhibits were named one by one. */
  readonly named: boolean;
}

/** Whether it was made of something that stays behind. */
function restsOnStaying(
  db: ReadDb,
  { id, madeFrom }: Pick<EvidenceRecord, 'id' | 'madeFrom'>,
  { people, records, staying, without, named }: GoingPart,
): boolean {
  const rows = chronologyOrigin(db, id);
  const of = [...(madeFrom === null ? [] : [madeFrom.screeningId]), ...(rows?.records ?? [])];
  // One that was erased tells of nobody any more.
  const known = of.flatMap((one) => findScreening(db, one) ?? []);
  if (known.some(({ personId }) => !people.has(personId))) return true;
  if (named) return false;
  const isWhole = staying.people === 0 && without.length === 0;
  return (
    known.some((one) => !records.has(one.id)) ||
    (rows !== undefined && (!isWhole || rows.exhibits.some((one) => staying.exhibits.has(one))))
  );
}
