/** @file What a question of a record's form asks, in the words of the version it was held with. */
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';

/** By the form's hash: a form that was used never changes, and is long. */
const titlesOf = new Map<string, ReadonlyMap<string, string>>();

/** The question's own name where the form says none. */
export function questionTitles(db: ReadDb): (screeningId: ScreeningId, question: string) => string {
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
