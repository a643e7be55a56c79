/** @file Holds the links and comments of a page against the map (rules B10, B16). */
import { linkTargets } from '../../core/bundles/map-pages.ts';
import type { MappedDocument, PageMap } from '../../core/bundles/page-map.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Box } from '../a4.ts';
import type { PageProof } from '../assemble/assemble.ts';
import { transformBox } from '../placement.ts';
import type { VerifyPlan } from '../writer.ts';
import type { Findings } from './findings.ts';
import { NEAR, type PageExpectations } from './page-expectations.ts';
import type { LinkFacts, PageFacts } from './read-back.ts';

export class LinkVerifier {
  readonly #plan: VerifyPlan;
  readonly #proofs: readonly PageProof[] | undefined;
  readonly #findings: Findings;
  readonly #targets: ReadonlyMap<string, number>;
  readonly #documents: readonly (MappedDocument | undefined)[];

  constructor({ plan, proofs }: PageExpectations, findings: Findings) {
    this.#plan = plan;
    this.#proofs = proofs;
    this.#findings = findings;
    this.#targets = linkTargets(plan.map);
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
