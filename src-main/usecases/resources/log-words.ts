/** @file The log's own words, from resources/locales, checked when they are loaded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogWords, type SaidOfEntry, whatWasDone } from '../../core/log/words.ts';
import type { Resources } from './resources.ts';
import { loadPurposes } from './vocabulary.ts';

const loaded = new WeakMap<Resources, LogWords>();

/** Throws zod's error for words that are missing or left over. */
export function logWords(resources: Resources): LogWords {
  const path = join(resources.folder, 'locales', 'en', 'log.json');
  const words = loaded.get(resources) ?? LogWords.parse(JSON.parse(readFileSync(path, 'utf8')));
  loaded.set(resources, words);
  return words;
}

/** What was done, entry by entry. */
export function sayEntries(resources: Resources): (entry: SaidOfEntry) => string {
  const titles = new Map(loadPurposes(resources).map(({ id, title }) => [id, title]));
  const words = logWords(resources);
  return (entry) => whatWasDone(words, entry, (id) => titles.get(id) ?? id);
}
