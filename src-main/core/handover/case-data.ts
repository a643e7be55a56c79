/**
 * @file A case as it goes from one vault to another: every line as it was written, with who wrote it, when, and which
 * entry of the log recorded it. Version 1
 * of the format had no days, contacts, plans and support, version 2 no transcripts. What is read from a file is checked against this and nothing of it is
 * run: a form travels as text.
 */
import * as z from 'zod';
import { ANSWER_RELATIONS, ANSWER_STATES, AnswerValue, DIFFERENCE_CAUSES } from '../answers/answer.ts';
import { Situation } from '../cases/situation.ts';
import { SETTLED_KINDS } from '../consent/consent-line.ts';
import { FuzzyDate } from '../dates/fuzzy-date.ts';
import { NATIONS } from '../dates/working-days.ts';
import { View } from '../effective.ts';
import { CONSENT_STATUSES } from '../findings/ledger-codes.ts';
import { HOW_SAID } from '../forms/questions.ts';
import { CaseId, ConsentId, EvidenceId, LinkId, PersonId, ScreeningId } from '../ids.ts';
import { AGE_DECISIONS } from '../people/age.ts';
import { PERSON_ROLES } from '../people/roles.ts';
import { MARK_LIMITS, MarkRect } from '../redaction/marks.ts';
import { ReaderScope } from '../withholding/readers.ts';
import { AnswerName, keptLists } from './kept-data.ts';

const Words = z.string().max(500_000);
const Short = z.string().max(2_000);
/** ISO 8601 with offset. */
const Moment = z.iso.datetime({ offset: true });
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The number of the log entry that recorded it, in the vault it comes from. */
const Seq = z.number().int().min(0);
/** Random; '' on lines from before there were such. */
const Nonce = z.string().max(80);
const Layer = z.number().int().min(0).max(10_000);
const Held = { heldOn: FuzzyDate.nullable(), takenBy: Short };

/** What was ever written in a field: core/details/field-lines.ts. From files of programs before such lines there are none. */
const FieldLineData = z.strictObject({
  id: z.string().min(1).max(80),
  value: Words.nullable(),
  inViewOf: z.array(z.string().max(80)).max(10_000).readonly(),
  at: z.union([Moment, z.literal('')]),
  author: Short,
});
const FieldsData = z.record(z.string().max(40), z.array(FieldLineData).max(10_000).readonly()).optional();

const Particular = z.strictObject({ field: z.string().max(40), at: Moment, author: Short, seq: Seq });
const AgeLine = z.strictObject({
  under18: z.enum(AGE_DECISIONS),
  why: Words,
  decidedBy: Short,
  at: Moment,
  recordedBy: Short,
  nonce: Nonce,
  seq: Seq,
});
export const PersonData = z.strictObject({
  id: PersonId,
  role: z.enum(PERSON_ROLES),
  name: Short,
  alsoKnownAs: Short,
  birthDate: FuzzyDate.nullable(),
  language: Short,
  interpreterNeeded: z.boolean().nullable(),
  safeContact: Words,
  note: Words,
  particulars: z.array(Particular).max(20),
  ages: z.array(AgeLine).max(1000),
  fields: FieldsData,
});

export const AnswerData = z.strictObject({
  question: Short,
  layer: Layer,
  state: z.enum(ANSWER_STATES),
  value: AnswerValue,
  ownWords: Words,
  relation: z.enum(ANSWER_RELATIONS),
  cause: z.enum(DIFFERENCE_CAUSES),
  howSaid: z.enum(['', ...HOW_SAID]),
  language: Short,
  interpreter: Short,
  at: Moment,
  author: Short,
  nonce: Nonce,
  seq: Seq,
});
const LayerData = z.strictObject({
  layer: Layer.min(1),
  at: Moment,
  author: Short,
  reason: Words,
  ...Held,
  nonce: Nonce,
});
const SessionData = z.strictObject({
  layer: Layer,
  at: Moment,
  author: Short,
  language: Short,
  interpreter: Short,
  nonce: Nonce,
});
const BreakData = z.strictObject({
  startedAt: Moment,
  endedAt: Moment.nullable(),
  reason: Words,
  nonce: Nonce,
});
const LinkData = z.strictObject({
  id: LinkId,
  layer: Layer,
  question: Short,
  note: Words,
  at: Moment,
  author: Short,
  answer: AnswerName.nullable(),
  exhibit: EvidenceId.nullable(),
});
const SubmissionData = z.strictObject({
  kind: z.enum(['submitted', 'corrected', 'withdrawn']),
  day: z.iso.date(),
  reference: Short,
  why: Words,
  at: Moment,
  by: Short,
  nonce: Nonce,
});
export const RecordData = z.strictObject({
  id: ScreeningId,
  personId: PersonId,
  form: Sha256,
  status: z.enum(['draft', 'signed']),
  author: Short,
  language: Short,
  interpreter: Short,
  place: Short,
  startedAt: Moment,
  ...Held,
  nonce: Nonce,
  seq: Seq,
  signed: z.strictObject({ at: Moment, readBack: Words, sha256: Sha256 }).nullable(),
  layers: z.array(LayerData).max(10_000),
  sessions: z.array(SessionData).max(100_000),
  breaks: z.array(BreakData).max(100_000),
  answers: z.array(AnswerData).max(1_000_000),
  links: z.array(LinkData).max(100_000),
  submissions: z.array(SubmissionData).max(10_000),
});

/** A form that records are on. `definition` is JSON text, of which `sha256` is the fingerprint. */
export const FormData = z.strictObject({
  formId: z.string().max(200),
  version: z.string().max(200),
  sha256: Sha256,
  title: Short,
  questions: z.number().int().min(0),
  definition: z.string().max(16_000_000),
});

export const ConsentData = z.strictObject({
  id: ConsentId,
  personId: PersonId,
  purpose: Short,
  recipient: Short,
  item: Short,
  status: z.enum(CONSENT_STATUSES),
  language: Short,
  interpreter: Short,
  explainedBy: Short,
  privacyNotice: Short,
  decidedBy: Short,
  cannotDecide: Words,
  expiresOn: z.iso.date().nullable(),
  evidenceId: EvidenceId.nullable(),
  screeningId: ScreeningId.nullable(),
  note: Words,
  /** Null for a decision of its own; left out where the file says of no line what kind it is. */
  settled: z
    .strictObject({ kind: z.enum(SETTLED_KINDS), by: Short, on: z.iso.date().nullable(), condition: Words })
    .nullable()
    .optional(),
  decidedOn: z.iso.date().nullable(),
  at: Moment,
  recordedBy: Short,
  seq: Seq,
  /** What it was written in view of, as places in the sender's log; left out: all before it there. */
  view: View.optional(),
});

/** `purpose` null: what it was given out for stays with whoever gave it out. */
const CustodyData = z.strictObject({
  seq: z.number().int().min(1),
  action: z.string().max(40),
  at: Moment,
  actor: Short,
  from: Short,
  to: Short,
  purpose: Words.nullable(),
  sha256: Sha256,
  tool: Short,
  prevHash: Sha256,
  hash: Sha256,
});
const OriginData = z.strictObject({
  screeningId: ScreeningId,
  formTitle: Short,
  formVersion: Short,
  signedSha256: Sha256,
  accounts: z.number().int().min(0),
  newerSince: z.boolean(),
});
const ChronologyData = z.strictObject({
  entries: z.number().int().min(0),
  records: z.array(ScreeningId).max(20_000),
  exhibits: z.array(EvidenceId).max(20_000),
});
/** A version of what was written down of a recording, as it was saved. */
const TranscriptData = z.strictObject({
  number: z.number().int().min(1),
  text: Words,
  language: Short,
  by: Short,
  finished: z.boolean(),
  savedBy: Short,
  at: Moment,
});
/** A mark as it was made. */
const RedactionData = z.strictObject({
  id: z.string().min(1).max(80),
  page: z.number().int().min(1),
  rects: z.array(MarkRect).min(1).max(MARK_LIMITS.rects),
  terms: z.array(z.string().min(1).max(MARK_LIMITS.termLetters)).max(MARK_LIMITS.terms),
  reason: Short,
  basis: Short,
  readers: ReaderScope.nullable(),
  at: Moment,
  by: Short,
});
export const ExhibitData = z.strictObject({
  id: EvidenceId,
  exhibitRef: Short,
  title: Short,
  documentDate: FuzzyDate.nullable(),
  section: Short,
  originalName: Short,
  mediaType: Short,
  byteSize: z.number().int().min(1),
  sha256: Sha256,
  receivedAt: Moment,
  receivedBy: Short,
  receivedFrom: Short,
  origin: OriginData.nullable(),
  seq: Seq,
  custody: z.array(CustodyData).max(100_000),
  /** Of one that was made from the chronology of its case: what its rows are from, as far as that goes along. */
  chronology: ChronologyData.nullable().default(null),
  /** Of a recording: every version, in the order they were saved. */
  transcripts: z.array(TranscriptData).max(10_000).default([]),
  /** What is marked to be redacted on its pages, and was not taken back. */
  redactions: z.array(RedactionData).max(MARK_LIMITS.marks).default([]),
  fields: FieldsData,
});

export const CaseDetails = z.strictObject({
  id: CaseId,
  reference: Short,
  title: Short,
  profile: Short,
  status: z.enum(['active', 'follow-up', 'closed', 'closed-referred']),
  createdAt: Moment,
  createdBy: Short,
  situation: Situation,
  fields: FieldsData,
  nation: z.enum(NATIONS).default('england-wales'),
});

export const CaseData = z.strictObject({
  case: CaseDetails,
  people: z.array(PersonData).max(10_000),
  forms: z.array(FormData).max(2_000),
  records: z.array(RecordData).max(20_000),
  consents: z.array(ConsentData).max(200_000),
  exhibits: z.array(ExhibitData).max(20_000),
  ...keptLists,
});
export type CaseData = z.infer<typeof CaseData>;
export type PersonData = z.infer<typeof PersonData>;
export type RecordData = z.infer<typeof RecordData>;
export type AnswerData = z.infer<typeof AnswerData>;
export type FormData = z.infer<typeof FormData>;
export type ConsentData = z.infer<typeof ConsentData>;
export type ExhibitData = z.infer<typeof ExhibitData>;
