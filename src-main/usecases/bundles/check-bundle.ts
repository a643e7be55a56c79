/** @file Looking at anybody's finished bundle with a court's rules. */
import { basename } from 'node:path';
import type { CourtProfile } from '../../bundle/check/profile.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { type ErrorCode, TestimonyError } from '../../core/errors/errors.ts';
import { type BareCode, coded, type Finding } from '../../core/findings/finding.ts';
import type { Engine } from '../engine/engine.ts';
import { requireProfile } from './profile-library.ts';

/** A court is no better off with these than the check is: they are what it found, and no failure of the check. */
const CANNOT_BE_OPENED: Partial<Record<ErrorCode, BareCode>> = {
  'password-needed': 'password-needed',
  'unsupported-type': 'not-a-pdf',
  'empty-file': 'file-empty',
  'damaged-file': 'no-page-readable',
};

/** Passed: nothing that a bundle must have is missing. Needs no vault. Throws what the checker throws of other things. */
export async function bundleCheck(
  engine: Engine,
  input: CheckedInput<'bundleCheck'>,
  job: Job,
): Promise<CallOutput<'bundleCheck'>> {
  const path = engine.files.resolve(input.file);
  const profile = requireProfile(engine.resources, input.profile);
  try {
    const { findings } = await engine.bundleChecker.check(
      { path, fileName: basename(path), profile },
      { signal: job.signal, report: (progress) => job.report(progress) },
    );
    return { findings: [...findings], passed: findings.every((one) => one.passed || one.level !== 'must') };
  } catch (thrown) {
    const code = thrown instanceof TestimonyError ? CANNOT_BE_OPENED[thrown.code] : undefined;
    if (code === undefined) throw thrown;
    return { findings: [notSound(profile, code)], passed: false };
  }
}

/** Whatever the profile asks for, nothing of it can be looked at. */
function notSound(profile: CourtProfile, code: BareCode): Finding {
  const { rule = 'B01', source = '' } = profile.rules.find(({ check }) => check === 'sound') ?? {};
  return { ...coded(code), rule, level: 'must', source, passed: false, pages: [] };
}
