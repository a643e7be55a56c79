/** @file PDFs with things lying on their pages, written object by object (raw-pdf.ts). */
import { HELVETICA, RawPdf, words } from './raw-pdf.ts';

/** A mark's own drawing: a form as large as `width` by `height`. */
export function drawing(pdf: RawPdf, width: number, height: number, data: string, extra = ''): number {
  return pdf.add({
    dict: `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources <</Font ${HELVETICA}>> ${extra}`,
    data,
  });
}

/**
 * One page that says "the page itself", with marks on it. `marks` is given the file and returns the
 * annotations' dictionaries without Type; `form` is given their object numbers.
 */
export function pageWith(
  marks: (pdf: RawPdf) => readonly string[],
  {
    page = '',
    tree = '/MediaBox [0 0 595 842]',
    contents = words('the page itself', 72, 600),
    catalog = '',
    form,
  }: {
    page?: string;
    tree?: string;
    contents?: string;
    catalog?: string;
    form?: (fields: readonly number[]) => string;
  } = {},
): Uint8Array<ArrayBuffer> {
  const pdf = new RawPdf();
  const [root, pages] = [pdf.reserve(), pdf.reserve()];
  const numbers = marks(pdf).map((mark) => pdf.add(`<</Type /Annot ${mark}>>`));
  const drawn = pdf.add({ dict: '', data: contents });
  const lying = numbers.map((number) => `${number} 0 R`).join(' ');
  const leaf = pdf.add(
    `<</Type /Page /Parent ${pages} 0 R /Contents ${drawn} 0 R /Annots [${lying}] ${page}>>`,
  );
  pdf.set(pages, `<</Type /Pages /Count 1 /Kids [${leaf} 0 R] /Resources <</Font ${HELVETICA}>> ${tree}>>`);
  const acroForm = form === undefined ? '' : `/AcroForm ${form(numbers)}`;
  pdf.set(root, `<</Type /Catalog /Pages ${pages} 0 R ${catalog} ${acroForm}>>`);
  return pdf.bytes();
}

/** A form's dictionary with Helvetica as its font. */
export const formWith =
  (extra = '') =>
  (fields: readonly number[]) =>
    `<</Fields [${fields.map((n) => `${n} 0 R`).join(' ')}] /DA (/Helv 12 Tf 0 g) /DR <</Font <</Helv <</Type /Font/Subtype /Type1/BaseFont /Helvetica>>>>>> ${extra}>>`;
