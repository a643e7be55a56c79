/** @file What a pack is made from, read once: the person, the facts, the records and the exhibits that were chosen. */

import type { PersonView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { HOW_HELD } from '../../core/findings/paper-codes.ts';
import { whyNotFor } from '../../core/forms/offered.ts';
import type { PersonId } from '../../core/ids.ts';
import { purposeOf, type RecipientProfile } from '../../core/packs/recipient-profile.ts';
import type { SupportLine } from '../../core/support/support-line.ts';
import type { ReadDb } from '../../vault/db.ts';
import { type EvidenceRecord, findEvidence } from '../../vault/queries/evidence.ts';
import { listPersonScreenings, type ScreeningRow } from '../../vault/queries/screening.ts';
import { listSupport } from '../../vault/queries/support.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { whomOf } from '../consent/whom-for.ts';
import { discloseFacts, discloseSheet, type SheetDisclosed } from '../disclosure/disclosure.ts';
import { type Copy, copyFor } from '../disclosure/on-copy.ts';
import { discloseHead } from '../disclosure/record.ts';
import type { ReadRecord } from '../disclosure/record-model.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { requireForm } from '../forms/form-library.ts';
import { readRecord } from '../interviews/read-record.ts';
import { recordFacts } from '../interviews/record-paper.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { requireRecipient } from './recipient-library.ts';

type PackAsked = CheckedInput<'packPreview'>;

/** What is loaded beside the vault. */
interface PackTools {
  readonly expressions: Expressions;
  /** The form a part of the profile follows, by its id. */
  readonly forms: ReadonlyMap<string, CompiledForm>;
}

export interface PackSource {
  readonly engine: Engine;
  readonly db: ReadDb;
  readonly say: Say;
  readonly tools: PackTools;
  readonly profile: RecipientProfile;
  readonly asked: PackAsked;
  readonly person: PersonView;
  readonly reference: string;
  /** Without what was told in privileged records. */
  readonly facts: ReadonlyMap<string, FactView>;
  /** Without those that were written down by mistake. */
  readonly referredBefore: readonly EarlierReferral[];
  /** What every fact is called, said or not. */
  readonly titles: ReadonlyMap<string, string>;
  readonly exhibits: readonly EvidenceRecord[];
  /** What its pages say of words that are kept back. */
  readonly copy: Copy;
  /** The person's records that can be printed, newest first. */
  readonly records: readonly ScreeningRow[];
  /** The newest record of one of these forms, or the one that was chosen. */
  recordOf(forms: readonly string[]): ReadRecord | undefined;
  /** The sheet that was chosen, else the newest that is not privileged; where nobody has begun one, what it would be. */
  sheetOf(formId: string): SheetDisclosed;
  /** Where and how the interviews were held, as far as the records say it by themselves. */
  heldHow(): string;
}

type EarlierReferral = Extract<SupportLine, { readonly kind: 'earlier-referral' }>;
/** As the line that governs has each. */
function referredBefore(db: ReadDb, personId: PersonId): EarlierReferral[] {
  const newest = new Map(
    listSupport(db, personId).map(({ line, subject }) => [`${line.kind} ${subject}`, line] as const),
  );
  return [...newest.values()].flatMap((line) =>
    line.kind === 'earlier-referral' && !line.mistaken ? [line] : [],
  );
}

/** What a part that lays out a finished sheet may read. */
export type PackLaid = Pick<
  PackSource,
  'say' | 'copy' | 'person' | 'reference' | 'facts' | 'heldHow' | 'referredBefore'
>;

/** Throws `not-found`, `not-ready` for exhibits where the profile takes none, `bad-input` for a reader where it has none. */
function readSource(
  engine: Engine,
  db: ReadDb,
  profile: RecipientProfile,
  asked: PackAsked,
  tools: PackTools,
): PackSource {
  if (profile.to !== 'agency' && asked.recipient !== '')
    throw new TestimonyError('bad-input', {
      subject: 'recipient',
      found: [{ ...coded('pack-takes-no-recipient', { profile: profile.title }), field: 'recipient' }],
    });
  const person = requirePerson(db, asked.personId);
  const exhibits = asked.items.map((id) => {
    const found = findEvidence(db, id);
    if (found === undefined || found.removedAt !== null || found.caseId !== person.caseId)
      throw new TestimonyError('not-found', { subject: id });
    return found;
  });
  if (exhibits.length > 0 && !profile.evidence.may)
    throw new TestimonyError('not-ready', { subject: profile.title, found: [coded('pack-no-evidence')] });
  const records = listPersonScreenings(db, person.id).toReversed();
  const say = paperWords(engine.resources);
  const copy = copyFor({ own: profile.to === 'office', purpose: purposeOf(profile, asked.forPurpose) });
  return {
    ...{ engine, db, profile, asked, tools, person, exhibits, records },
    copy,
    say,
    reference: requireCase(db, person.caseId).reference,
    titles: new Map(loadFacts(engine.resources).map(({ key, title }) => [key, title])),
    facts: discloseFacts(engine, db, person.id),
    referredBefore: referredBefore(db, person.id),
    recordOf(forms) {
      const fit = records.filter((one) => forms.includes(one.formId));
      const chosen = fit.find((one) => one.id === asked.screeningId);
      // A signed one stands for what was said; a draft only where there is no other.
      const row = chosen ?? fit.find((one) => one.status === 'signed') ?? fit[0];
      return row === undefined ? undefined : readRecord(engine, db, row.id);
    },
    sheetOf(formId) {
      const fit = records.filter((one) => one.formId === formId && !one.privileged);
      const row = fit.find((one) => one.id === asked.screeningId) ?? fit[0];
      if (row !== undefined) return discloseSheet(engine, db, { row }, tools.expressions);
      const form = tools.forms.get(formId);
      if (form === undefined) throw new Error(`a profile names a form that was not loaded: ${formId}`);
      const { caseId, id: personId } = person;
      return discloseSheet(engine, db, { row: null, caseId, personId, form }, tools.expressions);
    },
    heldHow: () => heldHow(engine, db, records, { say, copy }),
  };
}

// Where and how the interviews were held, as far as the records say it by themselves.

/** One paragraph for each interview, oldest first; empty where none was held. */
function heldHow(
  engine: Engine,
  db: ReadDb,
  records: readonly ScreeningRow[],
  { say, copy }: { readonly say: Say; readonly copy: Copy },
): string {
  const printed = { at: engine.clock.now(), by: engine.session.actor };
  return records
    .filter((one) => !one.privileged)
    .map((one) => readRecord(engine, db, one.id))
    .filter(({ form }) => form.file.testimony.use === 'interview')
    .flatMap((record) => discloseHead(record, { say, copy }) ?? [])
    .toReversed()
    .map((head) =>
      recordFacts(say, head, printed, HOW_HELD)
        .map(([name, value]) => `${name}: ${value.replaceAll('\n', '; ')}`)
        .join('\n'),
    )
    .join('\n\n');
}

// From what somebody chose to a pack: the profile, whether it is for this person, and what is loaded for it.

interface PackReader {
  readonly profile: RecipientProfile;
  /** Throws `not-found`, `for-adults`, `for-children`, `for-other-roles`, `not-ready`. */
  read(db: ReadDb): PackSource;
}

/** Throws `not-found`, `profile-damaged`, and `not-ready` for what is made by a route of its own. */
export async function packReader(given: Engine, asked: PackAsked): Promise<PackReader> {
  const engine = forReader(given, asked.recipient);
  const profile = requireRecipient(engine.resources, asked.profileId);
  if (profile.route !== 'pack')
    throw new TestimonyError('not-ready', { subject: profile.title, found: [coded('pack-other-route')] });
  const tools = await toolsFor(engine, profile);
  return {
    profile,
    read(db) {
      const why = whyNotFor({ use: 'worksheet', for: profile.for }, whomOf(engine, db, asked.personId));
      if (why !== null) throw new TestimonyError(why, { subject: profile.title });
      return readSource(engine, db, profile, asked, tools);
    },
  };
}

async function toolsFor(engine: Engine, { parts }: RecipientProfile): Promise<PackTools> {
  const ids = parts.flatMap((part) =>
    part.kind === 'form' ? [part.form] : part.kind === 'record' ? part.forms : [],
  );
  const forms = await Promise.all(
    ids.map(async (id) => [id, await requireForm(engine.resources, id)] as const),
  );
  return { expressions: await loadExpressions(), forms: new Map(forms) };
}
