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

/** `resources` is the resources folder; `createdAt` an ISO date-time written into the file. */
export function typesetFormAnswers(
  resources: string,
  answers: readonly FormAnswer[],
  createdAt: string,
): SetAnswers {
  const typesetter = typesetterFor(resources);
  const unprintable = new Set<number>();
  for (;;) {
    const texts = answers.map(({ text }, i) => (unprintable.has(i) ? '' : printable(text)));
    try {
      const { pdf, whole } = typesetAll(typesetter, answers, texts, createdAt);
      return { pdf, whole: whole.map((fits, i) => fits && !unprintable.has(i)) };
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
