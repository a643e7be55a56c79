/** @file Which of many titles hold letters that no shipped font has, found by setting them, all at once. */

import { TestimonyError } from '../../core/errors/errors.ts';
import { typesetPlainText } from '../../documents/plain-text.ts';
import type { Engine } from '../engine/engine.ts';

/** The letters without a font, by the text that holds them; texts that can be printed are not in it. */
export function unprintable(
  engine: Engine,
  texts: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const letters = lettersWithoutFont(engine, texts);
  return new Map(
    texts.flatMap((text) => {
      const held = letters.filter((letter) => text.includes(letter));
      return held.length === 0 ? [] : [[text, held] as const];
    }),
  );
}

function lettersWithoutFont(engine: Engine, texts: readonly string[]): readonly string[] {
  try {
    const text = [...new Set(texts)].join('\n');
    typesetPlainText(engine.resources.folder, { title: '', text, createdAt: engine.clock.now() });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') throw thrown;
    return thrown.subject?.split(' ') ?? [];
  }
}
