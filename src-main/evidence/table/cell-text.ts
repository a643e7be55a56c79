/**
 * @file What a cell of a workbook shows. Numbers as their format says; days with the month in letters, since 05/01/26 is two
 * days in two countries, and the file does not say which its reader saw.
 */
import { formatValue } from 'hucre';
import { dayInWords } from '../../core/dates/date-words.ts';

/** As many digits as a spreadsheet keeps. */
const DIGITS = 15;
const DAY = 86_400_000;

/** `format`: the number format of the cell; empty where it has none. */
export function cellText(value: unknown, format: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, format);
  return String(value).trim();
}

function numberText(value: number, format: string): string {
  const plain = String(Number(value.toPrecision(DIGITS)));
  if (format === '' || /^general$/i.test(format)) return plain;
  const bare = format.replace(/\[\$([^\-\]]*)(-[^\]]*)?\]/g, '"$1"').replace(/"-"\?+/g, '"-"');
  try {
    const said = formatValue(value, bare).trim();
    // "£-0": of an accountant's zero the dash is all that is shown.
    return said === '' ? plain : value === 0 ? said.replace(/-0$/, '-') : said;
  } catch {
    return plain;
  }
}

/** "5 Jan 2026, 10:30", or in the file's own words where these name the month. */
function dateText(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return '';
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]/g, '');
  if (/mmm/i.test(bare)) return formatValue(value, format.replace(/\[\$[^\]]*\]/g, '')).trim();
  const hasTime = value.getTime() % DAY !== 0;
  const time = value.toISOString().slice(11, value.getUTCSeconds() === 0 ? 16 : 19);
  // A time of day alone counts from the first day that spreadsheets know.
  if (hasTime && (!/[dy]/i.test(bare) || value.getUTCFullYear() < 1901)) return time;
  const day = dayInWords(value.toISOString().slice(0, 10));
  return hasTime ? `${day}, ${time}` : day;
}
