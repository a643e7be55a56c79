/**
 * @file What of the look before building is settled once a bundle was built: it could only be built because somebody let
 * it go by name, or decided to go on without a consent, and both stand in the log.
 */
import type { Finding, FindingCode } from '../findings/finding.ts';

const DECIDED: ReadonlySet<FindingCode> = new Set(['privileged-in-bundle', 'consents-missing'] as const);

/** What is still to be looked at in a bundle that was, or is being, built. */
export const stillToLookAt = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ passed, code }) => !passed && !DECIDED.has(code));

/**
 * The same of one that stands: `then` is what was found when it was built. A consent that was withdrawn since, or a paper that is
 * privileged since, was decided by nobody.
 */
export const sinceBuilt = (found: readonly Finding[], then: readonly Finding[]): Finding[] => {
  const known = new Set(then.map((one) => JSON.stringify(one)));
  return found.filter((one) => !one.passed && !(DECIDED.has(one.code) && known.has(JSON.stringify(one))));
};
