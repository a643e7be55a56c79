/**
 * @file Everything recorded of a person as told, text by text, each with its account: what words in quotation marks on a sheet
 * are held against. A sheet that is looked at is no account of itself, nor is what was only carried into another.
 */
import { type Held, heldInWords } from '../../core/dates/held.ts';
import type { Recorded } from '../../core/worksheets/quotations.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers, listNotes } from '../../vault/queries/annotations.ts';
import { listPersonScreenings, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { accountsHeld } from '../disclosure/collect.ts';
import { findPinned } from '../forms/pinned-form.ts';

/** Oldest first, as far as the log knows. `sheet`: whose forms are left out, however many were begun. */
export const recordedWords = (db: ReadDb, sheet: Pick<ScreeningRow, 'personId' | 'formId'>): Recorded[] =>
  listPersonScreenings(db, sheet.personId)
    .filter(({ formId }) => formId !== sheet.formId)
    .flatMap((row) => wordsIn(db, row));

function wordsIn(db: ReadDb, row: ScreeningRow): Recorded[] {
  const form = findPinned(db, row.formId, row.formVersion);
  const isSheet = form?.file.testimony.use === 'worksheet';
  const accounts = accountNames(db, row);
  const answers = newestAnswers(db, row.id).filter(({ relation }) => !isSheet || relation !== 'confirms');
  const told = answers.flatMap(({ question, layer, value, ownWords }) =>
    [...textsIn(value), ownWords].map((text) => ({
      ...{ text, account: accounts.get(layer) ?? row.formTitle },
      under: form?.byName.get(question)?.title ?? question,
    })),
  );
  const notes = listNotes(db, row.id).map(({ note, at, heldOn }) => ({
    ...{ text: note, under: '' },
    account: nameOf(`${row.formTitle}, note`, at, heldOn === null ? {} : { heldOn }),
  }));
  return [...told, ...notes].filter(({ text }) => text !== '');
}

/** Each cell of a row by itself. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** By number, the first account 0. */
export function accountNames(db: ReadDb, row: ScreeningRow): ReadonlyMap<number, string> {
  const held = accountsHeld(db, row);
  const later = listLayers(db, row.id).map(
    ({ layer, at }) =>
      [layer, nameOf(`${row.formTitle}, later account ${layer}`, at, held.get(layer))] as const,
  );
  return new Map([[0, nameOf(row.formTitle, row.startedAt, held.get(0))], ...later]);
}

const nameOf = (title: string, at: string, { heldOn }: Held = {}): string =>
  [title, heldInWords(heldOn, at)].filter(Boolean).join(', ');
