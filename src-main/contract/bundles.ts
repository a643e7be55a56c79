/** @file Bundles: sections and items in order, live page map, build, check. */

import * as z from 'zod';
import {
  BUNDLE_STATUSES,
  type BundleStatus,
  type CourtHeading,
  MOST_PARTIES,
  MOST_PRODUCERS,
  type Proceedings,
} from '../core/bundles/court-heading.ts';
import { EXHIBIT_MARKS, type Marking } from '../core/bundles/marking.ts';
import type { PageMap } from '../core/bundles/page-map.ts';
import { MOST_SECTIONS } from '../core/bundles/sections.ts';
import type { Finding } from '../core/findings/finding.ts';
import { BundleId, CaseId, EvidenceId, FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import { DecisionFields, IsoDay, Line, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

// The cover's heading and the marking of a bundle, as calls take them.

/** A kind of proceedings and the sides are of the court's profile: the engine holds them against it. */
const Heading = z.strictObject({
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

const MarkingChoice = z.strictObject({
  exhibits: z.enum(EXHIBIT_MARKS),
  sectionSheets: z.boolean(),
  producers: z.boolean(),
  ownBookmarks: z.boolean(),
});

export interface ProfileSummary {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly source: string;
  readonly certainty: string;
  /** ISO day on which somebody last compared it with its source. */
  readonly checkedOn: string;
  /** Kinds of proceedings that a cover can be headed for. */
  readonly proceedings: readonly Proceedings[];
  /** How its cover says whether it is agreed. */
  readonly statuses: Readonly<Record<Exclude<BundleStatus, ''>, string>>;
  /** How a bundle for this court is usually marked; each can be chosen otherwise. */
  readonly marking: Marking;
}
export interface BundleSummary {
  readonly id: BundleId;
  readonly caseId: CaseId;
  readonly title: string;
  readonly profile: string;
  readonly court: string;
  readonly hearingDate: string | null;
  readonly heading: CourtHeading;
  readonly marking: Marking;
  readonly updatedAt: string;
  /** Whether a file of it left: it then stays in the case. */
  readonly isBuilt: boolean;
}
export interface BundleView extends BundleSummary {
  /** The live map: page counts before anything is built. `indexPages` is an estimate until then. */
  readonly map: PageMap;
  readonly issues: readonly BundleIssueView[];
}
export interface BundleIssueView {
  readonly id: string;
  readonly builtAt: string;
  readonly builtBy: string;
  readonly fileName: string;
  readonly pages: number;
  readonly documents: number;
  readonly byteSize: number;
  readonly sha256: string;
}
export interface BundleBuilt extends BundleIssueView {
  readonly verified: true;
  /** Bookmarks and links of documents that stayed behind, and names in bookmarks that went in. */
  readonly broughtAlong: readonly Finding[];
  /** Name of the BagIt folder beside the PDF. */
  readonly bagName: string;
  /** Handle of the folder, for "show where it lies". */
  readonly folder: string;
}

export const bundleCalls = {
  profileList: call<{ profiles: ProfileSummary[] }>()(z.strictObject({})),
  /**
   * Empty unless `include` says otherwise; "all-evidence" and the named sections of the case are put into sections by
   * their `section`, oldest first. What is marked privileged is left out but for what is
   * `released` by name, and how much that was is `privilegedLeftOut`; whether it may go is asked again when it is built.
   * Without a `heading` it has the firm of the case's newest bundle and nothing else; without `marking`, what the profile says is usual.
   * `toBuild`: it is to be built at once, on that decision; what would hold the build back then leaves no arrangement.
   */
  bundleCreate: call<BundleView & { readonly privilegedLeftOut: number }>()(
    z.strictObject({
      caseId: CaseId,
      title: Line,
      profile: z.string().max(40).default('general'),
      court: OptionalLine,
      hearingDate: IsoDay.nullable().default(null),
      heading: Heading.optional(),
      marking: MarkingChoice.optional(),
      include: z
        .union([
          z.enum(['all-evidence', 'nothing']),
          z.strictObject({ sections: z.array(OptionalLine).max(MOST_SECTIONS) }),
        ])
        .default('nothing'),
      released: Released,
      toBuild: z.strictObject(DecisionFields).optional(),
    }),
  ),
  /** Newest change first. `removed`: those instead that were taken out of the list. */
  bundleList: call<{ bundles: BundleSummary[] }>()(
    z.strictObject({ caseId: CaseId, removed: z.boolean().default(false) }),
  ),
  bundleShow: call<BundleView>()(z.strictObject({ bundleId: BundleId })),
  /**
   * Replaces the whole arrangement in one step, so that the renderer's undo is one call. Without `heading` or `marking`
   * that stays as it is. Throws `bad-input`, naming the field, for proceedings or a side that the profile does not have.
   */
  bundleArrange: call<BundleView>()(
    z.strictObject({
      bundleId: BundleId,
      title: Line,
      court: OptionalLine,
      hearingDate: IsoDay.nullable(),
      heading: Heading.optional(),
      marking: MarkingChoice.optional(),
      sections: z
        .array(z.strictObject({ title: Line, evidenceIds: z.array(EvidenceId).max(5000) }))
        .max(MOST_SECTIONS),
    }),
  ),
  /** Takes an arrangement out of the case's list; `bundleRestore` has it back. Throws `bundle-built` where a file of it left. */
  bundleRemove: call<{ removed: true }>()(z.strictObject({ bundleId: BundleId })),
  bundleRestore: call<BundleView>()(z.strictObject({ bundleId: BundleId })),
  /** What to look at before building; nothing is written. */
  bundlePreflight: call<{ findings: Finding[] }>()(z.strictObject({ bundleId: BundleId })),
  /** Refused as the build would be, `consent-missing` above all, before a folder is asked for. */
  bundleMayBuild: call<Record<string, never>>()(z.strictObject({ bundleId: BundleId })),
  /**
   * Refused as `consent-missing`, one finding a line, where a survivor's consent to giving papers to the
   * court does not stand. `overrideReason` goes on all the same, on the decision of `overrideBy` (whoever is
   * unlocked when empty): both stay in the log and the office's record, on no page that is served.
   */
  bundleBuild: longCall<BundleBuilt>()(
    z.strictObject({
      bundleId: BundleId,
      folder: FileHandle,
      ...DecisionFields,
      released: Released,
      /**
       * The served copy: what is marked to be redacted for this reader is struck out of it, and the finished file is searched before
       * it is let out; check-failed says where something is left. The full one when left out. Page numbers are the same.
       */
      redactedFor: Line.optional(),
      /** Somebody looked at the pages that could not be searched, and lets the served copy out; check-failed names them otherwise. */
      lookedAt: z.boolean().default(false),
    }),
  ),
  /** Rules B01… on any bundle PDF, ours or another's. */
  bundleCheck: longCall<{ findings: Finding[]; passed: boolean }>()(
    z.strictObject({ file: FileHandle, profile: z.string().max(40).default('general') }),
  ),
  /** A bundle we built against the record of it in the vault: hash, map, pages. */
  bundleVerify: longCall<{ issue: BundleIssueView; findings: Finding[]; passed: boolean }>()(
    z.strictObject({ file: FileHandle }),
  ),
};
