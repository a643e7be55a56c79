/** @file Answers of somebody else's form, set in the shipped fonts: each a page of its own, as large as its box. */

import type { FormAnswer } from '../contract/form-answer.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { printable, printLine } from './printable.ts';
import { type Typesetter, typesetterFor } from './typst.ts';

export interface SetAnswers {
  /** One page for each answer, in order. */
  readonly pdf: Uint8Array;
  /** For each answer whether its page shows all of it. Its page is empty where a letter has no font. */
  readonly whole: readonly boolean[];
}

/** As the template sets them at the least; narrow letters and marks on letters take this share of their height. */
const SMALLEST = 4.5;
const NARROWEST = 0.1;

/**
 * More than its box could show in any script: setting what nobody could see of an answer took minutes where a form had fifty
 * long ones in Tibetan, which has no spaces.
 */
function mostLetters({ width, height, size }: FormAnswer): number {
  const least = size > 0 ? Math.min(size, SMALLEST) : SMALLEST;
  return Math.ceil(width / (least * NARROWEST)) * Math.ceil(height / least);
}

/** No half of a letter at the end, which no font has. */
const firstLetters = (answer: FormAnswer): string =>
  answer.text.slice(0, mostLetters(answer)).replace(/[\ud800-\udbff]$/, '');

/** `resources` is the resources folder; `createdAt` an ISO date-time written into the file. */
export function typesetFormAnswers(
  resources: string,
  answers: readonly FormAnswer[],
  createdAt: string,
): SetAnswers {
  const typesetter = typesetterFor(resources);
  const unprintable = new Set<number>();
  const isCut = answers.map((answer) => answer.text.length > mostLetters(answer));
  for (;;) {
    const texts = answers.map((answer, i) => (unprintable.has(i) ? '' : printable(firstLetters(answer))));
    try {
      const { pdf, whole } = typesetAll(typesetter, answers, texts, createdAt);
      return { pdf, whole: whole.map((fits, i) => fits && isCut[i] === false && !unprintable.has(i)) };
    } catch (thrown) {
      const letters = missing(thrown);
      const before = unprintable.size;
      for (const [i, text] of texts.entries()) {
        if (letters.some((letter) => text.includes(letter))) unprintable.add(i);
      }
      if (unprintable.size === before) throw thrown;
    }
  }
}

function typesetAll(
  typesetter: Typesetter,
  answers: readonly FormAnswer[],
  texts: readonly string[],
  createdAt: string,
): SetAnswers {
  const data = {
    title: '',
    answers: answers.map(({ text: _text, colour, ...box }, i) => {
      const lines = (texts[i] ?? '').split('\n');
      const kept = box.multiline ? lines : [lines.join(' ')];
      return { ...box, colour: [...colour], lines: kept.map((line) => printLine(line)) };
    }),
  };
  const { pdf, places } = typesetter.typeset({ template: 'form-answers.typ', data, createdAt });
  return { pdf, whole: places.map((place) => (place as { whole: boolean }).whole) };
}

function missing(thrown: unknown): string[] {
  if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') return [];
  return (thrown.subject ?? '').split(' ').filter((letter) => letter !== '');
}
