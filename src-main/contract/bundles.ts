/** @file Bundles: sections and items in order, live page map, build, check. */

import * as z from 'zod';
import type { PageMap } from '../core/bundles/page-map.ts';
import { MOST_SECTIONS } from '../core/bundles/sections.ts';
import type { Finding } from '../core/findings/finding.ts';
import { BundleId, CaseId, EvidenceId, FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import { DecisionFields, IsoDay, Line, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

export interface ProfileSummary {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly source: string;
  readonly certainty: string;
  /** ISO day on which somebody last compared it with its source. */
  readonly checkedOn: string;
}
export interface BundleSummary {
  readonly id: BundleId;
  readonly caseId: CaseId;
  readonly title: string;
  readonly profile: string;
  readonly court: string;
  readonly hearingDate: string | null;
  readonly updatedAt: string;
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
  /** Name of the BagIt folder beside the PDF. */
  readonly bagName: string;
  /** Handle of the folder, for "show where it lies". */
  readonly folder: string;
}

export const bundleCalls = {
  profileList: call<{ profiles: ProfileSummary[] }>()(z.strictObject({})),
  /**
   * Empty unless `include` says otherwise; "all-evidence" and the named sections of the case are put into sections by
   * their `section`, oldest first. What is marked privileged is left out, and how much that was is `privilegedLeftOut`.
   */
  bundleCreate: call<BundleView & { readonly privilegedLeftOut: number }>()(
    z.strictObject({
      caseId: CaseId,
      title: Line,
      profile: z.string().max(40).default('general'),
      court: OptionalLine,
      hearingDate: IsoDay.nullable().default(null),
      include: z
        .union([
          z.enum(['all-evidence', 'nothing']),
          z.strictObject({ sections: z.array(OptionalLine).max(MOST_SECTIONS) }),
        ])
        .default('nothing'),
    }),
  ),
  bundleList: call<{ bundles: BundleSummary[] }>()(z.strictObject({ caseId: CaseId })),
  bundleShow: call<BundleView>()(z.strictObject({ bundleId: BundleId })),
  /** Replaces the whole arrangement in one step, so that the renderer's undo is one call. */
  bundleArrange: call<BundleView>()(
    z.strictObject({
      bundleId: BundleId,
      title: Line,
      court: OptionalLine,
      hearingDate: IsoDay.nullable(),
      sections: z
        .array(z.strictObject({ title: Line, evidenceIds: z.array(EvidenceId).max(5000) }))
        .max(MOST_SECTIONS),
    }),
  ),
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
