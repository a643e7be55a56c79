/** @file The sentences of findings and notes, from resources/locales, checked when they are loaded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFindingWords, SENTENCE_FILES } from '../../core/words/catalogue.ts';
import type { FindingWords } from '../../core/words/words.ts';
import type { Resources } from './resources.ts';

const LANGUAGE = 'en';

/** Where some findings are said in words of their own: `findings-<place>.json`, in place of the words for everywhere. */
export type FindingPlace = 'from-folder';

const loaded = new Map<FindingPlace | undefined, WeakMap<Resources, FindingWords>>();

/** Throws `bad-input` with a finding for each sentence that is missing, left over or cannot be filled in. */
export function findingWords(resources: Resources, place?: FindingPlace): FindingWords {
  const known = loaded.get(place) ?? new WeakMap<Resources, FindingWords>();
  const before = known.get(resources) ?? read(join(resources.folder, 'locales', LANGUAGE), place);
  loaded.set(place, known.set(resources, before));
  return before;
}

function read(folder: string, place?: FindingPlace): FindingWords {
  const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
  const own: object = place === undefined ? {} : json(`findings-${place}.json`);
  const said = SENTENCE_FILES.map((file) =>
    Object.fromEntries(
      Object.entries(json(file)).map(([code, words]) => [code, Reflect.get(own, code) ?? words]),
    ),
  );
  return readFindingWords(LANGUAGE, json('findings.json'), said);
}
