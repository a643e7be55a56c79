/**
 * @file Assembles a bundle as a stream: one source is open at a time, and what is written is let go. Memory
 * depends on the largest document, not on the bundle.
 */

import type { Progress } from '../../contract/ports.ts';
import {
  linkTargets,
  outlineEntries,
  printedNumber,
  turnOfPage,
  withOwnBookmarks,
} from '../../core/bundles/map-pages.ts';
import type { MappedDocument, OutlineEntry } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { oneLine } from '../../core/text/one-line.ts';
import { MARK_BOTTOM, MARK_LEFT } from '../a4.ts';
import type { DataDigest } from '../pdf/graph-digest.ts';
import { dict } from '../pdf/values.ts';
import { numberText } from '../pdf/write-value.ts';
import { type Placement, placeAboveStrip, placeFrontMatter, transformBox } from '../placement.ts';
import type { BroughtAlong, BundlePlan } from '../writer.ts';
import { boxText, linkText, noteText, OwnLinks } from './annotations.ts';
import type { ByteSink } from './byte-sink.ts';
import type { Written } from './copy-objects.ts';
import { catalogText, descriptionText } from './document-parts.ts';
import { Layers } from './layers.ts';
import { NumberFont } from './number-font.ts';
import { ObjectWriter, type PageTree, planPageTree } from './object-writer.ts';
import { writeOutline } from './outline.ts';
import { type CarriedIntents, OutputIntents } from './output-intents.ts';
import { BookmarkReader } from './own-bookmarks.ts';
import { OwnDestinations } from './own-destinations.ts';
import { DrawnBefore, Sheets, SourcePages } from './source-pages.ts';

/** What was to be placed on a page; the finished file is held against it. */
export interface PageProof {
  /** Hash of the drawing and all it needs, as read from the source. */
  readonly digest: string;
  readonly placement: Placement;
  /** The same of the exhibit mark in its margin; left out where none is printed. */
  readonly mark?: string;
  /** The same of what its source says of its colours; left out where it says nothing. */
  readonly colours?: string;
}

export interface Assembled {
  /** Of every page, in order. */
  readonly proofs: readonly PageProof[];
  /** Of the documents that brought anything, in order. */
  readonly broughtAlong: readonly BroughtAlong[];
}

export interface AssemblyParts {
  readonly sink: ByteSink;
  /** resources/fonts/page-numbers.pdf. */
  readonly numberSheet: Uint8Array;
  readonly source: (key: string) => Promise<Uint8Array>;
  /** The sources' bytes are needed afterwards; else each is let go once it is written. */
  readonly keepsSources?: true;
  /** How the proofs know a stream's bytes again; left out, by their SHA-256. */
  readonly ofData?: DataDigest;
  /** Called every few pages: lets messages in, and throws `cancelled` when that was one. */
  readonly pause: () => Promise<void>;
  readonly report: (progress: Progress) => void;
}

const PAUSE_EVERY = 20;
/** Names in every page's resources: the drawing, which comes first, and the font of the number. */
const DRAWING = 'D';
const FONT = 'N';
/** The exhibit mark. */
const MARK = 'M';

/**
 * Writes the bundle into the sink and returns what each page was to hold. Throws damaged-file with
 * the document's title as subject, check-failed when a source has other pages than the map says, and the
 * system's own errors.
 */
export async function assemble(plan: BundlePlan, parts: AssemblyParts): Promise<Assembled> {
  const assembly = await Assembly.begin(plan, parts);
  await assembly.frontMatter();
  const documents = plan.map.sections.flatMap((section) => section.documents);
  // The next source is fetched while this one is written: never more than two are in memory.
  let coming = sourceOf(parts, documents[0]);
  for (const [i, document] of documents.entries()) {
    const bytes = await coming;
    coming = sourceOf(parts, documents[i + 1]);
    parts.report({
      step: 'assembling',
      document: { index: i + 1, of: documents.length, title: document.title },
      page: { number: document.firstPage, of: plan.map.totalPages },
    });
    await assembly.sheetsUpTo(document.firstPage);
    await naming(document.title, () => assembly.document(document, bytes));
    if (!parts.keepsSources) letGo(bytes);
  }
  assembly.finish();
  const { proofs, broughtAlong } = assembly;
  return { proofs, broughtAlong };
}

class Assembly {
  readonly proofs: PageProof[] = [];
  readonly broughtAlong: BroughtAlong[] = [];
  readonly #plan: BundlePlan;
  readonly #parts: AssemblyParts;
  readonly #writer: ObjectWriter;
  readonly #font: NumberFont;
  readonly #layers = new Layers();
  /** By the documents: cover, index and sheets stand for themselves. */
  readonly #written: Written = new Map();
  readonly #drawn = new DrawnBefore();
  readonly #intents: OutputIntents;
  readonly #sheets: Sheets;
  readonly #catalog: number;
  readonly #description: number;
  readonly #firstPage: number;
  readonly #tree: PageTree;

  private constructor(plan: BundlePlan, parts: AssemblyParts, writer: ObjectWriter, font: NumberFont) {
    this.#plan = plan;
    this.#parts = parts;
    this.#writer = writer;
    this.#font = font;
    this.#intents = new OutputIntents(writer);
    this.#sheets = Sheets.open(plan, writer);
    this.#catalog = writer.reserve();
    this.#description = writer.reserve();
    this.#firstPage = writer.reserve(plan.map.totalPages);
    this.#tree = planPageTree(this.#firstPage, plan.map.totalPages, () => writer.reserve());
  }

  static async begin(plan: BundlePlan, parts: AssemblyParts): Promise<Assembly> {
    const writer = new ObjectWriter(parts.sink);
    return new Assembly(plan, parts, writer, await NumberFont.embed(parts.numberSheet, writer));
  }

  /** Cover and index, with a link for every row. */
  async frontMatter(): Promise<void> {
    const { map, frontMatter, indexRows } = this.#plan;
    const expected = map.coverPages + map.indexPages;
    if (expected === 0) return;
    const source = SourcePages.open(frontMatter, this.#writer);
    checkPages(source, expected, 'front matter');
    const targets = linkTargets(map);
    const titles = new Map(
      map.sections.flatMap((s) => [
        [`section:${s.letter}`, s.bookmark] as const,
        ...s.documents.map((d) => [d.key, d.bookmark] as const),
      ]),
    );
    for (const [i, page] of source.pages.entries()) {
      const placement = placeFrontMatter(page.geometry);
      const links = indexRows
        .filter((row) => row.page === i + 1)
        .map(({ key, rect }) => {
          const target = targets.get(key);
          if (target === undefined)
            throw new TestimonyError('check-failed', {
              found: [{ ...coded('index-row-unknown', { key }), rule: 'B10' }],
            });
          const area = {
            left: rect.x,
            bottom: rect.y,
            right: rect.x + rect.width,
            top: rect.y + rect.height,
          };
          return linkText(
            transformBox(area, placement.matrix),
            this.#objectOf(target),
            titles.get(key) ?? '',
          );
        });
      await this.#page(i + 1, source, i, placement, links);
    }
    this.#layers.add(source.reader, source.copier);
  }

  async document(document: MappedDocument, bytes: Uint8Array): Promise<void> {
    const source = SourcePages.open(bytes, this.#writer, {
      ofData: this.#parts.ofData,
      written: this.#written,
      drawn: this.#drawn,
    });
    checkPages(source, document.pageCount, document.title);
    const destinations = new OwnDestinations(source.reader, source.pages);
    const ownLinks = new OwnLinks(source.reader, destinations);
    const intents = this.#intents.of(source.reader, source.copier);
    const webLinks: { page: number; address: string }[] = [];
    const comments = this.#plan.comments?.filter((comment) => comment.key === document.key) ?? [];
    for (const [i, page] of source.pages.entries()) {
      const placement = placeAboveStrip(page.geometry, turnOfPage(document, i + 1));
      const links = ownLinks
        .on(page, placement.matrix)
        .map(({ area, target }) => linkText(area, this.#objectOf(document.firstPage + target), ''));
      const notes = comments
        .filter(({ page }) => Math.min(Math.max(page, 1), document.pageCount) === i + 1)
        .map(({ author, text }, n) => noteText(author, text, n, placement.page));
      const number = document.firstPage + i;
      for (const address of ownLinks.addressesOn(page)) webLinks.push({ page: number, address });
      await this.#page(number, source, i, placement, [...links, ...notes], await intents.on(page));
      if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await this.#parts.pause();
    }
    this.#layers.add(source.reader, source.copier);
    this.#note(document, new BookmarkReader(source.reader, destinations), webLinks, intents.dropped);
    await this.#parts.pause();
  }

  /** The sheets that stand before page `next` and are not written yet. */
  async sheetsUpTo(next: number): Promise<void> {
    for (let number = this.proofs.length + 1; number < next; number++) {
      const { source, index, page } = this.#sheets.onPage(number);
      await this.#page(number, source, index, placeFrontMatter(page.geometry), []);
    }
  }

  #note(
    { key, firstPage }: MappedDocument,
    bookmarks: BookmarkReader,
    webLinks: BroughtAlong['webLinks'],
    coloursDropped: number,
  ): void {
    const { map, keepsBookmarks = [] } = this.#plan;
    const { kept, dropped } = bookmarks.read((own) => ({
      page: firstPage + own,
      number: printedNumber(map, firstPage + own),
    }));
    const stays = keepsBookmarks.includes(key);
    const contents = stays ? kept : [];
    const bookmarksDropped = dropped + (stays ? 0 : countOf(kept));
    if (contents.length > 0 || bookmarksDropped > 0 || webLinks.length > 0 || coloursDropped > 0)
      this.broughtAlong.push({ key, contents, bookmarksDropped, webLinks, coloursDropped });
  }

  /** Bookmarks, page tree, labels, description, table of objects. */
  finish(): void {
    const { map, title, createdAt } = this.#plan;
    const writer = this.#writer;
    const entries = outlineEntries(withOwnBookmarks(map, this.broughtAlong));
    const outline = writeOutline(writer, entries, (page) => this.#objectOf(page));
    for (const { number, text } of this.#tree.nodes) writer.object(number, text);
    writer.object(this.#description, descriptionText(title, createdAt));
    const pageTree = this.#tree.root;
    const layers = this.#layers.text();
    const intents = this.#intents.shared();
    writer.object(
      this.#catalog,
      catalogText({
        pageTree,
        firstPage: this.#firstPage,
        outline,
        numbering: map.numbering,
        layers,
        intents,
      }),
    );
    // From the contents alone: the same plan and sources give the same file.
    const id = () => {
      const half = `<${this.#parts.sink.digestSoFar().slice(0, 32)}>`;
      return `[${half}${half}]`;
    };
    writer.finish({ Root: `${this.#catalog} 0 R`, Info: `${this.#description} 0 R` }, id);
  }

  async #page(
    number: number,
    source: SourcePages,
    index: number,
    placement: Placement,
    annotations: readonly string[],
    intents: CarriedIntents | null = null,
  ): Promise<void> {
    const writer = this.#writer;
    const page = source.pages[index];
    if (page === undefined) throw new TestimonyError('internal', { detail: 'page missing' });
    const drawing = await source.carry(page, placement.visible);
    const mark = await this.#sheets.markOn(number);
    const { digest } = drawing;
    this.proofs.push({
      digest,
      placement,
      ...(mark === null ? {} : { mark: mark.digest }),
      ...(intents === null ? {} : { colours: intents.digest }),
    });

    const contents = writer.reserve();
    const matrix = placement.matrix.map((n) => numberText(Number(n.toPrecision(9)))).join(' ');
    const printed = this.#font.print(printedNumber(this.#plan.map, number), placement.page, FONT);
    const marked = mark === null ? '' : `q 1 0 0 1 ${MARK_LEFT} ${MARK_BOTTOM} cm /${MARK} Do Q\n`;
    const instructions = `q ${matrix} cm /${DRAWING} Do Q\n${marked}${printed}`;
    writer.stream(contents, dict({}), Buffer.from(instructions, 'latin1'));
    const forms = mark === null ? '' : `/${MARK} ${mark.object} 0 R`;
    const { width, height } = placement.page;
    const lines = [
      `<</Type /Page/Parent ${this.#tree.parents[number - 1]} 0 R`,
      `/MediaBox ${boxText({ left: 0, bottom: 0, right: width, top: height })}`,
      `/Resources <</XObject <</${DRAWING} ${drawing.object} 0 R${forms}>>/Font <</${FONT} ${this.#font.reference}>>>>`,
      `/Contents ${contents} 0 R`,
    ];
    if (drawing.group !== '') lines.push(`/Group ${drawing.group}`);
    if (intents !== null) lines.push(`/OutputIntents ${intents.object} 0 R`);
    if (annotations.length > 0) lines.push(`/Annots [${annotations.join('\n')}]`);
    writer.object(this.#objectOf(number), `${lines.join('\n')}>>`);
  }

  #objectOf(page: number): number {
    return this.#firstPage + page - 1;
  }
}

const countOf = (entries: readonly OutlineEntry[]): number =>
  entries.reduce((sum, { children }) => sum + 1 + countOf(children), 0);

function checkPages(source: SourcePages, expected: number, subject: string): void {
  if (source.pages.length === expected) return;
  const found = coded('page-count-differs', { found: source.pages.length, expected });
  throw new TestimonyError('check-failed', { subject, found: [found] });
}

function sourceOf(parts: AssemblyParts, document: MappedDocument | undefined): Promise<Uint8Array> {
  if (document === undefined) return Promise.resolve(new Uint8Array());
  const bytes = parts.source(document.key);
  // Awaited a document later; until then a failure is not unhandled.
  bytes.catch(() => undefined);
  return bytes;
}

/** Frees the memory of a source now; the collector would let several gather before it looks at any. */
function letGo({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Gives failures the document's title, and names endless nesting for what it is. */
async function naming(title: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const subject = oneLine(title);
    if (thrown instanceof RangeError && thrown.message.includes('call stack'))
      throw new TestimonyError('damaged-file', { subject, detail: 'nested too deep', cause: thrown });
    if (!(thrown instanceof TestimonyError) || thrown.subject !== undefined || thrown.code === 'cancelled')
      throw thrown;
    throw new TestimonyError(thrown.code, { ...thrown.toData(), subject });
  }
}
