/** The same pages, written to their file in another way: the answer of intake is the same. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { picturedCopy } from '../../../src-main/evidence/pdf/pictured-copy.ts';
import { testimony } from '../../support/cli.ts';
import { bundled, drawn, picturesIn, takeIn, throughTool } from '../../support/intake.ts';
import { drawing, pageWith } from '../../support/marked-pdfs.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { tryAssembly } from '../../support/try-assembly.ts';
import { temporaryFolder } from '../../support/vault.ts';

const SECRET = 'Safehouse 12 Elm Road';
const OPEN = words('Seen by everybody', 72, 700);
const secret = words(SECRET, 72, 400, 11);
/** As high as a line of print. */
const BAR = '0 g 60 397 300 12 re f';

/** A4 pages of these contents, counted in units that are so many points. */
const inUnits = (unit: number, contents: readonly string[]) =>
  rawDocument({
    inherited: `/MediaBox [0 0 ${595 / unit} ${842 / unit}] /Resources <</Font ${HELVETICA}>>`,
    pages: contents.map((drawn) => ({
      contents: `q ${1 / unit} 0 0 ${1 / unit} 0 0 cm ${drawn} Q`,
      entries: `/UserUnit ${unit}`,
    })),
  });

const unused = (): never => {
  throw new Error('nothing is typeset here');
};
const TOOLS = {
  tryAssembly,
  formAnswers: unused,
  plainText: unused,
  rendered: unused,
  laidOut: unused,
  sha256: unused,
};

describe('a page that is counted in large units', () => {
  const CONTENTS = [
    `${OPEN} ${secret}`,
    `${OPEN} ${secret} ${BAR}`,
    `${OPEN} ${words(SECRET, 72, 400, 0.5)}`,
  ];
  const FOUND = [
    [2, 'covered'],
    [3, 'too-small'],
  ];

  it.each([1, 2, 10])('of %i points shows what it shows, and hides what it hides', async (unit) => {
    const bytes = inUnits(unit, CONTENTS);
    const { hidden, workingCopy } = await takeIn(bytes);
    expect(hidden.map(({ page, kind }) => [page, kind])).toEqual(FOUND);
    expect(workingCopy).toBeNull();
    const path = join(temporaryFolder(), 'units.pdf');
    writeFileSync(path, bytes);
    const { stdout } = await testimony(['bundle', 'check', path, '--json']);
    const { findings } = JSON.parse(stdout) as { findings: { message: string; pages: number[] }[] };
    const found = findings.find(({ message }) => message.startsWith('Words that nobody sees'));
    expect(found?.pages).toEqual([2, 3]);
  });

  it('is as fine and as large when it goes in as a picture', async () => {
    const made = [1, 10].map((unit) => picturedCopy(inUnits(unit, CONTENTS), [2], TOOLS));
    const [points, units] = (await Promise.all(made)).map((copy) => picturesIn(copy));
    expect(units?.[0]?.png.length).toBeGreaterThan((points?.[0]?.png.length ?? 0) * 0.9);
  });
});

describe('what is said in place of what is shown', () => {
  const HOUSE = 'Безопасный дом';
  const inHex = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');
  const page = (said: string, shown: string, objects?: (pdf: RawPdf) => void) =>
    rawDocument({
      inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA.replace(/>>$/, '/A 4 0 R>>')} /Properties <</P <</ActualText <${said}>>>>>>>`,
      pages: ['', ''].map(() => ({ contents: `${OPEN} /Span /P BDC ${shown} EMC` })),
      objects: objects ?? ((pdf) => [pdf.add('null'), pdf.add('null')]),
    });

  it('is found in any script, and still said on the next page', async () => {
    const { hidden, words: read } = await takeIn(page(inHex(HOUSE), words('Nothing to see here', 72, 400)));
    expect(hidden).toEqual([1, 2].map((on) => ({ page: on, kind: 'other-than-shown', words: HOUSE })));
    expect(read?.map((text) => text.includes(HOUSE))).toEqual([true, true]);
  });

  it('is the same in Arabic letters that are drawn alike', async () => {
    const letters = (pdf: RawPdf) => {
      const codes = ['<41> <06CC>', '<42> <0628>', '<43> <062D>'];
      const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${codes.length} beginbfchar ${codes.join(' ')} endbfchar endcmap end end`;
      pdf.add({ dict: '', data: map });
      pdf.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 3 0 R>>');
    };
    const said = page(inHex('حبيبي'), 'BT /A 18 Tf 72 400 Td (CBABA) Tj ET', letters);
    expect((await takeIn(said)).hidden).toEqual([]);
  });
});

describe('a page with nothing of its own, which says that nothing is packed', () => {
  it('shows what was drawn into it, in every reader', async () => {
    const blank = pageWith(
      (pdf) => [
        `/Subtype /Stamp /F 4 /Rect [60 190 360 230] /AP <</N ${drawing(pdf, 300, 40, '0 g 0 0 300 40 re f')} 0 R>>`,
      ],
      { contents: '' },
    );
    const written = throughTool('qpdf', ['--object-streams=disable', '$IN', '$OUT'], blank);
    expect(Buffer.from(written).toString('latin1')).toMatch(/\/Length 0 \/Filter \/FlateDecode/);
    for (const bytes of [blank, written]) {
      const seen = await drawn(bundled(await takeIn(bytes), bytes));
      expect(seen.dark(62, 614, 358, 650)).toBeGreaterThan(0.95);
    }
  });
});

describe('a file that another program writes anew', () => {
  const original = pageWith(
    (pdf) => [
      `/Subtype /Stamp /F 4 /Rect [60 190 360 230] /AP <</N ${drawing(pdf, 300, 40, words('Downstream', 10, 10))} 0 R>>`,
      '/Subtype /Text /F 4 /Rect [10 10 30 30] /Contents (Ask her first) /T (Ann)',
    ],
    { contents: `${OPEN} ${words('a stream of papers', 72, 600)} ${secret} ${BAR}` },
  );
  const answer = async (bytes: Uint8Array) => {
    const intake = await takeIn(bytes);
    const { pageCount, hidden, comments, notes } = intake;
    return { pageCount, hidden, comments, notes, text: flowOf(bundled(intake, bytes)).split(' ').toSorted() };
  };

  it.each([
    ['with its objects in the open', ['--qdf', '--object-streams=disable', '$IN', '$OUT']],
    ['with its objects packed', ['--object-streams=generate', '$IN', '$OUT']],
    ['to be read from the beginning', ['--linearize', '$IN', '$OUT']],
    ['locked, with no password to open it', ['--encrypt', '', 'owner', '256', '--', '$IN', '$OUT']],
    ['upside down', ['--rotate=+180', '$IN', '$OUT']],
  ])('%s', async (_, args) => {
    const { text, ...rest } = await answer(original);
    expect(rest.hidden.map(({ kind }) => kind)).toEqual(['covered']);
    expect(text).toContain('Downstream');
    expect(await answer(throughTool('qpdf', args, original))).toEqual({ ...rest, text });
  });
});
