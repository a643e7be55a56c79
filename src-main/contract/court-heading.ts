/** @file The cover's heading and the marking of a bundle, as calls take them. */
import * as z from 'zod';
import { BUNDLE_STATUSES, MOST_PARTIES, MOST_PRODUCERS } from '../core/bundles/court-heading.ts';
import { EXHIBIT_MARKS } from '../core/bundles/marking.ts';
import { Line, OptionalLine } from './fields.ts';

/** A kind of proceedings and the sides are of the court's profile: the engine holds them against it. */
export const Heading = z.strictObject({
  proceedings: z.string().max(40).default(''),
  caseName: OptionalLine,
  courtNumber: OptionalLine,
  parties: z
    .array(z.strictObject({ side: z.int().min(0).max(9), name: Line }))
    .max(MOST_PARTIES)
    .readonly()
    .default([]),
  filedBy: OptionalLine,
  firm: OptionalLine,
  status: z.enum(BUNDLE_STATUSES).default(''),
  producers: z
    .array(z.strictObject({ series: Line, name: Line }))
    .max(MOST_PRODUCERS)
    .readonly()
    .default([]),
});

export const MarkingChoice = z.strictObject({
  exhibits: z.enum(EXHIBIT_MARKS),
  sectionSheets: z.boolean(),
  producers: z.boolean(),
  ownBookmarks: z.boolean(),
});
