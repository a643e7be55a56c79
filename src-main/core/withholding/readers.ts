/**
 * @file From whom the words of a telling are kept: from everybody, from some readers, or from all but some. Every output asks
 * here, with whoever gets it. Where nobody is named, they are kept back. Our own rule.
 */
import * as z from 'zod';
import { coded } from '../findings/finding.ts';
import { isReader, mayBeSameHolder } from '../people/office-kind.ts';
import { isSameName } from '../people/plain-name.ts';

/** `from`: these readers do not get them; `but`: nobody else does. */
export const ReaderScope = z.strictObject({
  only: z.enum(['from', 'but']),
  names: z.array(z.string().trim().min(1).max(200)).min(1).max(20),
});
export type ReaderScope = z.infer<typeof ReaderScope>;

/**
 * `scope`: null for everybody. `reader`: empty where nobody is named. Whoever may be one of those that do not get them does
 * not: "the police" is of every force.
 */
export function keepsFrom(scope: ReaderScope | null, reader: string): boolean {
  if (scope === null || reader.trim() === '') return true;
  return scope.only === 'but'
    ? !scope.names.some((name) => isReader(name, reader))
    : scope.names.some((name) => isReader(name, reader) || mayBeSameHolder(name, reader));
}

export const isSameScope = (a: ReaderScope | null, b: ReaderScope | null): boolean =>
  a === null || b === null
    ? a === b
    : a.only === b.only &&
      a.names.length === b.names.length &&
      a.names.every((name) => b.names.some((other) => isSameName(name, other)));

/**
 * `before` with the readers of `more` added: nobody who did not get them gets them by it, and of "everybody except" more are
 * excepted by name. Kept from everybody holds more than any. Null for everybody; undefined where the two are not of one kind,
 * so that somebody has to say that the one stands in place of the other.
 */
export function withReaders(
  before: ReaderScope | null,
  more: ReaderScope | null,
): ReaderScope | null | undefined {
  if (more === null) return null;
  if (before === null || before.only !== more.only) return undefined;
  const added = more.names.filter((name) => !before.names.some((one) => isSameName(one, name)));
  return { only: before.only, names: [...before.names, ...added] };
}

/** One line of what is kept back: of a list the row, and from whom. */
export const withheldLine = ({
  title,
  row,
  reason,
  readers,
}: {
  readonly title: string;
  readonly row: string;
  readonly reason: string;
  readonly readers: ReaderScope | null;
}) =>
  coded('withheld-line', {
    title: row === '' ? title : `${title}: ${row}`,
    reason,
    only: readers?.only ?? ('all' as const),
    names: (readers?.names ?? []).join('; '),
  });
