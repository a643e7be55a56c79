/** @file Pages put in as pictures of what PDFium shows of them, where nothing else is sure to look the same. */
import { type PDFDocument, PDFName } from 'pdf-lib';
import { pictureWidth } from '../../core/evidence/pictured-pages.ts';
import type { PdfiumDocument, RenderedPage } from '../pdfium.ts';
import { unitOf } from './annotations.ts';

/**
 * Replaces what the pages (0-based) hold. Their size as shown stays; their words can no longer be searched. `paint` changes the
 * pixels of one before they are kept.
 */
export async function asPictures(
  document: PDFDocument,
  shown: PdfiumDocument,
  pages: readonly number[],
  paint: (index: number, drawn: RenderedPage) => void = () => undefined,
): Promise<void> {
  const { sharp } = await import('../picture/library.ts');
  for (const index of pages) {
    const page = document.getPage(index);
    const { width, height } = shown.sizeOf(index);
    // PDFium counts in the page's own units.
    const unit = unitOf(page);
    const across = pictureWidth({ width: width * unit, height: height * unit });
    const drawn = shown.render(index, across);
    paint(index, drawn);
    const { rgba, ...size } = drawn;
    const picture = await sharp(rgba, { raw: { ...size, channels: 4 } })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer();
    for (const key of [
      'CropBox',
      'TrimBox',
      'BleedBox',
      'ArtBox',
      'Contents',
      'Annots',
      'Group',
      // What editors keep of the page beside what it shows.
      'Thumb',
      'PieceInfo',
      'Metadata',
      'StructParents',
    ]) {
      page.node.delete(PDFName.of(key));
    }
    const image = await document.embedJpg(picture);
    await image.embed();
    const { context } = document;
    page.node.set(PDFName.of('Resources'), context.obj({ XObject: { P: image.ref } }));
    page.node.set(PDFName.of('MediaBox'), context.obj([0, 0, width, height]));
    page.node.set(PDFName.of('CropBox'), context.obj([0, 0, width, height]));
    page.node.set(PDFName.of('Rotate'), context.obj(0));
    const contents = context.stream(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`);
    page.node.set(PDFName.of('Contents'), context.register(contents));
  }
}
