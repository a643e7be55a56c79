/** @file Failures in words, for the terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureData } from '../shared/errors.ts';
import { describeFailure, FailureCatalogue, type FailureWords } from '../shared/failure-words.ts';
import { findResources } from '../usecases/resources.ts';
import { printable } from './columns.ts';
import type { Refusal } from './intake.ts';

let catalogue: FailureCatalogue | undefined;

/** What happened, what is safe, what to do next, in English. */
export function failureInWords(failure: FailureData): FailureWords {
  if (catalogue === undefined) {
    const file = join(findResources().folder, 'locales', 'en', 'errors.json');
    catalogue = FailureCatalogue.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  return describeFailure(failure, catalogue, (name) => `"${printable(name)}"`);
}

/** One line: what happened to the file and what can be done. */
export function sayRefusal({ error }: Refusal): string {
  const { what, next, findings } = failureInWords(error);
  return [what, ...findings.map((finding) => `${printable(finding)}.`), next].join(' ');
}
