/** @file Answers of somebody else's form, set in the shipped fonts: each a page of its own, as large as its box. */
import { TestimonyError } from '../core/errors/errors.ts';
import { printable, printLine } from './printable.ts';
import { type Typesetter, typesetterFor } from './typst.ts';

export interface FormAnswer {
  readonly text: string;
  /** In points, of the box it is drawn into. */
  readonly width: number;
  readonly height: number;
  /** In points; 0 is as large as fits. It is made smaller where the answer would otherwise be cut off. */
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly multiline: boolean;
  /** Cells of equal width, one letter in each; 0 is none. */
  readonly cells: number;
  /** Red, green, blue from 0 to 1. */
  readonly colour: readonly [number, number, number];
}

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
