/** @file What a received file says beside what is here, for a person to decide on. */
import type { HandoverItem, HandoverReview } from '../../contract/handover.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { CaseData } from '../../core/handover/case-data.ts';
import { compareCases } from '../../core/handover/compare.ts';
import type { ComparedItem, SaysWhat } from '../../core/handover/compared.ts';
import { earlierConsents } from '../../core/handover/earlier-consents.ts';
import { CASE_FILE, LOG_FILE, LogEntries, WITHOUT_VIEWS } from '../../core/handover/manifest.ts';
import { standsOtherwise } from '../../core/handover/stands.ts';
import type { HandoverId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { takenIdentifiers } from '../../vault/queries/handover-data.ts';
import {
  type DecidedItem,
  decidedItems,
  type FoundHandover,
  findReceived,
  handoverExhibits,
  handoverText,
  type StoredExhibit,
} from '../../vault/queries/handovers-received.ts';
import { findPerson } from '../../vault/queries/people.ts';
import { matchesOf, readPeople } from '../cases/same-person.ts';
import { formWords } from '../cases/undecided-answers.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { loadClocks } from '../resources/clock-book.ts';
import { paperWords } from '../resources/paper-words.ts';
import { headingTitle } from '../resources/support-lists.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { collectCase } from './collect.ts';
import { withFields } from './described.ts';
import type { KeptIntake } from './kept-intake.ts';
import { type KnownForms, knownForms } from './known-forms.ts';
import { provedEntries } from './log-proof.ts';
import { standing } from './stands-here.ts';

/** A received file and the case as it is here, read together. */
export interface BothSides {
  readonly handover: FoundHandover;
  readonly here: CaseData | null;
  readonly there: CaseData;
  readonly exhibits: ReadonlyMap<string, StoredExhibit>;
  readonly forms: ReadonlyMap<string, CompiledForm>;
  readonly items: readonly ComparedItem[];
  readonly seen: string;
  readonly saysWhat: SaysWhat;
}

/** Throws `not-found`, `not-ready`. */
export async function reviewOf(engine: Engine, id: HandoverId): Promise<HandoverReview> {
  const forms = await knownForms(engine);
  readPeople(engine);
  return engine.session.read((db) => reviewIn(engine, db, id, forms));
}

export function reviewIn(engine: Engine, db: ReadDb, id: HandoverId, forms: KnownForms): HandoverReview {
  const { handover, items, seen, here, there } = bothSides(engine, db, id, forms);
  const { manifest, ...view } = handover;
  const entries = LogEntries.parse(JSON.parse(handoverText(db, id, LOG_FILE) ?? '[]'));
  const decided = new Map(decidedItems(db, id).map((one) => [one.item, one]));
  return {
    handover: view,
    seen,
    items: [
      ...items.map((one): HandoverItem => {
        const before = decided.get(one.item);
        // Taken in, both sides are the same; what they were when it was decided is what stays to be read.
        const differences =
          before === undefined || one.differences.length > 0 ? one.differences : before.differences;
        return { ...one, differences, became: before?.became ?? null };
      }),
      ...settledFields(items, [...decided.values()]),
    ],
    matches: there.people
      .filter((one) => findPerson(db, one.id) === undefined)
      .map((one) => ({ name: one.name, matches: matchesOf(engine, db, { ...one, id: null }) }))
      .filter(({ matches }) => matches.length > 0),
    otherwise:
      handover.merged === null || here === null
        ? []
        : standsOtherwise(standing(engine, here), standing(engine, there)),
    log: { entries: entries.length, proved: provedEntries(entries, manifest) },
  };
}

/** Fields that both sides had changed and that are decided: nothing differs any more, and both sides stay to be read. */
const settledFields = (items: readonly ComparedItem[], decided: readonly DecidedItem[]): HandoverItem[] =>
  decided
    .filter(({ item }) => item.startsWith('field/') && !items.some((one) => one.item === item))
    .map(({ item, became, differences }) => {
      const [, kind = '', id = ''] = item.split('/');
      const of = kind === 'case' ? kind : `${kind}/${id}`;
      const title = items.find((one) => one.item === of)?.title ?? '';
      const alike = { suggested: false, mayTake: false, notes: [] };
      return { item, kind: 'field', title, state: 'same', ...alike, differences, became };
    });

/** Throws `not-found`, `not-ready` for one that was not read to its end or is gone. */
export function bothSides(engine: Engine, db: ReadDb, id: HandoverId, known: KnownForms): BothSides {
  const handover = findReceived(db, id);
  if (handover === undefined) throw new TestimonyError('not-found', { subject: id });
  const text = handoverText(db, id, CASE_FILE);
  if (text === undefined || handover.state === 'interrupted')
    throw new TestimonyError('not-ready', {
      subject: handover.fileName,
      found: [coded('handover-interrupted')],
    });
  const there = withFields(earlierConsents(CaseData.parse(JSON.parse(text))));
  const here = findCase(db, there.case.id) === undefined ? null : collectCase(db, there.case.id, null);
  const exhibits = new Map(handoverExhibits(db, id).map((one) => [one.sha256, one]));
  const forms = known(db, there.forms);
  const purposes = new Map(loadPurposes(engine.resources).map((one) => [one.id, one.title]));
  const kinds = new Set(loadClocks(engine.resources).kinds.map(({ id: kind }) => kind));
  const saysWhat = saidBy(db, handover);
  const items = compareCases({
    here,
    there,
    ...identifiers(db, there),
    form: (sha256) => {
      const form = forms.get(sha256);
      return form === undefined ? null : formWords(form);
    },
    purpose: (purpose) => purposes.get(purpose) ?? purpose,
    heading: headingTitle(engine.resources),
    say: paperWords(engine.resources),
    knowsKind: (kind) => kinds.has(kind),
    unreadable: unreadableOf(exhibits),
    saysWhat,
  });
  const seen = fingerprint(JSON.parse(JSON.stringify({ here, items, manifest: handover.manifestSha256 })));
  return { handover, here, there, exhibits, forms, items, seen, saysWhat };
}

/**
 * Programs from format 5 on say of each line what its writer knew. One before that says it of the lines which its own log shows to be
 * written there; of those that it took in from others it has only the order.
 */
function saidBy(db: ReadDb, { id, manifest }: FoundHandover): SaysWhat {
  if (manifest.version > WITHOUT_VIEWS) return () => true;
  const entries = LogEntries.parse(JSON.parse(handoverText(db, id, LOG_FILE) ?? '[]'));
  const written = new Set(
    entries
      .map(({ canonical }) => JSON.parse(canonical) as { seq: number; action: string })
      .flatMap(({ seq, action }) => (action.endsWith('taken-in') ? [] : [seq])),
  );
  return ({ seq }) => written.has(seq);
}

/** What stands in the vault under one of the file's names, and is no part of this case as it is now. */
function identifiers(db: ReadDb, data: CaseData) {
  const { case: of, people, records, consents, exhibits, events, contacts } = data;
  const removed = new Set<string>(
    listEvidence(db, of.id, { removed: true })
      .filter(({ removedAt }) => removedAt !== null)
      .map((one) => one.id),
  );
  const links = records.flatMap((one) => one.links);
  const all = [...people, ...records, ...consents, ...exhibits, ...links, ...events, ...contacts].map(
    ({ id }) => id,
  );
  return { removed, elsewhere: takenIdentifiers(db, of.id, all) };
}

function unreadableOf(exhibits: ReadonlyMap<string, StoredExhibit>): Map<string, string> {
  return new Map(
    [...exhibits].flatMap(([sha256, { intake }]) => {
      const kept = JSON.parse(intake) as KeptIntake;
      return 'failure' in kept ? [[sha256, kept.failure.code] as const] : [];
    }),
  );
}
