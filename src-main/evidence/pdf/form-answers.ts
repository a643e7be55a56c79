/**
 * @file Form answers as words, and whether each can be read whole inside its box. Boxes clip long answers,
 * and some letters have no font here; such an answer is said beside the page as well.
 */
import { PDFArray, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import type { PageComment } from '../../shared/contract/evidence.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { fieldEntry, type Mark, nameOf, numberOf, textOf } from './annotations.ts';

const FLAG_PASSWORD = 1 << 13;

/** Answers that cannot be read whole on the drawn pages, as comments. `drawn` is the flattened document. */
export function unreadableAnswers(marks: readonly Mark[], drawn: PdfiumDocument): PageComment[] {
  const comments: PageComment[] = [];
  const said = new Set<string>();
  for (const mark of marks) {
    if (mark.kind !== 'Widget' || !mark.shown) continue;
    const answer = answerOf(mark.dict);
    if (answer === null || isReadable(answer, drawn.textWithin(mark.page, mark.rect))) continue;
    const name = fieldName(mark.dict);
    const key = `${name}\n${answer.join('\n')}`;
    if (said.has(key)) continue;
    said.add(key);
    const text = `Answer in the form${name === '' ? '' : ` (${name})`}: ${answer[0]}`;
    comments.push({ page: mark.page + 1, author: '', text });
  }
  return comments;
}

/** The answer to a text or choice field in every wording that may be drawn; null when there is none to read. */
function answerOf(dict: PDFDict): readonly string[] | null {
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

const letters = (text: string) => text.normalize('NFKC').replace(/[\s\u00AD\p{Cf}]+/gu, '');

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
