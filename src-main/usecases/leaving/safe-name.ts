/** @file File names that every system takes, from names that people and other systems gave. */

/** Device names that Windows will not take as a file's name, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST_BYTES = 180;

/**
 * A file name without path separators, controls, direction marks, or what Windows refuses; at most 180
 * bytes of UTF-8, its ending kept. `fallback` when nothing is left.
 */
export function safeFileName(name: string, fallback: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  const stem = shorten(
    ending === '' ? clean : clean.slice(0, dot),
    LONGEST_BYTES - Buffer.byteLength(ending),
  );
  if (stem === '') return fallback;
  return DEVICES.test(stem) ? `${stem}_${ending}` : stem + ending;
}

/** `report.pdf`, `report (2).pdf`, `report (3).pdf`… */
export function numberedName(name: string, number: number): string {
  if (number <= 1) return name;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}

function shorten(text: string, bytes: number): string {
  let out = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    size += Buffer.byteLength(segment);
    if (size > bytes) break;
    out += segment;
  }
  return out.trimEnd();
}
