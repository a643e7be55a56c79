/**
 * @file A received file taken into the case as somebody decided, all of it in one transaction. Nothing here is
 * overwritten without being kept: later accounts stand beside earlier ones, and of what is described anew both sides stay
 * with the file.
 */
import type { HandoverReview } from '../../contract/handover.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ExhibitData } from '../../core/handover/case-data.ts';
import { answerSeenToItem } from '../../core/handover/compare-kept.ts';
import { planTranscript, recordingHere, transcriptItem } from '../../core/handover/compare-transcripts.ts';
import { type ComparedItem, itemOf } from '../../core/handover/compared.ts';
import type { Taken } from '../../core/handover/receipt.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { Intake } from '../../evidence/decoder.ts';
import type { WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import {
  decidedItems,
  insertHandoverEvent,
  insertHandoverItem,
} from '../../vault/queries/handovers-received.ts';
import { addTranscript } from '../../vault/queries/transcripts.ts';
import { refreshSearchText } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence } from '../evidence/evidence-view.ts';
import { intakeOfStored } from '../evidence/stored-bytes.ts';
import { layBehind, transcriptFacts } from '../evidence/transcribe.ts';
import { knownForms } from './known-forms.ts';
import { type BothSides, bothSides, reviewIn } from './review.ts';
import { inOrder, runSteps, type Step } from './steps.ts';
import { fromWhom, type Merge, noteTakenIn } from './take-in.ts';
import { exhibitStep, redactionSteps } from './take-in-exhibits.ts';
import { keptSteps, narrowKeptViews } from './take-in-kept.ts';
import { consentSteps, narrowViews, takeInCase, takeInPerson } from './take-in-people.ts';
import { recordSteps } from './take-in-records.ts';

// What was written down of recordings, taken in behind what is here: each version as it was saved there. The newest
// finished one is set behind the recording's page before anything is written, since typesetting waits for nobody's store.

/** Pages of the recordings whose transcript will stand in bundles, by the recording here. */
type SetTranscripts = ReadonlyMap<EvidenceId, Intake>;

/** Throws missing-letters, too-many-pages, took-too-long, cancelled; nothing was taken in then. */
async function setTranscripts(
  engine: Engine,
  { here, there, exhibits }: BothSides,
  taken: ReadonlySet<string>,
  { signal, report }: Job,
): Promise<SetTranscripts> {
  const set = new Map<EvidenceId, Intake>();
  for (const one of there.exhibits) {
    if (!taken.has(transcriptItem(one))) continue;
    const { evidenceId, added } = planTranscript(here, one);
    const transcript = added.findLast(({ finished }) => finished);
    const stored = exhibits.get(one.sha256);
    if (transcript === undefined || stored === undefined) continue;
    report({ step: 'typesetting' });
    const { originalName: fileName, byteSize, sha256 } = one;
    const about = { fileName, byteSize, sha256, transcript };
    set.set(evidenceId, await intakeOfStored(engine, stored.originalBlob, about, signal));
  }
  return set;
}

/** Each version with an entry of this vault's log, which has the hash of its words. */
function transcriptSteps(merge: Merge, set: SetTranscripts, there: ExhibitData): Step[] {
  if (!merge.takes(transcriptItem(there))) return [];
  const { engine, sides } = merge;
  const { evidenceId, added } = planTranscript(sides.here, there);
  return [
    {
      seq: there.seq,
      run(tx) {
        for (const transcript of added) {
          addTranscript(tx, evidenceId, transcript);
          const facts = transcriptFacts(transcript);
          noteTakenIn(merge, tx, { action: 'evidence.transcribed', subject: evidenceId, facts });
        }
        const intake = set.get(evidenceId);
        if (intake !== undefined) layBehind(engine, tx, requireEvidence(tx, evidenceId), intake);
      },
    },
  ];
}

/** Throws what the contract says; the case is then as it was. */
export async function handoverMerge(
  engine: Engine,
  input: CheckedInput<'handoverMerge'>,
  job: Job,
): Promise<HandoverReview> {
  const forms = await knownForms(engine);
  if (job.signal.aborted) throw new TestimonyError('cancelled');
  const { handoverId: id } = input;
  const before = engine.session.read((db) => bothSides(engine, db, id, forms));
  // Of what is not as it was looked at, nothing is set: it is refused below.
  const set =
    before.seen === input.seen
      ? await setTranscripts(engine, before, whatIsTaken(before, input.decisions), job)
      : new Map();
  job.report({ step: 'writing' });
  return transact(
    engine,
    (done: Done) => ({ action: 'handover.merged', subject: id, facts: done.facts }),
    (tx) => {
      const sides = bothSides(engine, tx, id, forms);
      if (sides.seen !== input.seen)
        throw new TestimonyError('not-ready', {
          subject: sides.handover.fileName,
          found: [coded('handover-changed')],
        });
      const taken = whatIsTaken(sides, input.decisions);
      takeAll(engine, tx, sides, { taken, set, ...input });
      const counts = keepDecisions(engine, tx, sides, { taken, ...input });
      insertHandoverEvent(tx, id, 'merged', engine.clock.now(), engine.session.actor);
      const facts = { caseId: sides.there.case.id, manifest: sides.handover.manifestSha256, ...counts };
      return { facts, review: reviewIn(engine, tx, id, forms) };
    },
  ).review;
}

interface Done {
  readonly facts: Readonly<Record<string, string | number>>;
  readonly review: HandoverReview;
}

/** Names of what goes in. Throws `bad-input` for an item that is not there or cannot go in. */
function whatIsTaken(
  { items, here, there }: BothSides,
  decisions: CheckedInput<'handoverMerge'>['decisions'],
): ReadonlySet<string> {
  const decided = new Map(decisions.map(({ item, take }) => [item, take]));
  for (const [item, take] of decided) {
    const known = items.find((one) => one.item === item);
    if (known === undefined || (take !== known.suggested && !known.mayTake))
      throw stays(item, known?.suggested === true);
  }
  const wanted = new Set(
    items
      .filter(({ item, mayTake, suggested }) => (mayTake ? (decided.get(item) ?? suggested) : suggested))
      .map(({ item }) => item),
  );
  if (here === null && !wanted.has(itemOf('case'))) return new Set();
  // What is about a person who is not here and does not come stays with them.
  const present = new Set([
    ...(here?.people ?? []).map(({ id }) => id),
    ...there.people.filter(({ id }) => wanted.has(itemOf('person', id))).map(({ id }) => id),
  ]);
  const without = [
    ...there.records.map((one) => ({ item: itemOf('record', one.id), personId: one.personId })),
    ...there.consents.map((one) => ({ item: itemOf('consent', one.id), personId: one.personId })),
    ...there.plans.map(({ personId }) => ({ item: itemOf('plan', personId), personId })),
    ...there.contacts.map((one) => ({ item: itemOf('contact', one.id), personId: one.personId })),
    ...there.events.map((one) => ({ item: itemOf('date', one.id), personId: one.personId })),
    ...there.support.map(({ personId, kind, subject }) => ({
      item: itemOf('support', personId, kind, subject),
      personId,
    })),
  ];
  for (const { item, personId } of without)
    if (personId !== null && !present.has(personId)) wanted.delete(item);
  // What was seen to after an answer comes only where the answer is.
  const records = new Set<string>([
    ...(here?.records ?? []).map(({ id }) => id),
    ...there.records.filter(({ id }) => wanted.has(itemOf('record', id))).map(({ id }) => id),
  ]);
  for (const one of there.answersSeenTo)
    if (!records.has(one.answer.record)) wanted.delete(answerSeenToItem(one));
  // What was written down of a recording comes only where that is.
  for (const one of there.exhibits)
    if (recordingHere(here, one) === undefined && !wanted.has(itemOf('exhibit', one.id)))
      wanted.delete(transcriptItem(one));
  return wanted;
}

const stays = (item: string, always: boolean) =>
  new TestimonyError('bad-input', {
    subject: item,
    found: [coded('handover-item-stays', { item, comes: always ? 'yes' : 'no' })],
  });

function takeAll(
  engine: Engine,
  tx: WriteTx,
  sides: BothSides,
  {
    taken,
    set,
    reference,
    decisions,
  }: Pick<CheckedInput<'handoverMerge'>, 'reference' | 'decisions'> & {
    readonly taken: ReadonlySet<string>;
    readonly set: SetTranscripts;
  },
): void {
  const { there, handover } = sides;
  const said = new Map(decisions.map(({ item, take }) => [item, take]));
  const merge: Merge = {
    engine,
    sides,
    id: handover.id,
    from: fromWhom(sides),
    at: engine.clock.now(),
    takes: (item) => taken.has(item),
    decided: (item) => said.get(item),
  };
  if (sides.here !== null) {
    narrowViews(merge, tx);
    narrowKeptViews(merge, tx);
  }
  // What both changed comes in, and to leave what another wrote is a line too.
  const hasAsked = sides.here !== null && sides.items.some(({ kind }) => kind === 'field');
  if (taken.size === 0 && !hasAsked) return;
  takeInCase(merge, tx, reference);
  const people = there.people.map((one) => takeInPerson(merge, tx, one));
  runSteps(tx, [
    ...people,
    ...there.exhibits.map((one) => [
      ...exhibitStep(merge, one),
      ...transcriptSteps(merge, set, one),
      ...redactionSteps(merge, one),
    ]),
    ...there.records.map((one) => recordSteps(merge, one)),
    inOrder(consentSteps(merge)),
    ...keptSteps(merge),
  ]);
  refreshSearchText(tx, there.case.id);
  touchCase(tx, there.case.id, merge.at);
}

/**
 * What each thing came to, with both sides as they stood: that is what can be read of the side that gave way. Of what came in before,
 * from this file, nothing is said anew.
 */
function keepDecisions(
  engine: Engine,
  tx: WriteTx,
  { handover, items }: BothSides,
  {
    taken,
    decisions,
  }: Pick<CheckedInput<'handoverMerge'>, 'decisions'> & { readonly taken: ReadonlySet<string> },
) {
  const counts: Record<Taken, number> = { taken: 0, same: 0, left: 0 };
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const before = new Map(decidedItems(tx, handover.id).map((one) => [one.item, one.became]));
  const said = new Map(decisions.map(({ item, take }) => [item, take]));
  const comes = (item: string): boolean => {
    if (taken.has(item)) return true;
    if (said.has(item)) return false;
    // A field that nobody decided on: both stand.
    return before.get(item) === 'taken' || item.startsWith('field/');
  };
  for (const { item, state, differences } of items) {
    const became = comes(item) ? 'taken' : isAllHere(state) ? 'same' : 'left';
    counts[became] += 1;
    if (before.get(item) === became && !said.has(item)) continue;
    insertHandoverItem(tx, handover.id, { item, became, differences }, at, by);
  }
  return counts;
}

const isAllHere = (state: ComparedItem['state']): boolean => state === 'same' || state === 'more-here';
