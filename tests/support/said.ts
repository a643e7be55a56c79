/** @file Findings and notes in the words that people read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorksheetReading } from '../../src-main/contract/interviews.ts';
import { type FailureData, TestimonyError } from '../../src-main/core/errors/errors.ts';
import type { Coded } from '../../src-main/core/findings/finding.ts';
import { readFindingWords, SENTENCE_FILES } from '../../src-main/core/words/catalogue.ts';
import { inWords } from '../../src-main/core/words/words.ts';

const read = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/locales/en', file), 'utf8'));

export const WORDS = readFindingWords('en', read('findings.json'), SENTENCE_FILES.map(read));

export const said = (found: Coded | undefined): string => (found === undefined ? '' : inWords(WORDS, found));

/** A worksheet read together, as people read it. */
export const saidReading = ({ title, lines, note, ...rest }: WorksheetReading) => ({
  ...rest,
  title: said(title),
  lines: lines.map(said),
  note: said(note),
});

/** What a failure found, in words, a line each. */
export const saidBy = (thrown: unknown): string[] => {
  const { findings = [], found = [] } = thrown as Pick<FailureData, 'findings' | 'found'>;
  return [
    ...findings,
    ...found.map((one) => (one.field === undefined ? said(one) : `${one.field}: ${said(one)}`)),
  ];
};

/** The failure that a call ends in, with what it found in words. */
export async function refusal(call: Promise<unknown>) {
  const thrown: unknown = await call.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (!(thrown instanceof TestimonyError)) throw thrown ?? new Error('nothing was refused');
  return { ...thrown.toData(), findings: saidBy(thrown) };
}
