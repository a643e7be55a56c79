/** Words that bars, lines and strips side by side hide, ways of mixing colours, fonts that draw nothing, and letters that are read as others. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HiddenKind } from '../../../src-main/core/evidence/hidden-words.ts';
import { testimony } from '../../support/cli.ts';
import { takeIn } from '../../support/intake.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';

const SECRET = 'Safehouse 12 Elm Road';
const OPEN = words('Seen by everybody', 72, 700);
const secret = words(SECRET, 72, 400);
const BOX = '60 390 300 40 re f';

const picture = (pdf: RawPdf, grey: number) =>
  pdf.add({
    dict: '/Type /XObject /Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
    data: deflateSync(Buffer.alloc(1600, grey)),
  });

const page = (
  contents: string,
  more: { objects?: (pdf: RawPdf) => void; resources?: string; entries?: string; catalog?: string } = {},
) =>
  rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} ${more.resources ?? ''}>>`,
    pages: [{ contents: `${OPEN} ${contents}`, entries: more.entries ?? '' }],
    ...(more.objects === undefined ? {} : { objects: more.objects }),
    ...(more.catalog === undefined ? {} : { catalog: more.catalog }),
  });

/** A font of drawings (ISO 32000-2, 9.6.4) in which every letter is drawn by nothing. */
const blankLetters = (pdf: RawPdf) => {
  pdf.add({ dict: '', data: '600 0 d0' });
  const names = [...'Safehous'].map((letter) => `/${letter} 3 0 R`).join(' ');
  const codes = Array.from({ length: 59 }, () => '600').join(' ');
  const encoded = [...'Safehous'].map((letter) => `${letter.charCodeAt(0)} /${letter}`).join(' ');
  pdf.add(
    `<</Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <<${names}>> /Encoding <</Type /Encoding /Differences [${encoded}]>> /FirstChar 64 /LastChar 122 /Widths [${codes}] /Resources <<>>>>`,
  );
};
const PLANTS: readonly (readonly [string, HiddenKind, () => Uint8Array])[] = [
  ...(['Screen', 'Lighten', 'ColorDodge'] as const).map(
    (mode) =>
      [
        `letters that ${mode} leaves as white as the paper`,
        'invisible',
        () => page(`/M gs ${secret}`, { resources: `/ExtGState <</M <</BM /${mode}>>>>` }),
      ] as const,
  ),
  [
    'a box over them that lightens all to white',
    'covered',
    () => page(`${secret} /M gs 1 g ${BOX}`, { resources: '/ExtGState <</M <</BM /Screen>>>>' }),
  ],
  [
    'white letters that multiply with the paper',
    'colour-of-ground',
    () => page(`/M gs 1 g ${secret}`, { resources: '/ExtGState <</M <</BM /Multiply>>>>' }),
  ],
  [
    'a box of many thin bars',
    'covered',
    () =>
      page(
        `${secret} 0 g ${Array.from({ length: 27 }, (_, i) => `60 ${390 + i * 1.5} 300 1.5 re f`).join(' ')}`,
      ),
  ],
  [
    'many thin bars that stand',
    'covered',
    () =>
      page(
        `${secret} 0 g ${Array.from({ length: 200 }, (_, i) => `${60 + i * 1.5} 390 1.5 40 re f`).join(' ')}`,
      ),
  ],
  [
    'many thin lines',
    'covered',
    () =>
      page(
        `${secret} 0 G 1.9 w ${Array.from({ length: 27 }, (_, i) => `60 ${390 + i * 1.5} m 360 ${390 + i * 1.5} l S`).join(' ')}`,
      ),
  ],
  [
    'a thin pen that goes over them many times',
    'covered',
    () =>
      page(
        `${secret} 0 G 1.6 w ${Array.from({ length: 27 }, (_, i) => `${i % 2 === 0 ? 60 : 360} ${390 + i * 1.5} ${i === 0 ? 'm' : 'l'} ${i % 2 === 0 ? 360 : 60} ${390 + i * 1.5} l`).join(' ')} S`,
      ),
  ],
  [
    'a picture in thin strips over them',
    'covered',
    () =>
      page(
        `${secret} ${Array.from({ length: 27 }, (_, i) => `q 300 0 0 1.5 60 ${390 + i * 1.5} cm /I Do Q`).join(' ')}`,
        { objects: (pdf) => picture(pdf, 90), resources: '/XObject <</I 3 0 R>>' },
      ),
  ],
  [
    'letters whose drawings are empty',
    'invisible',
    () =>
      rawDocument({
        objects: blankLetters,
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA.replace(/>>$/, '/T 4 0 R>>')}>>`,
        pages: [{ contents: `${OPEN} BT /T 12 Tf 72 400 Td (Safehouse) Tj ET` }],
      }),
  ],
  [
    'blanks that stand for them',
    'invisible',
    () => page(`/Span <</ActualText (${SECRET})>> BDC ${words('       ', 72, 400)} EMC`),
  ],
  [
    'other words that are shown in their place',
    'other-than-shown',
    () => page(`/Span <</ActualText (${SECRET})>> BDC ${words('Nothing to see here', 72, 400)} EMC`),
  ],
  [
    'other words, as a list of the page says it by name, in a drawing',
    'other-than-shown',
    () =>
      page('/X Do', {
        objects: (pdf) =>
          pdf.add({
            dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${HELVETICA} /Properties <</P <</ActualText (${SECRET})>>>>>>`,
            data: `/Span /P BDC ${words('Nothing to', 72, 400)} ${words('see', 150, 400)} EMC`,
          }),
        resources: '/XObject <</X 3 0 R>>',
      }),
  ],
  [
    'a box over letters that are said to be what they are',
    'covered',
    () => page(`/Span <</ActualText (${SECRET})>> BDC ${secret} EMC 0 g ${BOX}`),
  ],
  [
    'a box over a part of what is said to be what it is',
    'covered',
    () =>
      page(
        `/Span <</ActualText (I live at ${SECRET})>> BDC ${words('I live at', 20, 400)} ${secret} EMC 0 g ${BOX}`,
      ),
  ],
];

const folder = temporaryFolder();

describe('words hidden by', () => {
  it.each(PLANTS)('%s are found at intake, and by the check in anybody’s file', async (_, kind, plant) => {
    const bytes = plant();
    const { hidden } = await takeIn(bytes);
    expect(hidden.map((one) => [one.page, one.kind])).toEqual([[1, kind]]);
    expect(hidden[0]?.words.replace(/\W/g, '')).toContain('Safehouse');
    const path = join(folder, 'subtle.pdf');
    writeFileSync(path, bytes);
    expect(await pagesFound(path)).toEqual([1]);
  });
});

/** Pages of the check's finding, by `bundle check`. */
async function pagesFound(path: string): Promise<readonly number[]> {
  const { stdout } = await testimony(['bundle', 'check', path, '--json']);
  const { findings } = JSON.parse(stdout) as { findings: { message: string; pages: number[] }[] };
  return findings.find(({ message }) => message.startsWith('Words that nobody sees'))?.pages ?? [];
}

describe('nothing is found where everything can be seen', () => {
  it.each([
    [
      'a table of thin rules, and lines under and through words',
      page(
        `${secret} 0 g ${Array.from({ length: 10 }, (_, i) => `60 ${360 + i * 12} 300 0.5 re f`).join(' ')} 60 405 300 1 re f`,
      ),
    ],
    [
      'shading of thin lines behind and before words',
      page(
        `0.5 G 0.4 w ${Array.from({ length: 30 }, (_, i) => `60 ${390 + i * 1.5} m 360 ${390 + i * 1.5} l S`).join(' ')} 0 g ${secret}`,
      ),
    ],
    [
      'a word that stands for another as a dictionary would say it',
      page(`/Span <</ActualText (Safehouse)>> BDC ${words('Safe-house', 72, 400)} EMC`),
    ],
    [
      'small capitals, in pieces, one of them a blank',
      page(
        `/Span <</ActualText (${SECRET.toLowerCase()})>> BDC ${words(' ', 60, 400)} ${words('SAFE', 72, 400)} ${words('HOUSE', 120, 400)} ${words('12 ELM ROAD', 180, 400)} EMC`,
      ),
    ],
    [
      'a word that is parted at the end of a line, and said where it begins',
      page(`/Span <</ActualText (Safehouse)>> BDC ${words('Safe-', 72, 400)} EMC ${words('house', 72, 385)}`),
    ],
  ])('%s', async (_, pdf) => {
    expect((await takeIn(pdf)).hidden).toEqual([]);
  });

  it('and what is said on one page is still said on the next, which a search of the evidence finds', async () => {
    const said = rawDocument({
      inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /Properties <</P <</ActualText (Safehouse)>>>>>>`,
      pages: ['SAFE HOUSE', 'Safe-house'].map((shown) => ({
        contents: `${OPEN} /Span /P BDC ${words(shown, 72, 400)} EMC`,
      })),
    });
    const { hidden, words: found } = await takeIn(said);
    expect(hidden).toEqual([]);
    expect(found?.map((page) => page.includes('Safehouse'))).toEqual([true, true]);
  });
});
