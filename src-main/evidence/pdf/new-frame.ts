/**
 * @file A table and a trailer for a PDF whose own are lost or cut off, and the header where it has none: every
 * object is found where it stands. ISO 32000-2, 7.5. What is between the objects is not touched.
 */

const HEADER = '%PDF-1.7\n';
/** Readers look for the header this far. ISO 32000-2, Annex I.2, implementation note. */
const HEADER_WITHIN = 1024;
const OBJECT = /(?<![\d.])(\d{1,7})\s{1,8}(\d{1,5})\s{1,8}obj\b/g;
const CATALOG = /\/Type\s*\/Catalog\b/;

/** Null when no catalogue can be found, and so no way to the pages; or where a key is needed, which the trailer told. */
export function withNewFrame(bytes: Uint8Array): Uint8Array | null {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = given.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  // Places are counted from the header: what mail gateways write before it is left out.
  const text = header < 0 ? HEADER + given.toString('latin1') : given.toString('latin1', header);
  if (text.includes('/Encrypt')) return null;
  const objects = new Map<number, { readonly at: number; readonly generation: number }>();
  let root: number | null = null;
  for (const match of text.matchAll(OBJECT)) {
    const number = Number(match[1]);
    // A later object of the same number replaces the earlier one.
    objects.set(number, { at: match.index, generation: Number(match[2]) });
    const end = text.indexOf('endobj', match.index);
    if (CATALOG.test(text.slice(match.index, end < 0 ? undefined : end))) root = number;
  }
  if (root === null) return null;
  const size = Math.max(...objects.keys()) + 1;
  const sections = [...objects]
    .filter(([number]) => number > 0)
    .sort(([a], [b]) => a - b)
    .map(
      ([number, { at, generation }]) =>
        `${number} 1\n${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
    );
  const table = `\nxref\n0 1\n0000000000 65535 f \n${sections.join('')}`;
  const trailer = `trailer\n<</Size ${size} /Root ${root} ${objects.get(root)?.generation ?? 0} R>>\n`;
  return Buffer.from(`${text}${table}${trailer}startxref\n${text.length + 1}\n%%EOF\n`, 'latin1');
}
