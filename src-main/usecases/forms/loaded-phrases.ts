/** @file Wording that takes for granted what nobody has said, as data. */
import { join } from 'node:path';
import * as z from 'zod';
import { Certainty } from '../../core/forms/form-format.ts';
import type { LoadedPhrase } from '../../core/forms/open-first.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

const line = z.string().min(1);
const PhrasesFile = z.strictObject({
  about: line,
  source: line,
  certainty: Certainty,
  phrases: z.array(z.strictObject({ phrase: line, why: line })).min(1),
});

/** Throws `form-damaged` naming the file. */
export const loadLoadedPhrases = (resources: Resources): readonly LoadedPhrase[] =>
  readData(resources, join('rules', 'loaded-phrases.json'), PhrasesFile).phrases;
