/** @file Which letters a font file draws, read from its own table of them (OpenType 1.9.1, cmap, formats 4 and 12). */

/** Code points for which a TrueType file has a glyph. */
export function lettersOfFont(file: Buffer): ReadonlySet<number> {
  const cmap = tableAt(file, 'cmap');
  const letters = new Set<number>();
  for (let at = 0; at < file.readUInt16BE(cmap + 2); at += 1) {
    const table = cmap + file.readUInt32BE(cmap + 4 + 8 * at + 4);
    const format = file.readUInt16BE(table);
    if (format === 12) readGroups(file, table, letters);
    else if (format === 4) readSegments(file, table, letters);
  }
  return letters;
}

function tableAt(file: Buffer, tag: string): number {
  for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16) {
    if (file.toString('latin1', at, at + 4) === tag) return file.readUInt32BE(at + 8);
  }
  throw new Error(`no table ${tag}`);
}

function readGroups(file: Buffer, table: number, into: Set<number>): void {
  for (let group = 0; group < file.readUInt32BE(table + 12); group += 1) {
    const at = table + 16 + 12 * group;
    for (let code = file.readUInt32BE(at); code <= file.readUInt32BE(at + 4); code += 1) into.add(code);
  }
}

function readSegments(file: Buffer, table: number, into: Set<number>): void {
  const bytes = file.readUInt16BE(table + 6);
  for (let at = table + 14; at < table + 14 + bytes; at += 2) {
    const [last, first] = [file.readUInt16BE(at), file.readUInt16BE(at + bytes + 2)];
    const [delta, offsetAt] = [file.readUInt16BE(at + 2 * bytes + 2), at + 3 * bytes + 2];
    const offset = file.readUInt16BE(offsetAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : file.readUInt16BE(offsetAt + offset + 2 * (code - first));
      if (glyph !== 0) into.add(code);
    }
  }
}
