/** @file A case in the shape it is handed over in: read out of the store line by line. Nothing is decided here. */

import type { DetailKind } from '../../core/details/field-lines.ts';
import type {
  CaseData,
  ExhibitData,
  FormData,
  PersonData,
  RecordData,
} from '../../core/handover/case-data.ts';
import { consentsToSend } from '../../core/handover/consent-lines.ts';
import type { KeptPart, keptLists } from '../../core/handover/kept-data.ts';
import { situationOfPart } from '../../core/handover/situation-of-part.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { chronologyOrigin } from '../../vault/queries/chronologies.ts';
import { listCustody, receptionEntry } from '../../vault/queries/custody.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { fieldLineRows } from '../../vault/queries/field-lines.ts';
import {
  ageRows,
  answerRows,
  breakRows,
  consentRows,
  layerRows,
  linkRows,
  recordRows,
  sessionRows,
  submissionRows,
} from '../../vault/queries/handover-data.ts';
import {
  answersSeenTo,
  contactRows,
  eventRows,
  planRows,
  supportRows,
} from '../../vault/queries/handover-kept.ts';
import { listPeople, readStamps } from '../../vault/queries/people.ts';
import { listRedactions } from '../../vault/queries/redactions.ts';
import { findPinnedForm } from '../../vault/queries/screening.ts';
import { listTranscripts } from '../../vault/queries/transcripts.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Stamps } from '../engine/field-lines.ts';
import { fieldsToCompare } from './described.ts';

/** What of the case; null for all of it, exhibits that were taken out of it left aside. */
export interface Part {
  readonly people: ReadonlySet<PersonId>;
  readonly records: ReadonlySet<ScreeningId>;
  readonly exhibits: ReadonlySet<EvidenceId>;
  readonly without: readonly KeptPart[];
  /** Papers that whoever receives it has already. */
  readonly heldThere: ReadonlySet<string>;
}

/** What of a custody record goes along word by word: the rest says what things were given out for. */
const OPEN_PURPOSES = new Set(['received', 'viewed']);

/** Throws `not-found`, `form-damaged`. */
export function collectCase(db: ReadDb, caseId: CaseId, part: Part | null): CaseData {
  const { updatedAt: _, ...details } = requireCase(db, caseId);
  const everybody = listPeople(db, caseId);
  const people = everybody.filter(({ id }) => part?.people.has(id) ?? true);
  const staying = everybody.filter((one) => !people.includes(one));
  const rows = recordRows(db, caseId).filter(({ id }) => part?.records.has(id) ?? true);
  const exhibits = listEvidence(db, caseId, { removed: false }).filter(
    ({ id }) => part?.exhibits.has(id) ?? true,
  );
  const isThere = {
    person: new Set<string>(people.map(({ id }) => id)),
    record: new Set<string>(rows.map(({ id }) => id)),
    exhibit: new Set<string>(exhibits.map(({ id }) => id)),
  };
  const forms = new Map<string, FormData>();
  for (const { formId, formVersion: version, formSha256 } of rows) {
    const pinned = findPinnedForm(db, formId, version);
    if (pinned !== undefined && !forms.has(formSha256)) forms.set(formSha256, pinned);
  }
  const ledger = consentRows(db, caseId);
  const consents = ledger
    // One about a single exhibit tells of it, and counts where that is.
    .filter(
      ({ personId, item }) =>
        isThere.person.has(personId) &&
        (part === null || item === '' || isThere.exhibit.has(item) || part.heldThere.has(item)),
    )
    .map((line) => ({
      ...line,
      // The line stands without what it points at, where that stays behind.
      evidenceId: isThere.exhibit.has(line.evidenceId ?? '') ? line.evidenceId : null,
      screeningId: isThere.record.has(line.screeningId ?? '') ? line.screeningId : null,
    }));
  const described = { ...details, situation: situationOfPart(details.situation, people, staying) };
  const lines = fieldLineRows(db, [caseId, ...isThere.person, ...isThere.exhibit]);
  const rowsOf = Map.groupBy(lines, ({ subject }) => subject);
  const fieldsOf = (kind: DetailKind, id: string, values: object, stamps: Stamps = {}) =>
    fieldsToCompare(kind, id, values, rowsOf.get(id) ?? [], { stamps, isHandedOver: part !== null });
  return {
    case: { ...described, fields: fieldsOf('case', caseId, described) },
    people: people.map((one) => {
      const person = personData(db, one);
      const stamps = Object.fromEntries(person.particulars.map((stamp) => [stamp.field, stamp]));
      return { ...person, fields: fieldsOf('person', one.id, one, stamps) };
    }),
    forms: [...forms.values()],
    records: rows.map((row) => recordData(db, row)),
    consents: consentsToSend(ledger, consents).map((one) => ({ ...one, settled: one.settled ?? null })),
    exhibits: exhibits.map((one) => ({
      ...exhibitData(db, one, isThere),
      fields: fieldsOf('exhibit', one.id, one),
    })),
    ...collectKept(
      ...([db, caseId] as const),
      { people: people.map(({ id }) => id), records: isThere.record, exhibits: isThere.exhibit },
      part?.without ?? [],
    ),
  };
}

function personData(db: ReadDb, { caseId: _, ...person }: ReturnType<typeof listPeople>[number]): PersonData {
  return { ...person, particulars: readStamps(db, person.id), ages: ageRows(db, person.id) };
}

function recordData(db: ReadDb, row: ReturnType<typeof recordRows>[number]): RecordData {
  const {
    formId: _id,
    formVersion: _version,
    formSha256: form,
    signedAt,
    readBack,
    signedSha256,
    ...head
  } = row;
  return {
    ...head,
    form,
    signed:
      signedAt === null || signedSha256 === null
        ? null
        : { at: signedAt, readBack: readBack ?? '', sha256: signedSha256 },
    layers: layerRows(db, row.id),
    sessions: sessionRows(db, row.id),
    breaks: breakRows(db, row.id),
    answers: answerRows(db, row.id),
    links: linkRows(db, row.id),
    submissions: submissionRows(db, row.id),
  };
}

function exhibitData(
  db: ReadDb,
  one: EvidenceRecord,
  isThere: { readonly record: ReadonlySet<string>; readonly exhibit: ReadonlySet<string> },
): ExhibitData {
  const {
    id,
    exhibitRef,
    title,
    documentDate,
    section,
    originalName,
    mediaType,
    byteSize,
    sha256,
    madeFrom,
    notes,
  } = one;
  const said = { id, exhibitRef, title, documentDate, section, originalName, mediaType, byteSize, sha256 };
  const { receivedAt, receivedBy, receivedFrom } = one;
  const cameIn = notes.flatMap((note) => (note.code === 'came-inside' ? [note.params.parent] : []));
  // How it was received says in what it came, by its title.
  const isOpen = cameIn.every((parent) => isThere.exhibit.has(parent));
  const custody = listCustody(db, id).map(({ evidenceId: _, ...event }) => ({
    ...event,
    purpose: OPEN_PURPOSES.has(event.action) && isOpen ? event.purpose : null,
  }));
  const rows = chronologyOrigin(db, id);
  return {
    transcripts: listTranscripts(db, id),
    redactions: listRedactions(db, one.caseId)
      .filter(({ evidenceId }) => evidenceId === id)
      .map(({ evidenceId: _, ...mark }) => mark),
    ...said,
    receivedAt,
    receivedBy,
    receivedFrom,
    custody,
    seq: receptionEntry(db, id),
    origin: madeFrom === null || !isThere.record.has(madeFrom.screeningId) ? null : originData(madeFrom),
    chronology:
      rows === undefined
        ? null
        : {
            entries: rows.entries,
            records: rows.records.filter((of) => isThere.record.has(of)),
            exhibits: rows.exhibits.filter((of) => isThere.exhibit.has(of)),
          },
  };
}

const originData = ({
  screeningId,
  formTitle,
  formVersion,
  signedSha256,
  accounts,
  newerSince,
}: NonNullable<EvidenceRecord['madeFrom']>) => ({
  screeningId,
  formTitle,
  formVersion,
  signedSha256,
  accounts,
  newerSince,
});

/**
 * Days, contacts, plans and support of a case in the shape they are handed over in. Nothing is decided here.
 */
type KeptData = Pick<CaseData, keyof typeof keptLists>;

/** What else goes: a line stands without the paper it names where that stays behind. */
interface GoesToo {
  readonly people: readonly PersonId[];
  readonly records: ReadonlySet<string>;
  readonly exhibits: ReadonlySet<string>;
}

/** `without`: what stays behind as a whole. */
function collectKept(
  db: ReadDb,
  caseId: CaseId,
  { people, records, exhibits }: GoesToo,
  without: readonly KeptPart[],
): KeptData {
  const goes = (part: KeptPart) => !without.includes(part);
  const persons = new Set<string>(people);
  const events = goes('dates') ? eventRows(db, caseId) : [];
  const contacts = goes('contacts') ? contactRows(db, caseId) : [];
  return {
    events: events
      .filter(({ personId }) => personId === null || persons.has(personId))
      .map((event) => ({
        ...event,
        lines: event.lines.map((line) => ({
          ...line,
          evidenceId: exhibits.has(line.evidenceId ?? '') ? line.evidenceId : null,
        })),
      })),
    answersSeenTo: goes('dates')
      ? answersSeenTo(db, caseId).filter(({ answer }) => records.has(answer.record))
      : [],
    contacts: contacts.filter(({ personId }) => persons.has(personId)),
    plans: goes('plans')
      ? people.flatMap((personId) => {
          const plans = planRows(db, personId);
          return plans.length === 0 ? [] : [{ personId, plans }];
        })
      : [],
    support: goes('support') ? people.flatMap((personId) => supportRows(db, personId)) : [],
  };
}
