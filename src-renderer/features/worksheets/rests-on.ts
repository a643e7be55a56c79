/** @file Which questions stand beside a point of a worksheet, and which exhibits its words name. Pure. */
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';

/**
 * Questions of the same page named after the point: `act-recruited-basis` beside `act-recruited`, and beside a
 * criterion's `training-status` its `training-action`; but not where "status" is what the point is about and
 * other points share the rest of its name.
 */
export function companionsOf(point: FormQuestion, page: readonly FormQuestion[]): FormQuestion[] {
  const short = `${point.name.replace(/-status$/, '')}-`;
  const shared = page.some(
    (one) => one !== point && one.testimony.item !== undefined && one.name.startsWith(short),
  );
  const stem = shared ? `${point.name}-` : short;
  return page.filter(
    (one) => one.name !== point.name && one.testimony.item === undefined && one.name.startsWith(stem),
  );
}

/** The point a question of the page belongs to: itself, or the one it is a companion of; undefined for others. */
export function pointOf(question: FormQuestion, page: readonly FormQuestion[]): FormQuestion | undefined {
  if (question.testimony.item !== undefined) return question;
  return page.find((one) => one.testimony.item !== undefined && companionsOf(one, page).includes(question));
}

/** Exhibits whose reference stands in the text as a word of its own: "RA/1", not "RA/12". */
export function exhibitsNamed<T extends { readonly exhibitRef: string }>(
  text: string,
  evidence: readonly T[],
): T[] {
  return evidence.filter(({ exhibitRef }) => {
    if (exhibitRef === '') return false;
    const literal = exhibitRef.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}/])${literal}(?![\\p{L}\\p{N}/])`, 'u').test(text);
  });
}
