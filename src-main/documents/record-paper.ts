/** @file An interview or worksheet as A4 pages: each account with its answers, and on every page whether it is signed. */

import { quotedWords } from '../core/told/words-of-place.ts';
import { printLine } from './printable.ts';
import { typesetterFor } from './typst.ts';

export interface PrintedAnswer {
  /** Its place in the form, from 1: the same on the blank paper twin. */
  readonly number: number;
  readonly question: string;
  /** Of several accounts of one thing, which one this is and of which day. Left out where it stands alone. */
  readonly mark?: string;
  /** Of `about`, why it was told otherwise or only then: to be seen on a screen too. Left out for none. */
  readonly why?: readonly string[];
  /** What was answered, or why nothing was; empty where only words stand. */
  readonly said: string;
  /** The person's own words, empty for none. */
  readonly ownWords: string;
  /** How it came to be said, by whom it was asked and when: one line each. */
  readonly about: readonly string[];
  /** So many of them, from the first, are the program's own notes, with nothing that was told. Left out for none. */
  readonly notes?: number;
  /** The language it was spoken in, by name; empty where nobody said. */
  readonly language?: string;
  /** A row of a table: `said` has the same in one line. Left out for anything else. */
  readonly cells?: readonly { readonly label: string; readonly text: string }[];
}
export interface PrintedAccount {
  readonly title: string;
  readonly about: string;
  readonly pages: readonly { readonly title: string; readonly answers: readonly PrintedAnswer[] }[];
}
export interface RecordPaper {
  readonly title: string;
  /** What the form is and is not. */
  readonly label: string;
  /** Draft or signed, at the head of every page; with the fingerprint, empty for a draft. */
  readonly standing: string;
  readonly fingerprint: string;
  readonly draft: boolean;
  readonly facts: readonly (readonly [string, string])[];
  readonly accounts: readonly PrintedAccount[];
  /** Who signs the paper; empty where nobody is to. */
  readonly signatures: readonly string[];
  /** ISO date-time; also written into the file. */
  readonly createdAt: string;
}

export const LABELS = {
  signatures: 'Signatures',
  signature: 'Signature',
  name: 'Name',
  date: 'Date',
  page: 'Page',
};

/** Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. Throws `missing-letters`. */
export function typesetRecord(resources: string, paper: RecordPaper): Uint8Array {
  const { title, standing, fingerprint, draft, label, createdAt } = paper;
  const data = {
    title,
    standing,
    fingerprint,
    draft,
    labels: LABELS,
    label: printLine(label),
    facts: paper.facts.map(([name, value]) => ({ name, lines: linesOf(value, 40) })),
    accounts: paper.accounts.map(accountData),
    signatures: [...paper.signatures],
  };
  return typesetterFor(resources).typeset({ template: 'record.typ', data, createdAt }).pdf;
}

/** As answers.typ takes it. */
export const accountData = (account: PrintedAccount) => ({
  title: printLine(account.title),
  about: linesOf(account.about),
  pages: account.pages.map(({ title, answers }) => ({
    title: printLine(title),
    answers: answers.map(({ number, question, mark = '', said, ownWords, about, language, cells = [] }) => ({
      number,
      question: printLine(question),
      said: [...linesOf(mark), ...linesOf(said, undefined, language)],
      words: linesOf(quotedWords(ownWords), undefined, language),
      about: about.map((line) => printLine(line)),
      cells: cells.map(({ label, text }) => ({ label, lines: linesOf(text, 16, language) })),
    })),
  })),
});

export const linesOf = (text: string, longest?: number, language?: string) =>
  text === ''
    ? []
    : text.split(/\r\n?|\n|\u0085|\u2028|\u2029/).map((line) => printLine(line, longest, language));
