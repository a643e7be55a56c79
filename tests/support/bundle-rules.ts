/** @file The rules of the general profile, as the real worker looks at a file with them. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import type { BundleChecker } from '../../src-main/bundle/check/checker.ts';
import { CourtProfile } from '../../src-main/bundle/check/profile.ts';
import type { Finding } from '../../src-main/core/findings/finding.ts';
import { createBundleChecker } from '../../src-main/host/check-client.ts';

const GENERAL = join(import.meta.dirname, '../../resources/profiles/general.json');

let checker: BundleChecker | undefined;
afterAll(() => checker?.close());

/** What a bundle does not keep, in the order of the rules. */
export async function brokenRules(path: string): Promise<Finding[]> {
  checker ??= createBundleChecker();
  const profile = CourtProfile.parse(JSON.parse(readFileSync(GENERAL, 'utf8')));
  const request = { path, fileName: basename(path), profile };
  const { findings } = await checker.check(request, { signal: new AbortController().signal });
  return findings.filter((one) => !one.passed);
}
