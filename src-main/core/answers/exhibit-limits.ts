/**
 * @file What an official form takes as an uploaded file, held against the exhibits of the case: a row that names one of
 * them by its mark, title or file name must not name what the form will turn away. Anything else may be written; nobody
 * is told to change an exhibit, only to send a copy.
 */

import type { AnswerCode } from '../findings/answer-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import { plainName } from '../people/plain-name.ts';
import { inRow } from './answers.ts';

export interface KnownExhibit {
  readonly exhibitRef: string;
  readonly title: string;
  readonly originalName: string;
  readonly byteSize: number;
}
type Limits = NonNullable<FormQuestion['testimony']['exhibit']>;

/** Whether a question, or a column of its rows, names exhibits. */
export const namesExhibits = (element: FormQuestion): boolean =>
  element.testimony.exhibit !== undefined ||
  (element.type === 'paneldynamic' && element.templateElements.some((one) => namesExhibits(one)));

/** The first thing in an answer that the official form would turn away, or null. */
export function exhibitFinding(
  element: FormQuestion,
  value: unknown,
  exhibits: readonly KnownExhibit[],
): Coded<AnswerCode> | null {
  if (element.type === 'paneldynamic' && Array.isArray(value)) {
    for (const [index, row] of value.entries()) {
      for (const column of element.templateElements) {
        const finding = exhibitFinding(column, (row as Record<string, unknown>)[column.name], exhibits);
        if (finding !== null) return inRow(index, finding);
      }
    }
    return null;
  }
  const limits = element.testimony.exhibit;
  if (limits === undefined || typeof value !== 'string') return null;
  const named = plainName(value);
  const exhibit = exhibits.find((one) =>
    [one.exhibitRef, one.title, one.originalName, `${one.exhibitRef} ${one.title}`].some(
      (name) => name.trim() !== '' && plainName(name) === named,
    ),
  );
  return exhibit === undefined
    ? endingFinding(value, limits)
    : (sizeFinding(value, exhibit.byteSize, limits) ?? endingFinding(exhibit.originalName, limits, value));
}

/** Of one row: every exhibit that it speaks of by mark, title or file name, and what the form will say to its file. */
export function filesTurnedAway(
  element: FormQuestion,
  row: unknown,
  exhibits: readonly KnownExhibit[],
): Coded<AnswerCode>[] {
  if (element.type !== 'paneldynamic' || typeof row !== 'object' || row === null) return [];
  return element.templateElements.flatMap((column) => {
    const value = (row as Record<string, unknown>)[column.name];
    const limits = column.testimony.exhibit;
    if (limits === undefined || typeof value !== 'string') return [];
    const words = ` ${plainName(value).replace(/[^\p{L}\p{N}.]+/gu, ' ')} `;
    // Where a copy is named to go, the original by which it is called does not.
    const isCopy = NAMES_COPY.test(value.trim());
    const spoken = exhibits.filter((one) =>
      [one.exhibitRef, one.title, one.originalName].some((name) => {
        const plain = plainName(name)
          .replace(/[^\p{L}\p{N}.]+/gu, ' ')
          .trim();
        return (
          plain !== '' && words.includes(` ${plain} `) && (!isCopy || words.trimEnd().endsWith(` ${plain}`))
        );
      }),
    );
    const found = spoken.flatMap(({ byteSize, originalName }) => {
      const one = sizeFinding(value, byteSize, limits) ?? endingFinding(originalName, limits, value);
      return one === null ? [] : [one];
    });
    const own = spoken.length > 0 ? null : endingFinding(value, limits);
    return own === null ? found : [...found, own];
  });
}

/** As the findings below ask for one: "CF1, PDF copy". */
const NAMES_COPY = /,\s*(?:pdf|smaller)\s+copy$/iu;

function sizeFinding(name: string, size: number, { below }: Limits): Coded<AnswerCode> | null {
  if (size < below) return null;
  return coded('exhibit-too-large', { name, megabytes: megabytes(size), below: megabytes(below) });
}

function endingFinding(fileName: string, { endings }: Limits, name = fileName): Coded<AnswerCode> | null {
  const ending = /\.([a-z][a-z0-9]{1,4})$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  if (ending === undefined || endings.includes(ending)) return null;
  return coded('exhibit-of-other-kind', {
    name,
    ending,
    endings: endings.map((one) => `.${one}`).join(', '),
  });
}

/** Rounded up, so that a file that is too large never reads as if it were just right. */
const megabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10;
