/** @file The rules of the general profile, as the real worker looks at a file with them. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CourtProfile } from '../../src-main/bundle/check/profile.ts';
import type { Finding } from '../../src-main/core/findings/finding.ts';
import { bundleChecker } from './workers.ts';

const GENERAL = join(import.meta.dirname, '../../resources/profiles/general.json');

/** What a bundle does not keep, in the order of the rules. */
export async function brokenRules(path: string): Promise<Finding[]> {
  const profile = CourtProfile.parse(JSON.parse(readFileSync(GENERAL, 'utf8')));
  const request = { path, fileName: basename(path), profile };
  const { findings } = await bundleChecker.check(request, { signal: new AbortController().signal });
  return findings.filter((one) => !one.passed);
}
