/** @file A sticky note put on a page of a finished PDF by another program, as a reader's program does. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

type Value = Record<string, unknown>;
interface Described {
  readonly pages: readonly { readonly object: string }[];
  readonly qpdf: readonly [{ readonly maxobjectid: number }, Record<string, { readonly value: Value }>];
}

/** Writes `from` with a note on `page` (counting from 1) to `to`; qpdf saves the whole file anew. */
export function withStickyNote(from: string, to: string, page: number): void {
  const described = execFileSync('qpdf', ['--json=2', '--json-stream-data=none', from], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { pages, qpdf } = JSON.parse(described) as Described;
  const [head, objects] = qpdf;
  const key = `obj:${pages[page - 1]?.object}`;
  const value = objects[key]?.value ?? {};
  const note = `${head.maxobjectid + 1} 0 R`;
  const annots = (value['/Annots'] as readonly string[] | undefined) ?? [];
  const change = [
    { ...head, jsonversion: 2 },
    {
      [`obj:${note}`]: {
        value: {
          '/Type': '/Annot',
          '/Subtype': '/Text',
          '/Rect': [100, 700, 120, 720],
          '/Contents': 'u:See p. 3',
        },
      },
      [key]: { value: { ...value, '/Annots': [...annots, note] } },
    },
  ];
  writeFileSync(`${to}.json`, JSON.stringify({ qpdf: change }));
  execFileSync('qpdf', [`--update-from-json=${to}.json`, from, to]);
}
