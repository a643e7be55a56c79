/** @file What a question of a record's form asks, in the words of the version it was held with. */
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';

/** The question's own name where the form says none. */
export function questionTitles(db: ReadDb): (screeningId: ScreeningId, question: string) => string {
  const forms = new Map<string, ReadonlyMap<string, string>>();
  return (screeningId, question) => {
    const form = db.get<{ id: string; version: string }>(
      'SELECT form_id AS id, form_version AS version FROM screening WHERE id = ?',
      [screeningId],
    );
    if (form === undefined) return question;
    const key = `${form.id} ${form.version}`;
    const titles = forms.get(key) ?? titlesIn(definitionOf(db, form));
    forms.set(key, titles);
    return titles.get(question) ?? question;
  };
}

const definitionOf = (
  db: ReadDb,
  { id, version }: { readonly id: string; readonly version: string },
): unknown =>
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
