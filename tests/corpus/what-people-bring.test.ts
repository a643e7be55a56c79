/**
 * What people bring, each kind good, broken, huge and hostile, in one folder: what goes in is read back from the bundle, what
 * does not is refused for a reason that reads as one, and what a court would see unasked is said before it is filed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import type { Finding } from '../../src-main/core/findings/finding.ts';
import { asJson, temporaryFolder, testimony } from '../support/cli.ts';
import { HEIC } from '../support/heic.ts';
import { eml } from '../support/mails.ts';
import { xls } from '../support/old-excel.ts';
import { msg } from '../support/outlook.ts';
import { lockedPaper, paper } from '../support/papers.ts';
import { checkWithQpdf } from '../support/pdf-tools.ts';
import { mp3, mp4, opus, wav } from '../support/recordings.ts';

interface Built {
  readonly fileName: string;
  readonly documents: number;
  readonly pages: number;
  readonly refused: readonly { readonly file: string; readonly error: FailureData }[];
  readonly passedOver: readonly string[];
  readonly findings: readonly Finding[];
}
type Files = Readonly<Record<string, Uint8Array | string>>;

const parent = temporaryFolder();
const papers = join(parent, 'papers');
const zip = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, is]) => [name, typeof is === 'string' ? strToU8(is) : is]),
    ),
  );
const odf = (kind: string, content: string) =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8(content),
  });
const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const docx = (body: string, more: Files = {}) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const HEAD = {
  From: 'Wages <w@nails.example>',
  To: 'Ana <a@x.example>',
  Date: 'Mon, 3 Nov 2025 10:00:00 +0000',
};
const CHAT = [
  '02/11/2025, 08:12 - Ana: Where is my passport? Word-chat',
  '02/11/2025, 08:13 - Nelu: IMG-1.jpg (file attached)',
  '02/11/2025, 08:14 - Nelu: PTT-2.opus (file attached)',
  '02/11/2025, 08:15 - Nelu: VID-3.mp4 (file attached)',
].join('\n');

/** What a file that goes in says on its pages, by its name. */
const WORDS = {
  'thread.eml': 'Word-thread',
  'outlook.msg': 'Word-msg',
  'statement.docx': 'Taken out by R A, 2025-11-10: March',
  'rota.odt': 'Word-odt',
  'letter.rtf': 'Word-rtf',
  'page.html': 'Word-html',
  'wages.xls': 'Word-xls',
  'wages.xlsx': 'Word-xlsx',
  'wages.ods': 'Word-ods',
  'western.csv': 'Zoë-western',
  'sixteen.csv': 'Zoë-sixteen',
  'sep.csv': 'Word-sep',
  'chat.zip': 'Word-chat',
  'nested.zip': 'inner.zip',
  'up.zip': 'Word-up',
  'paper.pdf': 'Word-paper',
} as const;

async function good(): Promise<Files> {
  const svg = Buffer.from('<svg width="300" height="200"><circle cx="90" cy="90" r="60" fill="red"/></svg>');
  const photo = sharp({ create: { width: 300, height: 200, channels: 3, background: '#89a' } });
  const room = await photo
    .composite([{ input: svg }])
    .png()
    .toBuffer();
  const as = (kind: 'webp' | 'gif' | 'avif' | 'jpeg') => sharp(room).toFormat(kind).toBuffer();
  const inner = eml(
    { ...HEAD, 'Message-ID': '<b@x>', Subject: 'Rota' },
    { text: 'x', attached: [{ name: 'deep.csv', type: 'text/csv', bytes: 'Day,Hours\nMon,Word-deep\n' }] },
  );
  const comment = `<w:comments><w:comment w:id="0" w:author="Counsel">${p('Ask her again')}</w:comment></w:comments>`;
  const change =
    '<w:p><w:del w:author="R A" w:date="2025-11-10T10:00:00Z"><w:r><w:delText>March</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r></w:p>';
  return {
    'thread.eml': eml(
      { ...HEAD, 'Message-ID': '<a@x>', Subject: 'Fw: Rota' },
      { text: 'Word-thread', attached: [{ name: 'rota.eml', type: 'message/rfc822', bytes: inner }] },
    ),
    'outlook.msg': msg({ subject: 's', body: 'Word-msg', from: ['B', 'b@x'], to: ['A', 'a@x'] }),
    'statement.docx': docx(change, { 'word/comments.xml': comment }),
    'old.doc': Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
    'rota.odt': odf('text', '<office:text><text:p>Word-odt</text:p></office:text>'),
    'letter.rtf': '{\\rtf1\\ansi Word-rtf\\par}',
    'page.html': '<!DOCTYPE html><p>Word-html<script>alert(1)</script>',
    'wages.xls': xls([
      {
        name: 'W',
        rows: [
          ['Worker', 'Net'],
          ['Word-xls', 4],
        ],
      },
    ]),
    'wages.xlsx': await writeXlsx({
      sheets: [
        { name: 'W', rows: [['Worker'], ['Word-xlsx']] },
        { name: 'Debts', hidden: true, rows: [['Ana', 4000]] },
      ],
    }),
    'wages.ods': odf(
      'spreadsheet',
      '<table:table table:name="W"><table:table-row><table:table-cell><text:p>Word-ods</text:p></table:table-cell></table:table-row></table:table>',
    ),
    'western.csv': Buffer.from('Name;Paid\r\nZo\u00eb-western;\u00a31\r\n', 'latin1'),
    'sixteen.csv': Buffer.from('\uFEFFName\tPaid\r\nZoë-sixteen\t£1\r\n', 'utf16le'),
    'sep.csv': 'sep=;\r\nName;Paid\r\nWord-sep;1,5\r\n',
    'room.webp': await as('webp'),
    'room.gif': await as('gif'),
    'room.avif': await as('avif'),
    'phone.heic': HEIC,
    'chat.txt': CHAT.replaceAll('2025', '2024'),
    'chat.zip': zip({ 'chat.txt': CHAT, 'IMG-1.jpg': await as('jpeg'), 'PTT-2.opus': opus(47) }),
    'call.mp3': mp3(383),
    'memo.m4a': mp4(134, { brand: 'M4A ', handler: 'soun' }),
    'note.wav': wav(3),
    'film.mp4': mp4(60),
    'film.mov': mp4(8, { brand: 'qt  ' }),
    'nested.zip': zip({ 'inner.zip': zip({ 'deep.txt': 'Word-nested' }) }),
    'up.zip': zip({ '../../../etc/up.txt': 'Word-up' }),
    'paper.pdf': await paper('Word-paper'),
  };
}

async function bad(): Promise<Readonly<Record<string, readonly [Uint8Array | string, FailureData['code']]>>> {
  const far = { name: 'x', rows: [], cells: new Map([['30000,0', { value: 'x', type: 'string' as const }]]) };
  const locked = Buffer.from(zip({ 'a.txt': 'x' }));
  locked[6] = 1;
  const large = Buffer.from('BM'.padEnd(54, '\0'), 'latin1');
  large.writeUInt32LE(54, 10);
  large.writeUInt32LE(40, 14);
  large.writeInt32LE(60_000, 18);
  large.writeInt32LE(60_000, 22);
  large.writeUInt16LE(1, 26);
  large.writeUInt16LE(24, 28);
  const many = Array.from({ length: 2001 }, (_, i) => [`${i}.txt`, 'x'] as const);
  return {
    'cut.msg': [
      msg({ subject: 's', body: 'b', from: ['a', 'a@b'], to: ['c', 'c@d'] }).subarray(0, 1600),
      'damaged-file',
    ],
    'huge.eml': [
      eml({ ...HEAD, 'Message-ID': '<h@x>', Subject: 'x' }, { text: 'line of it\n'.repeat(600_000) }),
      'too-large',
    ],
    'cut.docx': [docx(p('x'.repeat(900))).subarray(0, 90), 'damaged-file'],
    'swells.docx': [docx(p('a'.repeat(30_000_000))), 'too-large'],
    'cut.rtf': ['{\\rtf1 I came in {\\b March', 'damaged-file'],
    'nothing.html': ['<html><script>1</script></html>', 'empty-file'],
    'far.xlsx': [await writeXlsx({ sheets: [far] }), 'too-large'],
    'huge.csv': [`a,b\n${'1,2\n'.repeat(40_000)}`, 'too-large'],
    'cut.heic': [HEIC.subarray(0, 300), 'damaged-file'],
    'large.bmp': [large, 'too-large'],
    'drawing.svg': ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'unsupported-type'],
    'shortcut.lnk': [
      Buffer.from('4c0000000114020000000000c000000000000046'.padEnd(160, '0'), 'hex'),
      'unsupported-type',
    ],
    'bomb.zip': [zip({ 'a.txt': new Uint8Array(60_000_000) }), 'too-large'],
    'many.zip': [zip(Object.fromEntries(many)), 'too-large'],
    'locked.zip': [locked, 'unsupported-type'],
    'locked.pdf': [await lockedPaper('x', 'pw'), 'password-needed'],
    'empty.txt': ['', 'empty-file'],
  };
}

let offered: Awaited<ReturnType<typeof bad>>;
let count = 0;
beforeAll(async () => {
  offered = await bad();
  const brought = await good();
  const refused = Object.entries(offered).map(([name, [bytes]]) => [name, bytes] as const);
  const drafts = Object.entries(brought).filter(([name]) => /^(statement|wages\.xlsx)/.test(name));
  const folders = { papers: [...Object.entries(brought), ...refused], few: [...drafts, ...refused] };
  for (const [folder, files] of Object.entries(folders)) {
    mkdirSync(join(parent, folder));
    for (const [name, bytes] of files) writeFileSync(join(parent, folder, name), bytes);
  }
  count = folders.papers.length;
  for (const folder of ['papers', 'few']) symlinkSync('/etc/passwd', join(parent, folder, 'link.txt'));
});

it('goes into one bundle or is refused, each for its reason, and what a court would see is said', async () => {
  const out = join(parent, 'out');
  const { code, json } = await asJson<Built>([
    'bundle',
    'from-folder',
    papers,
    '--out',
    out,
    '--without-refused',
  ]);
  expect(code).toBe(5);
  expect(Object.fromEntries(json.refused.map(({ file, error }) => [file, error.code]))).toEqual(
    Object.fromEntries(Object.entries(offered).map(([name, [, why]]) => [name, why])),
  );
  // What came inside others besides: two of a mail in a mail, two of a chat, two of a ZIP in a ZIP, one that led up.
  expect(json.documents).toBe(count - json.refused.length + 7);
  expect(json.passedOver).toEqual(['link.txt']);
  const file = join(out, json.fileName);
  checkWithQpdf(readFileSync(file));
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { maxBuffer: 1e8 }).toString();
  for (const words of [...Object.values(WORDS), 'Word-deep', 'Word-nested']) expect(text).toContain(words);
  expect(text).not.toMatch(/root:x:|alert\(1\)/);
  const drawn = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).split('\n').slice(2);
  expect(drawn.filter((line) => line.trim() !== '').length).toBeGreaterThanOrEqual(5);
  const bag = readdirSync(out).find((name) => name.endsWith('-bag')) ?? '';
  // Six recordings, and the one that came with the chat.
  expect(readdirSync(join(out, bag, 'data/recordings'))).toHaveLength(6);
});

it('is told in sentences: no reason begins small, none speaks of the machinery, and a link is said to be one', async () => {
  const { stdout, stderr } = await testimony([
    'bundle',
    'from-folder',
    join(parent, 'few'),
    '--out',
    join(parent, 'again'),
    '--without-refused',
  ]);
  const refused = stdout.split('\n').filter((line) => line.startsWith('Left out: '));
  expect(refused).toHaveLength(Object.keys(offered).length);
  for (const line of refused) {
    expect(line).not.toMatch(/\. [a-z]/);
    expect(line).not.toMatch(/worker|holds no bytes/);
  }
  expect(stderr).toContain(
    'Passed over: link.txt. It is a link, and not the thing itself: add what it leads to.',
  );
  expect(stdout).toMatch(/“statement”, “wages”: with written comments, tracked changes or hidden parts/);
});
