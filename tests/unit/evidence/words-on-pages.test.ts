/** What somebody typed into a field, in each wording that a page may show; and what nobody may read. */
import { type PDFDict, PDFDocument, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { expect, it } from 'vitest';
import { answerOf } from '../../../src-main/evidence/pdf/words-on-pages.ts';

const { context } = await PDFDocument.create();
const text = (of: string) => `text:${of}`;
/** Names are written as they are, and words with "text:" before them. */
function made(value: unknown): PDFObject {
  if (typeof value === 'string' && value.startsWith('text:')) return PDFString.of(value.slice(5));
  if (Array.isArray(value)) {
    const list = context.obj([]);
    for (const one of value) list.push(made(one));
    return list;
  }
  return context.obj(value as never);
}
function field(entries: Readonly<Record<string, unknown>>): PDFDict {
  const dict = context.obj({});
  for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), made(value));
  return dict;
}

const OPTIONS = [
  [text('hu'), text('Hull')],
  [text('le'), text('Leeds')],
  [text('yo'), text('')],
];
const PASSWORD = 1 << 13;
it.each<[string, Readonly<Record<string, unknown>>, readonly string[] | null]>([
  ['words', { FT: 'Tx', V: text('Nine boys') }, ['Nine boys']],
  ['nothing', { FT: 'Tx' }, null],
  ['blanks', { FT: 'Tx', V: text('  ') }, null],
  ['several lines of words', { FT: 'Tx', V: [text('one'), text(' '), text('two')] }, ['one\ntwo']],
  ['a password', { FT: 'Tx', Ff: PASSWORD, V: text('secret') }, null],
  ['another flag', { FT: 'Tx', Ff: PASSWORD >> 1, V: text('open') }, ['open']],
  ['a choice with that flag', { FT: 'Ch', Ff: PASSWORD, V: text('x') }, ['x', 'x', 'x']],
  ['a choice', { FT: 'Ch', V: text('le'), Opt: OPTIONS }, ['Leeds', 'le', 'Leeds']],
  [
    'two choices',
    { FT: 'Ch', V: [text('le'), text('hu')], Opt: OPTIONS },
    ['Leeds, Hull', 'le, hu', 'Leeds', 'Hull'],
  ],
  ['a choice shown under nothing', { FT: 'Ch', V: text('yo'), Opt: OPTIONS }, ['yo', 'yo', 'yo']],
  ['a choice of none', { FT: 'Ch', V: text('zz'), Opt: OPTIONS }, ['zz', 'zz', 'zz']],
  ['a button', { FT: 'Btn', V: text('On') }, null],
  ['a signature', { FT: 'Sig', V: text('Ines') }, null],
])('%s', (_, entries, expected) => {
  expect(answerOf(field(entries))).toEqual(expected);
});
