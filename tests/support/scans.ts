/** @file Scans of papers, made here: pages that are a picture and nothing else. */
import { degrees, PDFDocument } from 'pdf-lib';
import { paper } from './papers.ts';
import { decoder } from './workers.ts';

/** About 150 dots an inch. */
const DOTS_ACROSS = 1240;
/** Of the paper, from its top left: smaller sheets are read sooner. Dots. */
const SHEET = { left: 0, top: 0, width: 840, height: 500 };

export interface Scan {
  readonly text: string;
  /** How the sheet lay on the glass: quarters clockwise. */
  readonly lies?: 0 | 1 | 2 | 3;
  /** The whole A4 sheet. */
  readonly whole?: true;
  /** As the page's own entry says; it is shown turned by that. */
  readonly rotate?: 0 | 90 | 180 | 270;
}

/** A PDF of scanned sheets, one for each. */
export async function scanned(sheets: readonly Scan[]): Promise<Uint8Array> {
  const { sharp } = await import('../../src-main/evidence/picture/library.ts');
  const pdf = await PDFDocument.create();
  for (const { text, lies = 0, rotate = 0, whole } of sheets) {
    const png = await decoder.renderPage(await paper(text), 1, DOTS_ACROSS, new AbortController().signal);
    const picture = sharp(whole ? png : await sharp(png).extract(SHEET).png().toBuffer())
      .rotate(lies * 90)
      .jpeg({ quality: 70 });
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    const size = { width: (info.width * 595.28) / DOTS_ACROSS, height: (info.height * 595.28) / DOTS_ACROSS };
    const page = pdf.addPage([size.width, size.height]);
    page.drawImage(await pdf.embedJpg(data), { x: 0, y: 0, ...size });
    page.setRotation(degrees(rotate));
  }
  return pdf.save();
}
