/**
 * @file Intake of a PDF. A sound file with nothing lying on its pages is kept as it is, and is opened once by each reader;
 * what mends files and draws in what lies on their pages is loaded when the first such file comes.
 */
import type { Progress } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { PdfiumDocument } from '../pdfium.ts';
import type { OpenedPdf, PdfIntake } from './pdf-intake.ts';

/**
 * @file A table and a trailer for a PDF whose own are lost or cut off, and the header where it has none: every
 * object is found where it stands. ISO 32000-2, 7.5. What is between the objects is not touched.
 */

const HEADER = '%PDF-1.7\n';
/** Readers look for the header this far. ISO 32000-2, Annex I.2, implementation note. */
const HEADER_WITHIN = 1024;
const OBJECT = /(?<![\d.])(\d{1,7})\s{1,8}(\d{1,5})\s{1,8}obj\b/g;
const CATALOG = /\/Type\s*\/Catalog\b/;

/** Null when no catalogue can be found, and so no way to the pages; or where a key is needed, which the trailer told. */
function withNewFrame(bytes: Uint8Array): Uint8Array | null {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = given.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  // Places are counted from the header: what mail gateways write before it is left out.
  const text = header < 0 ? HEADER + given.toString('latin1') : given.toString('latin1', header);
  if (text.includes('/Encrypt')) return null;
  const objects = new Map<number, { readonly at: number; readonly generation: number }>();
  let root: number | null = null;
  for (const match of text.matchAll(OBJECT)) {
    const number = Number(match[1]);
    // A later object of the same number replaces the earlier one.
    objects.set(number, { at: match.index, generation: Number(match[2]) });
    const end = text.indexOf('endobj', match.index);
    if (CATALOG.test(text.slice(match.index, end < 0 ? undefined : end))) root = number;
  }
  if (root === null) return null;
  const size = Math.max(...objects.keys()) + 1;
  const sections = [...objects]
    .filter(([number]) => number > 0)
    .sort(([a], [b]) => a - b)
    .map(
      ([number, { at, generation }]) =>
        `${number} 1\n${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
    );
  const table = `\nxref\n0 1\n0000000000 65535 f \n${sections.join('')}`;
  const trailer = `trailer\n<</Size ${size} /Root ${root} ${objects.get(root)?.generation ?? 0} R>>\n`;
  return Buffer.from(`${text}${table}${trailer}startxref\n${text.length + 1}\n%%EOF\n`, 'latin1');
}

/** Throws password-needed, wrong-password, damaged-file, unsupported-type (XFA), too-many-pages. */
export async function takeInPdf(
  given: Uint8Array,
  password: string | undefined,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<PdfIntake> {
  const opened = await open(given, password);
  try {
    const pageCount = checkCount(opened.source);
    if (await isSound(opened, tools)) return asItCame(opened.source, pageCount);
    const { intakePdf } = await import('./intake-pdf.ts');
    return await intakePdf(opened, tools, report);
  } catch (thrown) {
    opened.source.close();
    throw thrown;
  }
}

/**
 * Every reader here finds the same pages in it, whole, nothing lies on them or hangs on the file that a person should
 * know of, and a bundle can be made of it.
 */
async function isSound({ source, bytes, reframed }: OpenedPdf, tools: IntakeTools): Promise<boolean> {
  const { engine, handle, pageCount } = source;
  if (reframed || engine.EPDF_IsEncrypted(handle)) return false;
  if (engine.FPDF_GetSignatureCount(handle) > 0 || engine.FPDFDoc_GetAttachmentCount(handle) > 0)
    return false;
  const pages = tools.barePages?.(bytes) ?? null;
  if (pages?.length !== pageCount) return false;
  if (!pages.every((number, i) => number === engine.EPDFDoc_GetPageObjectNumberByIndex(handle, i)))
    return false;
  try {
    return (await tools.tryAssembly(bytes)) === pageCount;
  } catch (thrown) {
    // The long way says what is wrong with it, or mends it.
    if (thrown instanceof TestimonyError) return false;
    throw thrown;
  }
}

function asItCame(source: PdfiumDocument, pageCount: number): PdfIntake {
  return {
    pageCount,
    source,
    workingCopy: null,
    workingSteps: ['as-received'],
    notes: [],
    comments: [],
    layersOff: false,
    units: [],
    marked: [],
  };
}

/** As it came; or where nothing finds its pages, with a new table of its objects. */
async function open(bytes: Uint8Array, password: string | undefined): Promise<OpenedPdf> {
  try {
    return { source: await PdfiumDocument.open(bytes, password), bytes, reframed: false };
  } catch (thrown) {
    const isDamaged = thrown instanceof TestimonyError && thrown.code === 'damaged-file';
    const framed = isDamaged ? withNewFrame(bytes) : null;
    if (framed === null) throw thrown;
    try {
      return { source: await PdfiumDocument.open(framed, password), bytes: framed, reframed: true };
    } catch {
      // What is wrong with the file itself is what people can use.
      throw thrown;
    }
  }
}

function checkCount({ pageCount }: PdfiumDocument): number {
  if (pageCount <= 0)
    throw new TestimonyError('damaged-file', { detail: 'it has no pages that can be found' });
  if (pageCount > INTAKE_LIMITS.pages) {
    throw new TestimonyError('too-many-pages', {
      detail: `${pageCount} pages; the most is ${INTAKE_LIMITS.pages}`,
    });
  }
  return pageCount;
}
