/** @file Which questions stand beside a point of a worksheet, and which exhibits its words name. Pure. */
import type { FormQuestion } from '../../../src-main/shared/form-format.ts';

/** Questions of the same page named after the point: `act-recruited-basis` beside `act-recruited`. */
export function companionsOf(point: FormQuestion, page: readonly FormQuestion[]): FormQuestion[] {
  const stem = `${point.name.replace(/-status$/, '')}-`;
  return page.filter(
    (one) => one.name !== point.name && one.testimony.item === undefined && one.name.startsWith(stem),
  );
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
