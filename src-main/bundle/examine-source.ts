/**
 * @file Tries a working copy out: reads and carries over every page exactly as a build will, keeping nothing.
 * What passes here will not stop a build later.
 */
import { TestimonyError } from '../core/errors/errors.ts';
import { nowhere } from './assemble/byte-sink.ts';
import { Layers } from './assemble/layers.ts';
import { ObjectWriter } from './assemble/object-writer.ts';
import { SourcePages } from './assemble/source-pages.ts';
import { placeAboveStrip } from './placement.ts';

/**
 * Returns the number of pages. Throws damaged-file (`detail` says what does not follow the standard),
 * password-needed, too-many-pages, too-large. The reader is strict on purpose and repairs nothing: write a
 * refused file anew with PDFium, and try again.
 */
export async function examineSource(bytes: Uint8Array): Promise<number> {
  try {
    const source = SourcePages.open(bytes, new ObjectWriter(nowhere));
    for (const page of source.pages) await source.carry(page, placeAboveStrip(page.geometry).visible);
    new Layers().add(source.reader, source.copier);
    return source.pages.length;
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw new TestimonyError('damaged-file', { detail: 'nested too deep', cause: thrown });
  }
}
