/** @file Whether values that a test compares tell neighbours apart: what is empty, alone in its list, or said twice would not. */

/** Every place in `value` that is empty or null, and every list that has fewer than two: as paths without numbers. */
export function thinPlaces(value: unknown, path = ''): string[] {
  if (value === null || value === '') return [path];
  if (Array.isArray(value)) {
    const inner = value.map((one) => thinPlaces(one, `${path}[]`));
    // A field may be empty in one line as long as another line fills it.
    const never = [...new Set(inner.flat())].filter((place) => inner.every((some) => some.includes(place)));
    return value.length < 2 ? [`${path}: ${value.length}`, ...never] : never;
  }
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    thinPlaces(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** Every object in `value` of which two fields hold the same text: as path and the fields' names. */
export function sameNeighbours(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => sameNeighbours(one, `${path}[]`)))];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const texts = entries.filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const same = texts.flatMap(([key, text], at) =>
    texts.slice(at + 1).flatMap(([other, also]) => (text === also ? [`${path}: ${key} = ${other}`] : [])),
  );
  return [
    ...same,
    ...entries.flatMap(([key, inner]) => sameNeighbours(inner, path === '' ? key : `${path}.${key}`)),
  ];
}
