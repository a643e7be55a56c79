/** @file A decision to let something out without every consent, as it is stored in a record and printed with what leaves. */
import { decisionNoted, decisionPrinted, type OverrideDecision } from '../../core/consent/override.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { inWords } from '../../core/findings/words.ts';
import { findingWords } from '../resources/finding-words.ts';
import type { Resources } from '../resources/resources.ts';

/** What a person wrote stands in it letter by letter. */
const asWritten = (resources: Resources, found: Coded): string =>
  inWords(findingWords(resources), found, (text) => text);

/** One phrase. */
export const decisionOnRecord = (resources: Resources, decision: OverrideDecision): string =>
  asWritten(resources, decisionNoted(decision));

/** A line each. */
export const decisionOnPaper = (
  resources: Resources,
  ...decided: Parameters<typeof decisionPrinted>
): string[] => decisionPrinted(...decided).map((one) => asWritten(resources, one));
