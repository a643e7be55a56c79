/**
 * @file Proves that the pages of a finished file hold what was read from the sources: the hash of everything a
 * page draws is made again from the file, and must be the same.
 */
import type { PageMap } from '../../core/bundles/page-map.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PageProof } from '../assemble/assemble.ts';
import { type DataDigest, GraphDigest } from '../pdf/graph-digest.ts';
import { isDict, PdfRef } from '../pdf/values.ts';
import type { Findings } from './findings.ts';
import type { WrittenObjects } from './written-objects.ts';

const PAUSE_EVERY = 50;

/** Throws damaged-file when an object cannot be read. */
export async function verifyContents(
  objects: WrittenObjects,
  map: PageMap,
  proofs: readonly PageProof[],
  findings: Findings,
  { pause, ofData }: { readonly pause: () => Promise<void>; readonly ofData?: DataDigest | undefined },
): Promise<void> {
  const pages = objects.pages();
  if (pages.length !== proofs.length) findings.add('B05', coded('pages-written-differ'));
  // Anew for each source, as when it was written; what is known of one can be let go, but for pages that come again.
  const starts = new Set([
    1,
    ...map.sections.flatMap((section) => section.documents.map((d) => d.firstPage)),
    ...(map.sheets ?? []).map((sheet) => sheet.page),
  ]);
  // The marks all come from one file.
  const marks = new GraphDigest(objects.object);
  const colours = new Map<number, string>();
  const known = new Map<number, string>();
  let digest = new GraphDigest(objects.object, ofData);
  for (const [i, page] of pages.slice(0, proofs.length).entries()) {
    if (starts.has(i + 1)) digest = new GraphDigest(objects.object, ofData);
    const [drawing, mark] = objects.drawingsOf(page);
    const before = drawing === undefined ? '' : known.get(drawing.number);
    const found = before ?? digest.of(objects.object(drawing?.number ?? 0));
    // In a circle, what is found depends on where it is entered.
    if (drawing !== undefined && !digest.metCircle) known.set(drawing.number, found);
    if (found !== proofs[i]?.digest) {
      findings.add('', coded('page-contents-differ'), i + 1);
    }
    const marked = mark === undefined ? undefined : marks.of(objects.object(mark.number));
    const said = coloursOf(objects, page, colours);
    if (said !== proofs[i]?.colours) findings.add('', coded('page-colours-differ'), i + 1);
    if (marked !== proofs[i]?.mark) findings.add('B48', coded('mark-differs'), i + 1);
    if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
  }
}

/** Hash of what a page says of the colours it was made for; undefined where it says nothing. `known`: by object. */
function coloursOf(objects: WrittenObjects, page: number, known: Map<number, string>): string | undefined {
  const dict = objects.object(page);
  const intents = isDict(dict) ? dict.get('OutputIntents') : undefined;
  if (!(intents instanceof PdfRef)) return undefined;
  const { number } = intents;
  const digest = known.get(number) ?? new GraphDigest(objects.object).of(objects.object(number));
  known.set(number, digest);
  return digest;
}
