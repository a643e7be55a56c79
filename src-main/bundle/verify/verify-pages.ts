/** @file Holds each page of a finished bundle against the map: its shape, its number, its drawing. */
import { pagesTurnedByText, printedNumber } from '../../core/bundles/map-pages.ts';
import { coded } from '../../core/findings/finding.ts';
import { type Box, isA4, markZone, numberZone } from '../a4.ts';
import type { PageProof } from '../assemble/assemble.ts';
import type { VerifyPlan } from '../writer.ts';
import type { Findings } from './findings.ts';
import { NEAR, type PageExpectations } from './page-expectations.ts';
import type { PageFacts, ReadBack } from './read-back.ts';
import { LinkVerifier } from './verify-links.ts';

export class PageVerifier {
  readonly #plan: VerifyPlan;
  readonly #proofs: readonly PageProof[] | undefined;
  readonly #findings: Findings;
  readonly #links: LinkVerifier;
  readonly #turnedByText: ReadonlySet<number>;
  readonly #marks: ReadonlyMap<number, string>;

  constructor(expected: PageExpectations, findings: Findings) {
    this.#plan = expected.plan;
    this.#proofs = expected.proofs;
    this.#findings = findings;
    this.#links = new LinkVerifier(expected, findings);
    this.#turnedByText = pagesTurnedByText(expected.plan.map);
    this.#marks = new Map(expected.plan.map.marks?.map(({ page, mark }) => [page, mark]));
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
