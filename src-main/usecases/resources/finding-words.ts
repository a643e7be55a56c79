/** @file The sentences of findings and notes, from resources/locales, checked when they are loaded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFindingWords, SENTENCE_FILES } from '../../core/findings/catalogue.ts';
import type { FindingWords } from '../../core/findings/words.ts';
import type { Resources } from './resources.ts';

const LANGUAGE = 'en';
const loaded = new WeakMap<Resources, FindingWords>();

/** Throws `bad-input` with a finding for each sentence that is missing, left over or cannot be filled in. */
export function findingWords(resources: Resources): FindingWords {
  const before = loaded.get(resources) ?? read(join(resources.folder, 'locales', LANGUAGE));
  loaded.set(resources, before);
  return before;
}

function read(folder: string): FindingWords {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return readFindingWords(LANGUAGE, json('findings.json'), SENTENCE_FILES.map(json));
}
