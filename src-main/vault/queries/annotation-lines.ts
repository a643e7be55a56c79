/** @file The lines around the answers as they were written, each with the random part that ties it to the log. */
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';

/** `start`: how the first account was held; `account`: that a later one was opened. */
/** `sitting` is the word that logs of the first versions use for an interview session. */
export const ANNOTATIONS = ['start', 'sitting', 'account', 'break', 'note'] as const;
export type Annotation = (typeof ANNOTATIONS)[number];

export type AnnotationLine = Readonly<Record<string, string | number | null>>;

/** Lines from before it was kept when they were held have neither, and nor do those that were recorded as they were held. */
function withoutUnsaid({ heldOn, takenBy, readBackOf, ...line }: AnnotationLine): AnnotationLine {
  return {
    ...line,
    ...(heldOn === null || heldOn === undefined ? {} : { heldOn }),
    ...(readBackOf === null || readBackOf === undefined ? {} : { readBackOf }),
    ...(takenBy === '' || takenBy === undefined ? {} : { takenBy }),
  };
}

const LINES: Readonly<Record<Annotation, string>> = {
  start: `SELECT nonce, case_id AS caseId, person_id AS personId, author, language, interpreter, place,
    started_at AS startedAt, held_on AS heldOn, taken_by AS takenBy FROM screening WHERE id = ?`,
  sitting:
    'SELECT nonce, layer, at, author, language, interpreter FROM screening_sitting WHERE screening_id = ? ORDER BY id',
  account: `SELECT nonce, layer, at, author, reason, held_on AS heldOn, taken_by AS takenBy FROM screening_layer
    WHERE screening_id = ? ORDER BY layer`,
  break: `SELECT nonce, started_at AS startedAt, ended_at AS endedAt, reason FROM interview_break
    WHERE screening_id = ? ORDER BY id`,
  note: `SELECT nonce, question, at, held_on AS heldOn, author, written_by AS writtenBy, note,
    read_back_of AS readBackOf FROM partner_note
    WHERE screening_id = ? ORDER BY id`,
};

/** `nonce` is '' on a line from before lines were tied to the log. */
export function annotationLines(
  db: ReadDb,
  margin: Annotation,
  id: ScreeningId,
): { readonly nonce: string; readonly line: AnnotationLine }[] {
  return db
    .all<AnnotationLine & { nonce: string }>(LINES[margin], [id])
    .map(({ nonce, ...line }) => ({ nonce, line: withoutUnsaid(line) }));
}
