/** @file A decision to let something out without recorded consent, as it is stored in the office's record. */
import { decisionNoted, type OverrideDecision } from '../../core/consent/override.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { inWords } from '../../core/words/words.ts';
import { findingWords } from '../resources/finding-words.ts';
import type { Resources } from '../resources/resources.ts';

/** What a person wrote stands in it letter by letter. */
const asWritten = (resources: Resources, found: Coded): string =>
  inWords(findingWords(resources), found, (text) => text);

interface Decided extends OverrideDecision {
  readonly ground: { readonly title: string };
  readonly reason: string;
}

/** One phrase: "because of an order of a court, decided by Ruth Clarke as supervisor: order of 3 November". */
export const decidedOnRecord = (resources: Resources, decided: Decided): string =>
  `because of ${decided.ground.title}, ${asWritten(resources, decisionNoted(decided))}: ${decided.reason}`;

/** One phrase: "without recorded consent, because of an order of a court, decided by …". */
export const withoutConsentOnRecord = (resources: Resources, decided: Decided): string =>
  `without recorded consent, ${decidedOnRecord(resources, decided)}`;
