/**
 * Threat: what a document carries beside its pages — who wrote it, on which machine, earlier versions, attached
 * files, scripts — goes to the other side inside the bundle. Mitigation: only what draws a page is carried over,
 * by a list of what draws, and drawings lose what editors hide in them.
 */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { bundleOf } from '../support/bundles.ts';
import { checkWithQpdf, textOf } from '../support/pdf-tools.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../support/raw-pdf.ts';

/** Everything a document of the worst kind hides; each a word to look for. */
const SECRETS = {
  author: 'Author-Of-The-Original',
  machine: 'C:/Users/amina/safehouse.docx',
  xmp: 'xmp-history-of-edits',
  editor: 'private-data-of-an-editor',
  formEditor: 'private-data-of-a-drawing',
  imageXmp: 'camera-and-place',
  attachment: 'attached-spreadsheet',
  script: 'app-alert-script',
  annotation: 'reviewers-aside',
  field: 'answer-left-in-a-field',
  outline: 'bookmark-of-the-original',
  structure: 'alternate-text-in-the-structure',
  orphan: 'an-object-no-page-reaches',
  otherPage: 'drawn-only-by-a-page-that-was-deleted',
  font: 'font-made-on-this-computer',
};

function secretive(): Uint8Array {
  return rawDocument({
    catalog: `/Metadata 3 0 R /OpenAction <</S /JavaScript /JS (${SECRETS.script})>> /Names <</EmbeddedFiles <</Names [(x) <</Type /Filespec /F (${SECRETS.attachment})>>]>>>>
      /AcroForm <</Fields [<</T (f) /V (${SECRETS.field})>>]>> /Outlines <</First <</Title (${SECRETS.outline})>>>> /StructTreeRoot <</Type /StructTreeRoot /K <</Alt (${SECRETS.structure})>>>>`,
    objects: (pdf: RawPdf) => {
      pdf.add({
        dict: '/Type /Metadata /Subtype /XML',
        data: `<x>${SECRETS.xmp} ${SECRETS.author} ${SECRETS.machine}</x>`,
      });
      pdf.add({ dict: `/Type /Metadata /Subtype /XML`, data: SECRETS.imageXmp });
      pdf.add({
        dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${HELVETICA}>> /StructParents 7 /LastModified (D:2020)
          /PieceInfo <</App <</Private (${SECRETS.formEditor})>>>> /Metadata 4 0 R /AF [<</Type /Filespec /F (${SECRETS.attachment})>>]`,
        data: words('drawn', 72, 300),
      });
      pdf.add({
        dict: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Metadata 4 0 R',
        data: '\x80',
      });
      pdf.add(`(${SECRETS.orphan})`);
      pdf.add({ dict: '', data: words(SECRETS.otherPage) });
      pdf.add(`<</Type /Page /Parent 2 0 R /Contents 8 0 R>>`);
    },
    pages: [
      {
        contents: `${words('seen')} /X Do q 9 0 0 9 9 9 cm /I Do Q`,
        entries: `/Resources <</Font ${HELVETICA} /XObject <</X 5 0 R /I 6 0 R>> /Properties <</P <</Type /Page /Secret 9 0 R>> /Q 9 0 R>> /Lost 9 0 R>>
          /PieceInfo <</App <</Private (${SECRETS.editor})>>>> /Metadata 3 0 R /AA <</O <</S /JavaScript /JS (${SECRETS.script})>>>>
          /Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${SECRETS.annotation}) /T (${SECRETS.author})>>]`,
      },
    ],
  });
}

test('nothing but what draws the page comes along', async () => {
  const { bytes, path } = await bundleOf(secretive());
  const open = execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1 << 28 });
  for (const [what, secret] of Object.entries(SECRETS)) {
    expect([what, open.includes(secret), Buffer.from(bytes).includes(secret)]).toEqual([what, false, false]);
  }
  for (const key of [
    'PieceInfo',
    'Metadata',
    'LastModified',
    'StructParents',
    'JavaScript',
    'EmbeddedFile',
    'AcroForm',
    '/AA',
    '/AF',
  ]) {
    expect([key, open.includes(key)]).toEqual([key, false]);
  }
  expect(textOf(bytes, 3)).toMatch(/seen[\s\S]*drawn/);
  expect(execFileSync('qpdf', ['--list-attachments', path], { encoding: 'utf8' })).toContain(
    'no embedded files',
  );
  checkWithQpdf(bytes);
});

test('a font that is called like a hidden entry is still a font', async () => {
  const font = '<</Type /Font/Subtype /Type1/BaseFont /Helvetica>>';
  const source = rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font <</Metadata ${font} /AF ${font} /F#20x ${font}>>>>`,
    pages: [
      {
        contents:
          'BT /Metadata 18 Tf 72 400 Td (first) Tj /AF 18 Tf 0 40 Td (second) Tj /F#20x 18 Tf 0 40 Td (third) Tj ET',
      },
    ],
  });
  const { bytes } = await bundleOf(source);
  for (const word of ['first', 'second', 'third']) expect(textOf(bytes, 3)).toContain(word);
});

test('one file, saved once: no earlier version lies behind it', async () => {
  const { bytes } = await bundleOf(rawDocument({ pages: [{ contents: words('x') }] }));
  expect(Buffer.from(bytes).toString('latin1').match(/%%EOF/g)).toHaveLength(1);
});
