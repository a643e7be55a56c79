/** @file What is described of a case, its people and its exhibits, as lines that go along with a handover. */
import {
  type DetailKind,
  type FieldLines,
  isExchanged,
  linesToHandOver,
  valuesOf,
} from '../../core/details/field-lines.ts';
import type { CaseData } from '../../core/handover/case-data.ts';
import type { StoredLine } from '../../vault/queries/field-lines.ts';
import { asLines, type Stamps } from '../engine/field-lines.ts';

/** `values` as they go along: of what was asked first in a case a part may stay behind, and then its words with it. */
export function fieldsToCompare(
  kind: DetailKind,
  id: string,
  described: object,
  rows: readonly StoredLine[],
  { stamps = {}, isHandedOver = false }: { readonly stamps?: Stamps; readonly isHandedOver?: boolean } = {},
): Record<string, FieldLines[string]> {
  const values = valuesOf(kind, described as Readonly<Record<string, unknown>>);
  const lines = Object.entries(asLines(id, values, rows, stamps)).filter(
    ([field, all]) => isExchanged(kind, field) && all.length > 0,
  );
  return Object.fromEntries(
    lines.map(([field, all]) => [field, isHandedOver ? linesToHandOver(all) : [...all]]),
  );
}

/** With the first lines of files of programs that kept none. */
export function withFields(data: CaseData): CaseData {
  const { case: of, people, exhibits } = data;
  return {
    ...data,
    case: { ...of, fields: of.fields ?? fieldsToCompare('case', of.id, of, []) },
    people: people.map((one) => {
      const stamps = Object.fromEntries(one.particulars.map((stamp) => [stamp.field, stamp]));
      return { ...one, fields: one.fields ?? fieldsToCompare('person', one.id, one, [], { stamps }) };
    }),
    exhibits: exhibits.map((one) => ({
      ...one,
      fields: one.fields ?? fieldsToCompare('exhibit', one.id, one, []),
    })),
  };
}
