/** @file Words for paper, out of the sentences of resources/locales. */
import type { Coded } from '../../core/findings/finding.ts';
import { inWords } from '../../core/words/words.ts';
import { findingWords } from './finding-words.ts';
import type { Resources } from './resources.ts';

export type Say = (found: Coded) => string;

/** What a person wrote stands in it letter by letter. Throws as `findingWords` does. */
export const paperWords =
  (resources: Resources): Say =>
  (found) =>
    inWords(findingWords(resources), found, (text) => text);
