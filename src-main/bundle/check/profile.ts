/** @file A court profile: data from resources/profiles, checked when it is loaded. See the README there. */
import * as z from 'zod';
import { EXHIBIT_MARKS, NUMBERING_NAMES } from '../../core/bundles/marking.ts';
import { LEVELS } from '../../core/findings/finding.ts';

/** H: read in the rule itself. M: a good secondary source. L: inferred. */
const Certainty = z.enum(['H', 'M', 'L']);
const Text = z.string().trim().min(1).max(400);

/** What is looked for in a finished file; each has its function in check-bundle.ts. */
export const FILE_CHECKS = [
  'sound',
  'numbered',
  'labels',
  'unbroken',
  'number-is-text',
  'number-hides-nothing',
  'number-in-one-place',
  'index-says-page',
  'index-linked',
  'bookmarked',
  'bookmark-says-page',
  'bookmark-says-date',
  'bookmarks-shown',
  'opens-at-100',
  'links-keep-zoom',
  'searchable',
  'letters-known',
  'upright',
  'landscape-reads',
  'direction-clear',
  'a4',
  'resolution',
  'size',
  'file-name',
  'title-and-author',
  'oldest-first',
  'no-duplicates',
  'nothing-runs',
  'nothing-out-of-sight',
  'fonts-embedded',
  'no-camera-data',
  'exhibits-marked',
] as const;
export type FileCheck = (typeof FILE_CHECKS)[number];

/**
 * What is looked for before a bundle is built; each has its function in usecases/bundles/preflight.ts. Those that stand
 * in both lists are one rule, looked at twice.
 */
export const PREFLIGHT_CHECKS = [
  'nothing-hidden',
  'privilege-decided',
  'nothing-removed',
  'numbers-kept',
  'newest-account',
  'transcripts-finished',
  'shown-on-pages',
  'titles-own',
  'titles-apart',
  'marks-apart',
  'bookmark-says-date',
  'oldest-first',
  'no-duplicates',
  'searchable',
  'upright',
  'landscape-reads',
  'direction-clear',
  'comments-known',
  'answers-shown',
  'attachments-known',
  'names-on-cover',
  'names-in-titles',
  'names-in-custody',
  'cover-filled-in',
  'cover-for-court-office',
  'turned-upright',
  'size',
] as const;
export type PreflightCheck = (typeof PREFLIGHT_CHECKS)[number];
export type CheckName = FileCheck | PreflightCheck;
const CHECK_NAMES: readonly [CheckName, ...CheckName[]] = [...FILE_CHECKS, ...PREFLIGHT_CHECKS];

export const CourtProfile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: Text,
  jurisdiction: Text,
  source: Text,
  certainty: Certainty,
  checkedOn: z.iso.date(),
  numbering: z.enum(NUMBERING_NAMES),
  /** Kinds of proceedings before this court, as its covers are headed. */
  proceedings: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        title: Text,
        /** What the court's own number is called. */
        number: Text,
        /** What stands between two sides on the cover. */
        between: Text,
        sides: z
          .array(z.strictObject({ one: Text, many: Text }))
          .min(2)
          .max(4),
        /** Why the court's own direction on bundles does not reach these: its rules are then good practice and no more. */
        outside: Text.optional(),
        source: Text,
        certainty: Certainty,
      }),
    )
    .min(1),
  /** How a cover says whether the bundle is agreed. */
  statuses: z.strictObject({ draft: Text, agreed: Text, 'not-agreed': Text }),
  /** How exhibits and sections are usually shown; each can be chosen otherwise for a bundle. */
  marking: z.strictObject({
    exhibits: z.enum(EXHIBIT_MARKS),
    sectionSheets: z.boolean(),
    producers: z.boolean(),
    ownBookmarks: z.boolean(),
    source: Text,
    certainty: Certainty,
  }),
  /** Dots an inch. */
  imageResolution: z.number().positive(),
  sizeLimits: z.array(
    z.strictObject({ channel: Text, megabytes: z.number().positive(), source: Text, certainty: Certainty }),
  ),
  rules: z
    .array(
      z.strictObject({
        /** Empty for good practice that no court's rule speaks of. */
        rule: z.string().regex(/^(B\d\d)?$/),
        check: z.enum(CHECK_NAMES),
        level: z.enum(LEVELS),
        source: Text,
        certainty: Certainty,
      }),
    )
    .min(1),
});
export type CourtProfile = z.infer<typeof CourtProfile>;
