/** @file When and where a telephone says that a film was made: for whoever looks at it here, and on no page of a bundle. */
import { dayInWords } from '../../core/dates/date-words.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { Made } from '../looked.ts';

/** Where it was made stands as "+51.5072-000.1276/" (ISO 6709), behind one of these names. */
const PLACES = ['\u00a9xyz', 'com.apple.quicktime.location.ISO6709'];
const BEHIND = 16_384;
/** Before there were films on telephones: a device that was never told the time says 1904 or 1970. */
const EARLIEST = Date.UTC(1990, 0, 1);

export function madeOf(bytes: Uint8Array, created?: Date): Made {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const behind = PLACES.flatMap((name) => {
    const at = all.indexOf(name, 0, 'latin1');
    if (at < 0) return [];
    // The four letters alone may stand in sound or pictures by chance.
    if (!name.startsWith('com.') && !/[+-]\d/.test(all.toString('latin1', at + 4, at + 12))) return [];
    return [all.toString('latin1', at, at + BEHIND)];
  });
  return {
    when: whenOf(created),
    where: behind.map(whereIn).find(Boolean) ?? '',
    hasPlace: behind.length > 0,
  };
}

export const madeNotes = ({ when, where, hasPlace }: Made): Note[] => [
  ...(hasPlace ? [coded('camera-place')] : []),
  ...(when === '' && where === '' ? [] : [coded('captured', { when, device: '', where })]),
];

function whenOf(created: Date | undefined): string {
  if (created === undefined || !(created.getTime() > EARLIEST)) return '';
  const [day = '', time = ''] = created.toISOString().split('T');
  return `${dayInWords(day)}, ${time.slice(0, 8)} +00:00`;
}

function whereIn(text: string): string {
  const found = /([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)(?:[+-]\d+(?:\.\d+)?)?\//.exec(text);
  return found === null ? '' : `${Number(found[1]).toFixed(5)}, ${Number(found[2]).toFixed(5)}`;
}
