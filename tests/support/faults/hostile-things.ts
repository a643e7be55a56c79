/** @file Patterns, forms, pictures and PDFs made to hold up whoever reads them, other ones for each seed. */
import { deflateSync } from 'node:zlib';
import { randomFrom } from '../leaving-kills.ts';
import { paper } from '../papers.ts';
import { RawPdf } from '../raw-pdf.ts';
import { workbook } from '../xlsforms.ts';

export const HOSTILE = ['pattern', 'form', 'picture', 'pdf'] as const;
export interface Hostile {
  readonly kind: (typeof HOSTILE)[number];
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The n-th of its kind; the same for the same seed. */
export async function hostile(kind: Hostile['kind'], n: number, seed: number): Promise<Hostile> {
  const random = randomFrom(seed * 100_003 + HOSTILE.indexOf(kind) * 1009 + n);
  const below = (most: number) => Math.floor(random() * most);
  const of = <T>(...all: readonly T[]): T => all[below(all.length)] as T;
  switch (kind) {
    case 'pattern':
      return { kind, fileName: `pattern-${n}.xlsx`, bytes: await formWith(pattern(of, below), n) };
    case 'form':
      return { kind, fileName: `form-${n}.xlsx`, bytes: await strangeForm(of, below) };
    case 'picture':
      return { kind, fileName: `picture-${n}.png`, bytes: spoiled(picture(of, below), below) };
    case 'pdf':
      return { kind, fileName: `paper-${n}.pdf`, bytes: await strangePdf(of, below) };
  }
}

type Of = <T>(...all: readonly T[]) => T;
type Below = (most: number) => number;

/** Each takes a backtracking engine longer than anybody waits. */
const pattern = (of: Of, below: Below): string =>
  of(
    `${'(.|..)'.repeat(20 + below(30))}$`,
    `(${of('a', '.', 'aa?', '[a-z]')}+)+${of('b', '!', '$x')}`,
    `(${of('a|a', 'a|aa', '.|a')})*${of('c', '[0-9]')}`,
    `^((${of('a', '[ab]', '.')}*)*)*${of('x', '9')}$`,
    `${'a?'.repeat(25 + below(40))}${'a'.repeat(40)}`,
    `(a{1,${10 + below(90)}}){1,${5 + below(9)}}b`,
  );

/** A form with one question, whose answer has to be like this. */
const formWith = (like: string, n: number): Promise<Uint8Array> =>
  workbook({
    survey: [
      ['type', 'name', 'label', 'constraint', 'constraint_message'],
      ['text', 'a', 'Anything', `regex(., '${like}')`, 'Otherwise'],
    ],
    settings: [
      ['form_title', 'form_id'],
      [`Form ${n}`, `form-${n}`],
    ],
  });

async function strangeForm(of: Of, below: Below): Promise<Uint8Array> {
  const deep = 200 + below(4000);
  const relevant = of(
    `${'('.repeat(deep)}1=1${')'.repeat(deep)}`,
    `${'not('.repeat(deep)}true()${')'.repeat(deep)}`,
    '',
  );
  const rows = Array.from({ length: 1 + below(of(3, 3000)) }, (_, at) => [
    of('text', 'integer', 'calculate', 'begin group', 'end group', 'select_one x'),
    of(`q${at}`, `q${at % 7}`, '__proto__', 'constructor'),
    of('A', 'x'.repeat(below(20_000)), '<b>&amp;'),
    relevant,
  ]);
  const bytes = await workbook({ survey: [['type', 'name', 'label', 'relevant'], ...rows] });
  return of(true, false) ? spoiled(bytes, below) : bytes;
}

const WORD = 4;
function chunk(name: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 3 * WORD);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(name, WORD, 'latin1');
  bytes.set(data, 2 * WORD);
  // The sum is not right: readers differ in whether they mind.
  return bytes;
}

/** A PNG that says it is far larger than what is in it, or unpacks to far more than it says. */
function picture(of: Of, below: Below): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(of(1, 30_000, 65_535, 2 ** 31 - 1, 1 + below(5000)), 0);
  head.writeUInt32BE(of(1, 30_000, 65_535, 1 + below(5000)), WORD);
  head.set([of(1, 8, 16), of(0, 2, 3, 6), 0, 0, of(0, 1)], 2 * WORD);
  const packed = deflateSync(Buffer.alloc(1024 * (1 + below(of(64, 60_000)))));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...Array.from({ length: 1 + below(40) }, () =>
      chunk(of('tEXt', 'iCCP', 'eXIf', 'zTXt'), packed.subarray(0, 400)),
    ),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function strangePdf(of: Of, below: Below): Promise<Uint8Array> {
  if (of(true, false)) return spoiled(await paper('What was said', 1 + below(4)), below);
  const pdf = new RawPdf();
  const [root, tree] = [pdf.reserve(), pdf.reserve()];
  let inner = pdf.add({ dict: '/Type /XObject /Subtype /Form /BBox [0 0 9 9]', data: '0 0 1 1 re f' });
  const calls = '/X Do '.repeat(2 + below(12));
  for (let depth = below(14); depth > 0; depth -= 1) {
    const dict = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X ${inner} 0 R>>>>`;
    inner = pdf.add({ dict, data: calls });
  }
  const most = 2 ** (16 + below(12));
  const data = of<Uint8Array | string>('q /X Do Q', deflateSync(Buffer.alloc(most, 'q Q ')));
  const packed = typeof data === 'string' ? '' : '/Filter /FlateDecode';
  const drawn = pdf.add({ dict: packed, data });
  const resources = `/Resources <</XObject <</X ${inner} 0 R>>>>`;
  const parent = of(tree, root, 99_999);
  const page = pdf.add(
    `<</Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${drawn} 0 R>>`,
  );
  pdf.set(tree, `<</Type /Pages /Count ${of(1, 7, 2 ** 31)} /Kids [${page} 0 R ${of('', `${tree} 0 R`)}]>>`);
  pdf.set(root, `<</Type /Catalog /Pages ${tree} 0 R>>`);
  return pdf.bytes();
}

/** A few bytes turned, or the end cut off. */
function spoiled(bytes: Uint8Array, below: Below): Uint8Array {
  const other = new Uint8Array(bytes);
  for (let turned = below(12); turned > 0; turned -= 1) other[below(other.length)] = below(256);
  return below(4) === 0 ? other.subarray(0, 1 + below(other.length)) : other;
}
