/** @file Cover and index set until they agree with the page map: the index's own length moves every number in it. */

import type { BundlePlan } from '../../bundle/writer.ts';
import type { BundleSummary } from '../../contract/bundles.ts';
import { indexRows, mapPages, printedNumber } from '../../core/bundles/map-pages.ts';
import type { PageMap, PlannedSection } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { typesetSheets } from '../../documents/bundle-sheets.ts';
import {
  estimateIndexPages,
  type FrontMatterPages,
  typesetFrontMatter,
} from '../../documents/front-matter.ts';
import { undecidedExhibits } from '../cases/undecided-in.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';
import { numberingFor, proceedingsOf, statusWords } from './profile-library.ts';

const MOST_ROUNDS = 6;

export interface LaidOutFront {
  readonly map: PageMap;
  readonly front: FrontMatterPages;
  /** ISO date-time that the pages carry. */
  readonly preparedAt: string;
}

/** Throws `missing-letters`, `not-found` (its profile), and `bad-input` when the map cannot be made. */
export function layOutFrontMatter(
  engine: Engine,
  bundle: Pick<
    BundleSummary,
    'caseId' | 'title' | 'court' | 'hearingDate' | 'profile' | 'heading' | 'marking'
  >,
  reference: string,
  sections: readonly PlannedSection[],
): LaidOutFront {
  const preparedAt = engine.clock.now();
  const numbering = numberingFor(engine.resources, bundle.profile);
  const { heading, marking } = bundle;
  const proceedings = proceedingsOf(engine.resources, bundle);
  const status = statusWords(engine.resources, bundle);
  const filled = sections.filter((one) => one.documents.length > 0);
  const documents = filled.flatMap((one) => one.documents);
  const keys = documents.map(({ key }) => key);
  const open = engine.session.read((db) => undecidedExhibits(engine, db, bundle.caseId, keys));
  const apart = open.map(paperWords(engine.resources)).join(' ');
  // Begun near the truth, most indexes are set once.
  let counts = { coverPages: 1, indexPages: estimateIndexPages(documents, filled.length) };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const map = mapPages(counts, sections, numbering, marking);
    const facts = {
      court: bundle.court,
      title: bundle.title,
      hearingDate: bundle.hearingDate,
      reference,
      preparedAt,
      totalPages: map.totalPages,
      heading,
      proceedings,
      status,
      withProducers: marking.producers,
      firstNumber: printedNumber(map, 1),
      lastNumber: printedNumber(map, map.totalPages),
      apart,
    };
    const front = typesetFrontMatter(engine.resources.folder, facts, indexRows(map));
    if (front.coverPages === counts.coverPages && front.indexPages === counts.indexPages) {
      return { map, front, preparedAt };
    }
    counts = { coverPages: front.coverPages, indexPages: front.indexPages };
  }
  throw new TestimonyError('internal', { detail: 'the index does not settle' });
}

/** The sheets and marks of a map; undefined where it has none. Throws `missing-letters`, `not-found` (its profile). */
export function layOutSheets(
  { resources }: Engine,
  bundle: Pick<BundleSummary, 'court' | 'profile' | 'heading'>,
  map: PageMap,
  preparedAt: string,
): BundlePlan['sheets'] {
  const { court, heading } = bundle;
  const facts = { court, heading, proceedings: proceedingsOf(resources, bundle), preparedAt };
  return typesetSheets(resources.folder, facts, map);
}
