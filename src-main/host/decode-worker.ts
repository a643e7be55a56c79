/** @file Worker: the only place where bytes from outside are parsed. Killed and replaced at will. */
import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { barePages } from '../bundle/pdf/bare-pages.ts';
import { brokenPictures } from '../bundle/pdf/broken-pictures.ts';
import { pageIdentities } from '../bundle/pdf/page-identities.ts';
import { PlainPictures } from '../bundle/pdf/plain-pictures.ts';
import { TriedPages } from '../bundle/tried-pages.ts';
import type { PageRead } from '../core/evidence/machine-read.ts';
import type { Proof } from '../core/redaction/proof.ts';
import { StruckWords } from '../core/redaction/struck-words.ts';
import { sha256, toHex } from '../crypto/digest.ts';
import { typesetFormAnswers } from '../documents/form-answers.ts';
import { typesetPlainText } from '../documents/plain-text.ts';
import type { Decoder, Intake, IntakeRequest, ProofRequest, SlipRequest } from '../evidence/decoder.ts';
import { intake, lookIntoFile, pageWords, renderPage, setSlip } from '../evidence/intake.ts';
import type { IntakeTools } from '../evidence/intake-tools.ts';
import { KnownPages } from '../evidence/known-pages.ts';
import { findInPages, pageText } from '../evidence/page-text.ts';
import { startAhead } from '../evidence/pdfium-engine.ts';
import type { RedactionRequest } from '../evidence/redaction/apply-marks.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { Moved, serveWorker } from './worker-server.ts';

/** Working copies carry no time of their own: the same file always gives the same copy. */
const NO_PARTICULAR_TIME = '2000-01-01T00:00:00Z';

type ReadRequest = Parameters<Decoder['readPictures']>[0];

let sheet: Uint8Array | undefined;
let isKept = false;

function numberSheet(): Uint8Array {
  sheet ??= readFileSync(join(findResources().folder, 'fonts', 'page-numbers.pdf'));
  return sheet;
}

const tried = new TriedPages(numberSheet);

const tools: IntakeTools = {
  tryAssembly: (pdf) => tried.examine(pdf),
  barePages,
  brokenPictures,
  plainPictures: PlainPictures.of,
  seenBefore: { pages: new KnownPages(), identities: pageIdentities },
  formAnswers: (answers) => typesetFormAnswers(findResources().folder, answers, NO_PARTICULAR_TIME),
  // With it comes what checks its words, which most files have no need of.
  rendered: async (rendering) => {
    const { typesetRendering } = await import('../documents/rendered.ts');
    return typesetRendering(findResources().folder, rendering, NO_PARTICULAR_TIME);
  },
  laidOut: async (document) => {
    const { typesetLaidOut } = await import('../documents/laid-out.ts');
    return typesetLaidOut(findResources().folder, document, NO_PARTICULAR_TIME);
  },
  sha256: (bytes) => toHex(sha256(bytes)),
  plainText: (text: string) =>
    typesetPlainText(findResources().folder, { title: '', text, createdAt: NO_PARTICULAR_TIME }),
};

/** The proof reads with our own reader of PDF, and takes nothing from what struck the words out but how to unpack a picture. */
const proveWith =
  (as: ProofRequest['as']) =>
  async (copy: Uint8Array, marks: ProofRequest['marks'], words: StruckWords): Promise<Proof> => {
    const { prove } = await import('../bundle/redaction/prove.ts');
    const { pixelsOf } = await import('../evidence/redaction/pages-to-mark.ts');
    return await prove(copy, { marks, words, as, pixelsOf });
  };

serveWorker({
  begin: startAhead,
  intake: async (request: IntakeRequest, { report }) => {
    const moved = inMovedBytes(await intake(request, tools, report));
    letGo(request.bytes);
    keepWhatWasCompiled();
    return moved;
  },
  lookInto: ({ size, fileName }: { size: number; fileName: string }, { ask }) =>
    lookIntoFile(
      { size, read: async (from, most) => (await ask('part', { from, most })) as Uint8Array },
      fileName,
    ),
  setSlip: async (request: SlipRequest) => inMovedBytes(await setSlip(request, tools)),
  picturePages: async (args: { pdf: Uint8Array; pages: readonly number[] }) => {
    const { picturedCopy } = await import('../evidence/pdf/pictured-copy.ts');
    const copy = plain(await picturedCopy(args.pdf, args.pages, tools));
    return new Moved(copy, [copy.buffer]);
  },
  readPictures: async (args: ReadRequest, { ask }) => {
    const { readPictures } = await import('../evidence/reading/read-pictures.ts');
    await readPictures(args.pdf, args.pages, args.languages, async (page) => void (await ask('read', page)));
  },
  layWords: async (args: { pdf: Uint8Array; pages: readonly PageRead[] }) => {
    const { searchableCopy } = await import('../evidence/reading/searchable-copy.ts');
    const { copy, words } = await searchableCopy(args.pdf, args.pages, tools);
    const moved = plain(copy);
    return new Moved({ copy: moved, words }, [moved.buffer]);
  },
  pagesToMark: async (args: { pdf: Uint8Array }) => {
    const { pagesToMark } = await import('../evidence/redaction/pages-to-mark.ts');
    return await pagesToMark(args.pdf);
  },
  redact: async (request: RedactionRequest) => {
    const { redactedCopy } = await import('../evidence/redaction/apply-marks.ts');
    const search = proveWith('paper');
    const made = await redactedCopy(request, (copy, words) => search(copy, [], words));
    const copy = plain(made.copy);
    return new Moved({ ...made, copy }, [copy.buffer]);
  },
  proveGone: ({ pdf, marks, terms, as }: ProofRequest) => proveWith(as)(pdf, marks, new StruckWords(terms)),
  pageWords: (args: { pdf: Uint8Array }) => pageWords(args.pdf),
  pageText: (args: { pdf: Uint8Array; page: number }) => pageText(args.pdf, args.page),
  findInPages: (args: { pdf: Uint8Array; search: string }) => findInPages(args.pdf, args.search),
  renderPage: async (args: { pdf: Uint8Array; page: number; width: number }) => {
    const png = plain(await renderPage(args.pdf, args.page, args.width));
    return new Moved(png, [png.buffer]);
  },
});

function inMovedBytes(result: Intake): Moved {
  const workingCopy = result.workingCopy === null ? null : plain(result.workingCopy);
  const thumbnail = result.thumbnail === null ? null : plain(result.thumbnail);
  return new Moved(
    { ...result, workingCopy, thumbnail },
    [workingCopy, thumbnail].flatMap((b) => b?.buffer ?? []),
  );
}

/** Once, after the first file: a worker is ended by a kill, which leaves no time for it. */
function keepWhatWasCompiled(): void {
  if (isKept) return;
  isKept = true;
  setImmediate(flushCompileCache);
}

/** Now: the collector goes through everything when some files have gathered, to find that they can go. */
function letGo({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Bytes in a buffer of their own that may be moved: those of the picture library may not. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
