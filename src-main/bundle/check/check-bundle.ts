/** @file Looks at a bundle with every rule of a profile. */
import type { Finding } from '../../core/findings/finding.ts';
import type { BundleFacts } from './facts.ts';
import { numbersBySection } from './printed.ts';
import type { CheckName, CourtProfile, FileCheck } from './profile.ts';
import {
  bookmarked,
  bookmarkSaysDate,
  bookmarkSaysPage,
  bookmarksShown,
  linksKeepZoom,
  opensAt100,
} from './rules/bookmarks.ts';
import { indexLinked, indexSaysPage } from './rules/bundle-index.ts';
import { noDuplicates, oldestFirst } from './rules/contents.ts';
import { exhibitsMarked } from './rules/exhibits.ts';
import {
  fileName,
  fontsEmbedded,
  noCameraData,
  nothingOutOfSight,
  nothingRuns,
  size,
  sound,
  titleAndAuthor,
} from './rules/file.ts';
import type { Check } from './rules/look.ts';
import {
  labels,
  numbered,
  numberHidesNothing,
  numberInOnePlace,
  numberIsText,
  unbroken,
} from './rules/numbers.ts';
import {
  a4,
  directionClear,
  landscapeReads,
  lettersKnown,
  resolution,
  searchable,
  upright,
} from './rules/pages.ts';

const CHECKS: Readonly<Record<FileCheck, Check>> = {
  sound,
  numbered,
  labels,
  unbroken,
  'number-is-text': numberIsText,
  'number-hides-nothing': numberHidesNothing,
  'number-in-one-place': numberInOnePlace,
  'index-says-page': indexSaysPage,
  'index-linked': indexLinked,
  bookmarked,
  'bookmark-says-page': bookmarkSaysPage,
  'bookmark-says-date': bookmarkSaysDate,
  'bookmarks-shown': bookmarksShown,
  'opens-at-100': opensAt100,
  'links-keep-zoom': linksKeepZoom,
  searchable,
  'letters-known': lettersKnown,
  upright,
  'landscape-reads': landscapeReads,
  'direction-clear': directionClear,
  a4,
  resolution,
  size,
  'file-name': fileName,
  'title-and-author': titleAndAuthor,
  'oldest-first': oldestFirst,
  'no-duplicates': noDuplicates,
  'nothing-runs': nothingRuns,
  'nothing-out-of-sight': nothingOutOfSight,
  'fonts-embedded': fontsEmbedded,
  'no-camera-data': noCameraData,
  'exhibits-marked': exhibitsMarked,
};

/** One finding for each rule of the profile that a finished file can be held against, in its order. */
export function checkBundle(facts: BundleFacts, profile: CourtProfile): Finding[] {
  const asNumbered =
    profile.numbering === 'per-section'
      ? { ...facts, numbers: numbersBySection(facts.pages.map(({ label }) => label)) }
      : facts;
  return profile.rules.flatMap(({ rule, check, level, source }): Finding[] => {
    if (!isFileCheck(check)) return [];
    const { found, passed, pages } = CHECKS[check](asNumbered, profile);
    return [{ ...found, rule, level, source, passed, pages }];
  });
}

const isFileCheck = (check: CheckName): check is FileCheck => check in CHECKS;
