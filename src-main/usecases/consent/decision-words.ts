/** @file A decision to let something out without every consent, as it is stored in the office's record. */
import { decisionNoted, type OverrideDecision } from '../../core/consent/override.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { inWords } from '../../core/findings/words.ts';
import { findingWords } from '../resources/finding-words.ts';
import type { Resources } from '../resources/resources.ts';

/** What a person wrote stands in it letter by letter. */
const asWritten = (resources: Resources, found: Coded): string =>
  inWords(findingWords(resources), found, (text) => text);

/** One phrase: "decided by Ruth Clarke as supervisor". */
export const decisionOnRecord = (resources: Resources, decision: OverrideDecision): string =>
  asWritten(resources, decisionNoted(decision));

/** One phrase: "without every consent, decided by Ruth Clarke as supervisor: order of the court". */
export const withoutConsentOnRecord = (
  resources: Resources,
  override: OverrideDecision & { readonly reason: string },
): string => `without every consent, ${decisionOnRecord(resources, override)}: ${override.reason}`;
