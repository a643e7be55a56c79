/** @file A court profile: data from resources/profiles, checked when it is loaded. See the README there. */
import * as z from 'zod';

/** H: read in the rule itself. M: a good secondary source. L: inferred. */
const Certainty = z.enum(['H', 'M', 'L']);
const Text = z.string().trim().min(1).max(400);

/** What is looked for; each has its function in rules.ts. */
export const CHECK_NAMES = [
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
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

export const CourtProfile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: Text,
  jurisdiction: Text,
  source: Text,
  certainty: Certainty,
  checkedOn: z.iso.date(),
  numbering: z.enum(['continuous']),
  numberCorner: z.enum(['bottom-right']),
  /** Dots an inch. */
  imageResolution: z.number().positive(),
  sizeLimits: z.array(
    z.strictObject({ channel: Text, megabytes: z.number().positive(), source: Text, certainty: Certainty }),
  ),
  rules: z
    .array(
      z.strictObject({
        rule: z.string().regex(/^B\d\d$/),
        check: z.enum(CHECK_NAMES),
        level: z.enum(['must', 'should', 'could']),
        source: Text,
        certainty: Certainty,
      }),
    )
    .min(1),
});
export type CourtProfile = z.infer<typeof CourtProfile>;
