/**
 * @file Words that were typed onto pages, form answers above all, and whether each can be read whole inside
 * its box. Boxes clip long answers, and some letters have no font here; such words are said beside the
 * page as well.
 */
import { PDFArray, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { fieldEntry, type Mark, nameOf, numberOf, textOf } from './annotations.ts';

const FLAG_PASSWORD = 1 << 13;

export interface UnreadableWords {
  readonly mark: Mark;
  readonly words: string;
  /** What the mark's box shows instead. */
  readonly shown: string;
}

/** Answers and typed notes that cannot be read whole on the drawn pages. */
export function unreadableWords(marks: readonly Mark[], drawn: PdfiumDocument): UnreadableWords[] {
  return marks.flatMap((mark) => {
    const wordings = mark.shown ? wordsOf(mark) : null;
    if (wordings === null) return [];
    const shown = drawn.textWithin(mark.page, mark.covers);
    return isReadable(wordings, shown) ? [] : [{ mark, words: wordings[0] ?? '', shown }];
  });
}

/** As they go along beside their pages. One answer may have a box on several pages. */
export function besideThePage(unreadable: readonly UnreadableWords[]): PageComment[] {
  const answers = unreadable.map(({ mark, words }) => asComment(mark, words));
  const keyOf = (one: PageComment) => JSON.stringify([one.answers, one.text]);
  return [...new Map(answers.reverse().map((one) => [keyOf(one), one])).values()].reverse();
}

/** What a mark was to write onto its page, in every wording that may be drawn; null when that is nothing. */
function wordsOf(mark: Mark): readonly string[] | null {
  if (mark.kind === 'FreeText') return mark.contents.trim() === '' ? null : [mark.contents];
  return mark.kind === 'Widget' ? answerOf(mark.dict) : null;
}

function asComment({ kind, page, author, dict }: Mark, words: string): PageComment {
  if (kind !== 'Widget') return { page: page + 1, author, text: words, onPage: 'not-whole' };
  return { page: page + 1, author: '', text: words, answers: fieldName(dict), onPage: 'not-whole' };
}

/** The answer to a text or choice field in every wording that may be drawn; null when there is none to read. */
export function answerOf(dict: PDFDict): readonly string[] | null {
  const type = nameOf(fieldEntry(dict, 'FT'));
  if (type !== 'Tx' && type !== 'Ch') return null;
  if (type === 'Tx' && (numberOf(fieldEntry(dict, 'Ff')) & FLAG_PASSWORD) !== 0) return null;
  const value = fieldEntry(dict, 'V');
  const chosen = value instanceof PDFArray ? value.asArray().map(textOf) : [textOf(value)];
  const written = chosen.filter((text) => text.trim() !== '');
  if (written.length === 0) return null;
  if (type === 'Tx') return [written.join('\n')];
  const labels = written.map((text) => choiceLabel(fieldEntry(dict, 'Opt'), text));
  return [labels.join(', '), written.join(', '), ...labels];
}

/** Choices are stored under one word and shown under another. */
function choiceLabel(options: PDFObject | undefined, stored: string): string {
  if (!(options instanceof PDFArray)) return stored;
  for (const option of Array.from({ length: options.size() }, (_, i) => options.lookup(i))) {
    if (option instanceof PDFArray && textOf(option.lookup(0)) === stored)
      return textOf(option.lookup(1)) || stored;
  }
  return stored;
}

function isReadable(answers: readonly string[], shown: string): boolean {
  const seen = letters(shown);
  return answers.some((answer) => {
    if (seen.includes(letters(answer))) return true;
    // Numbers are shown with their own punctuation: 1234 as 1,234.00.
    const digits = answer.replace(/\D/g, '');
    return /^[\d.,\s-]+$/.test(answer) && digits !== '' && shown.replace(/\D/g, '').includes(digits);
  });
}

export const letters = (text: string) => text.normalize('NFKC').replace(/[\s\u00AD\p{Cf}]+/gu, '');

function fieldName(dict: PDFDict): string {
  const names: string[] = [];
  let field: PDFObject | undefined = dict;
  for (let depth = 0; depth < 32 && field instanceof PDFDict; depth += 1) {
    const own = textOf(field.lookup(PDFName.of('T')));
    if (own !== '') names.unshift(own);
    field = field.lookup(PDFName.of('Parent'));
  }
  return textOf(fieldEntry(dict, 'TU')) || names.join('.');
}
