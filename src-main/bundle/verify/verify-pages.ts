/**
 * @file Holds each page of a finished bundle against the map: its shape, its number, its drawing, its links and comments
 * (rules B10, B16). What does not agree is gathered, one finding for each thing that is wrong, with all the pages it is wrong
 * on.
 */

import { type Expected, printedNumber } from '../../core/bundles/map-pages.ts';
import type { MappedDocument, PageMap } from '../../core/bundles/page-map.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { type Box, isA4, markZone, numberZone } from '../a4.ts';
import type { PageProof } from '../assemble/assemble.ts';
import { transformBox } from '../placement.ts';
import type { VerifyFinding, VerifyPlan } from '../writer.ts';
import type { LinkFacts, PageFacts, ReadBack } from './read-back.ts';

/** Points by which the engine's single-precision numbers may differ. */
const NEAR = 0.75;

interface PageExpectations {
  readonly plan: VerifyPlan;
  /** What the assembler placed on each page; undefined for a file it did not just write. */
  readonly proofs: readonly PageProof[] | undefined;
  readonly expected: Expected;
}

/** Beyond this many, the pages of a finding say enough. */
const MOST_PAGES = 200;

type Gathered = Coded & { rule: string; pages: number[]; added?: true };

const begun = (rule: string, found: Coded): Gathered => ({ ...found, rule, pages: [] });

export class Findings {
  readonly #gathered = new Map<string, Gathered>();

  /** Notes what was found, on `page` (counting from 1) or for the whole file. */
  add(rule: string, found: Coded, page?: number): Gathered {
    const key = JSON.stringify([rule, found]);
    const gathered = this.#gathered.get(key) ?? begun(rule, found);
    if (page !== undefined && gathered.pages.length < MOST_PAGES) gathered.pages.push(page);
    this.#gathered.set(key, gathered);
    return gathered;
  }

  /** Notes that something lies on `page` beside what was put there; the page itself may be as it was. */
  addMark(rule: string, found: Coded, page: number): void {
    this.add(rule, found, page).added = true;
  }

  list(): VerifyFinding[] {
    return [...this.#gathered.values()];
  }
}

class LinkVerifier {
  readonly #plan: VerifyPlan;
  readonly #proofs: readonly PageProof[] | undefined;
  readonly #findings: Findings;
  readonly #targets: ReadonlyMap<string, number>;
  readonly #documents: readonly (MappedDocument | undefined)[];

  constructor({ plan, proofs, expected }: PageExpectations, findings: Findings) {
    this.#plan = plan;
    this.#proofs = proofs;
    this.#findings = findings;
    this.#targets = expected.targets;
    this.#documents = documentsByPage(plan.map);
  }

  /** Looks at page `number`, counting from 1. */
  verify(number: number, page: PageFacts): void {
    if (page.links.some((link) => !link.keepsZoom))
      this.#findings.add('B16', coded('link-changes-zoom'), number);
    const document = this.#documents[number];
    this.#verifyComments(number, document, page.notes);
    if (document === undefined) this.#verifyIndexLinks(number, page.links);
    else this.#verifyDocumentPage(number, document, page);
  }

  #verifyDocumentPage(number: number, document: MappedDocument, { links }: PageFacts): void {
    if (links.some((link) => link.page < document.firstPage || link.page > document.lastPage)) {
      this.#findings.add('B10', coded('link-leads-out'), number);
    }
  }

  #verifyComments(number: number, document: MappedDocument | undefined, notes: number): void {
    const comments = this.#plan.comments?.filter(
      ({ key, page }) =>
        key === document?.key &&
        Math.min(Math.max(page, 1), document.pageCount) === number - document.firstPage + 1,
    );
    if (comments === undefined) return;
    if (notes < comments.length) this.#findings.add('', coded('comments-missing'), number);
    if (notes > comments.length) this.#findings.addMark('', coded('comment-added'), number);
  }

  #verifyIndexLinks(number: number, links: readonly LinkFacts[]): void {
    const rows = this.#plan.indexRows?.filter((row) => row.page === number);
    if (rows === undefined) {
      const targets = new Set(this.#targets.values());
      if (links.some((link) => !targets.has(link.page))) {
        this.#findings.add('B10', coded('index-link-astray'), number);
      }
      return;
    }
    if (rows.length !== links.length) {
      this.#findings.add('B10', coded('index-rows-unlinked'), number);
      return;
    }
    const matrix = this.#proofs?.[number - 1]?.placement.matrix;
    for (const [i, { key, rect }] of rows.entries()) {
      const link = links[i] as LinkFacts;
      if (link.page !== this.#targets.get(key)) {
        this.#findings.add('B10', coded('index-row-astray'), number);
      }
      const area = { left: rect.x, bottom: rect.y, right: rect.x + rect.width, top: rect.y + rect.height };
      if (matrix !== undefined && !sameBox(link.area, transformBox(area, matrix))) {
        this.#findings.add('B10', coded('index-link-misplaced'), number);
      }
    }
  }
}

/** The document each page belongs to; none for cover and index. */
function documentsByPage(map: PageMap): (MappedDocument | undefined)[] {
  const byPage: (MappedDocument | undefined)[] = [];
  for (const document of map.sections.flatMap((section) => section.documents)) {
    for (let page = document.firstPage; page <= document.lastPage; page++) byPage[page] = document;
  }
  return byPage;
}

function sameBox(a: Box, b: Box): boolean {
  return [a.left - b.left, a.right - b.right, a.top - b.top, a.bottom - b.bottom].every(
    (d) => Math.abs(d) <= NEAR,
  );
}

export class PageVerifier {
  readonly #plan: VerifyPlan;
  readonly #proofs: readonly PageProof[] | undefined;
  readonly #findings: Findings;
  readonly #links: LinkVerifier;
  readonly #turnedByText: ReadonlySet<number>;
  readonly #marks: ReadonlyMap<number, string>;

  constructor(of: PageExpectations, findings: Findings) {
    this.#plan = of.plan;
    this.#proofs = of.proofs;
    this.#findings = findings;
    this.#links = new LinkVerifier(of, findings);
    this.#turnedByText = of.expected.turnedByText;
    this.#marks = new Map(of.plan.map.marks?.map(({ page, mark }) => [page, mark]));
  }

  /** Looks at page `number`, counting from 1. */
  verify(number: number, readBack: ReadBack): void {
    const page = readBack.page(number);
    if (page === null) {
      this.#findings.add('B01', coded('page-unreadable'), number);
      return;
    }
    this.#verifyShape(number, page);
    this.#verifyNumber(number, page, readBack);
    this.#verifyDrawing(number, page);
    this.#verifyMark(number, page);
    if (this.#turnedByText.has(number) && readBack.reading(number).lies !== 0)
      this.#findings.add('B20', coded('page-not-upright'), number);
    this.#links.verify(number, page);
  }

  #verifyShape(number: number, page: PageFacts): void {
    if (!isA4(page.size)) this.#findings.add('B21', coded('page-not-a4'), number);
    if (page.rotated) this.#findings.add('B08', coded('page-turned'), number);
    if (page.cropped) this.#findings.add('B21', coded('page-cropped'), number);
    if (page.otherAnnotations > 0) {
      this.#findings.addMark('B06', coded('mark-added'), number);
    }
  }

  #verifyNumber(number: number, page: PageFacts, readBack: ReadBack): void {
    const expected = printedNumber(this.#plan.map, number);
    if (page.label !== expected) {
      this.#findings.add('B04', coded('label-differs'), number);
    }
    const { printed } = page;
    if (printed === null || !inside(printed.area, numberZone(page.size))) {
      this.#findings.add('B08', coded('number-missing'), number);
    } else if (printed.text.trim() !== expected) {
      this.#findings.add('B03', coded('number-differs'), number);
    } else if (
      this.#mayHideNumber(number, page, expected) &&
      readBack.somethingElseInCorner(number, printed.area)
    ) {
      this.#findings.add('B07', coded('number-obstructed'), number);
    }
  }

  /**
   * Documents are cut off above the strip, so only words can be found there: unseen ones, of what their source
   * cropped away. Cover and index are placed as they are.
   */
  #mayHideNumber(number: number, page: PageFacts, expected: string): boolean {
    const { coverPages, indexPages } = this.#plan.map;
    return number <= coverPages + indexPages || page.zoneText.trim() !== expected;
  }

  /** Cropped words may lie there unseen, so the mark's letters have to be among what is found, in any order. */
  #verifyMark(number: number, { mark, size }: PageFacts): void {
    const expected = this.#marks.get(number);
    if (expected === undefined) {
      if (mark !== null) this.#findings.add('B48', coded('mark-unexpected'), number);
    } else if (mark === null || !inside(mark.area, markZone(size))) {
      this.#findings.add('B48', coded('mark-missing'), number);
    } else if (!holdsLetters(mark.text, expected)) {
      this.#findings.add('B48', coded('mark-differs'), number);
    }
  }

  #verifyDrawing(number: number, { drawing, size }: PageFacts): void {
    if (drawing === null) {
      this.#findings.add('', coded('page-empty'), number);
      return;
    }
    const proof = this.#proofs?.[number - 1];
    if (proof === undefined) return;
    const { matrix, page } = proof.placement;
    const isInPlace =
      drawing.matrix.every((n, i) => near(n, matrix[i] as number)) &&
      (!isA4(size) || near(size.width, page.width));
    if (!isInPlace) this.#findings.add('', coded('page-misplaced'), number);
  }
}

function holdsLetters(text: string, expected: string): boolean {
  const left = Array.from(text.normalize('NFKC'));
  return Array.from(expected.normalize('NFKC').replace(/\s/gu, '')).every((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left - NEAR &&
    inner.right <= outer.right + NEAR &&
    inner.bottom >= outer.bottom - NEAR &&
    inner.top <= outer.top + NEAR
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1e-4, Math.abs(b) * 1e-4);
}
