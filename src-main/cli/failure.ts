/** @file Failures in words, for the terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureData, Found } from '../core/errors/errors.ts';
import {
  describeFailure,
  FailureAdvice,
  FailureCatalogue,
  type FailureWords,
  foundInWords,
  withAdvice,
} from '../core/words/failure-words.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { printable } from './columns.ts';
import type { Place } from './command.ts';
import { words } from './finding-words.ts';
import type { Refusal } from './intake.ts';

const catalogues = new Map<Place | undefined, FailureCatalogue>();

/** What happened, what is safe, what to do next, in English, as it is for the command that failed. */
export function failureInWords(failure: FailureData, place?: Place): FailureWords {
  const catalogue = catalogues.get(place) ?? readCatalogue(place);
  catalogues.set(place, catalogue);
  return describeFailure(failure, catalogue, words, (name) => `"${printable(name)}"`, printable);
}

/** With the field it is about before it. */
export const sayFound = (found: Found): string => foundInWords(words(), found, printable);

/** One line: what happened to the file and what can be done. */
export const sayRefusal = (refusal: Refusal): string => namingFile(refusal, failureInWords(refusal.error));

/** The same, in the words of a place. */
export const sayRefusalIn =
  (place: Place) =>
  (refusal: Refusal): string =>
    namingFile(refusal, failureInWords(refusal.error, place));

/** Some words are about what stands in the file: among two hundred files it has to be said which. */
function namingFile({ file }: Refusal, words: FailureWords): string {
  const said = inOneLine(words);
  const name = printable(file.split(/[/\\]/).at(-1) ?? file);
  return said.includes(name) ? said : `"${printable(file)}": ${said}`;
}

function inOneLine({ what, next, findings }: FailureWords): string {
  return [what, ...findings.map((finding) => `${printable(finding)}.`), next].join(' ');
}

function readCatalogue(place: Place | undefined): FailureCatalogue {
  const catalogue = FailureCatalogue.parse(readWords('errors.json'));
  if (place === undefined) return catalogue;
  return withAdvice(catalogue, FailureAdvice.parse(readWords(`errors-${place}.json`)));
}

function readWords(file: string): unknown {
  return JSON.parse(readFileSync(join(findResources().folder, 'locales', 'en', file), 'utf8'));
}
