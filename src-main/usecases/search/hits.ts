/** @file From a place in the index to what is shown of it: where it is, a few words around, whether it is privileged. */
import type { SearchHit } from '../../contract/search.ts';
import { markOfWords } from '../../core/evidence/transcript.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import { snippet } from '../../core/search/snippet.ts';
import type { ReadDb } from '../../vault/db.ts';
import { isMarked } from '../../vault/queries/privilege.ts';
import { certaintyAt } from '../../vault/queries/read-pages.ts';
import { type FoundPiece, kindOf, type PlaceRow, placeOf } from '../../vault/queries/search.ts';
import { listTranscripts } from '../../vault/queries/transcripts.ts';
import type { Engine } from '../engine/engine.ts';
import { heldExhibits, heldOfRecord } from '../leaving/privilege-gate.ts';

// What a question of a record's form asks, in the words of the version it was held with.

/** By the form's hash: a form that was used never changes, and is long. */
const titlesOf = new Map<string, ReadonlyMap<string, string>>();

/** The question's own name where the form says none. */
function questionTitles(db: ReadDb): (screeningId: ScreeningId, question: string) => string {
  return (screeningId, question) => {
    const form = db.get<FormOf>(
      `SELECT s.form_id AS id, s.form_version AS version, f.sha256 FROM screening s
         LEFT JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version WHERE s.id = ?`,
      [screeningId],
    );
    if (form === undefined || form.sha256 === null) return question;
    const titles = titlesOf.get(form.sha256) ?? titlesIn(definitionOf(db, form));
    // One that was lost is kept by its hash, and empty.
    if (titles.size > 0 && form.sha256 !== '') titlesOf.set(form.sha256, titles);
    return titles.get(question) ?? question;
  };
}

interface FormOf {
  readonly id: string;
  readonly version: string;
  readonly sha256: string | null;
}

const definitionOf = (db: ReadDb, { id, version }: FormOf): unknown =>
  JSON.parse(
    db.get<{ definition: string }>('SELECT definition FROM form_version WHERE form_id = ? AND version = ?', [
      id,
      version,
    ])?.definition ?? '{}',
  );

function titlesIn(definition: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) for (const part of one) walk(part);
    else if (one !== null && typeof one === 'object') {
      const { name, title } = one as { readonly name?: unknown; readonly title?: unknown };
      if (typeof name === 'string' && !found.has(name)) {
        const said = typeof title === 'object' && title !== null ? Object.values(title)[0] : title;
        if (typeof said === 'string' && said !== '') found.set(name, said);
      }
      for (const part of Object.values(one)) walk(part);
    }
  };
  walk(definition);
  return found;
}

interface Shown {
  readonly piece: FoundPiece;
  readonly near: boolean;
  readonly isFound: (folded: string) => boolean;
}

/** For one answer: what was found out once about an exhibit, a record or a form is known. */
export function hitReader(engine: Engine, db: ReadDb): (shown: Shown) => SearchHit | undefined {
  const held = new Map<string, boolean>();
  const once = (key: string, ask: () => boolean): boolean => {
    const known = held.get(key) ?? ask();
    held.set(key, known);
    return known;
  };
  const titleOf = questionTitles(db);
  const isPrivileged = ({ source, key }: FoundPiece, place: PlaceRow): boolean => {
    if (source === 'note' && isMarked(db, 'note', key)) return true;
    const { evidenceId, screeningId } = place;
    if (evidenceId !== null) return once(evidenceId, () => heldExhibits(engine, db, [evidenceId]).length > 0);
    if (screeningId === null) return false;
    return once(screeningId, () => heldOfRecord(engine, db, screeningId as ScreeningId).length > 0);
  };
  return ({ piece, near, isFound }) => {
    const place = placeOf(db, piece.source, piece.key);
    if (place === undefined) return undefined;
    const screeningId = place.screeningId as ScreeningId | null;
    return {
      kind: kindOf(piece.source),
      caseId: piece.caseId as CaseId,
      caseReference: piece.caseReference,
      title: place.title,
      page: piece.page,
      evidenceId: place.evidenceId as EvidenceId | null,
      screeningId,
      question: screeningId === null || place.question === null ? '' : titleOf(screeningId, place.question),
      questionName: place.question ?? '',
      thing: place.thing ?? '',
      personId: place.personId as PersonId | null,
      at: place.at,
      earlier: place.earlier === 1,
      privileged: isPrivileged(piece, place),
      certainty: piece.page === null ? null : certaintyAt(db, piece.key, piece.page),
      mark: place.evidenceId === null ? null : markOf(db, piece, place.evidenceId, isFound),
      near,
      snippet: snippet(piece.text, isFound),
    };
  };
}

/** Where in a recording the words are said; the mark before them stands on the page, or in what is not finished. */
function markOf(
  db: ReadDb,
  { source, page, text }: FoundPiece,
  evidenceId: string,
  isFound: Shown['isFound'],
): number | null {
  if (source !== 'transcript' && (source !== 'page' || page === 1)) return null;
  if (listTranscripts(db, evidenceId as EvidenceId).length === 0) return null;
  return markOfWords(text, isFound);
}
