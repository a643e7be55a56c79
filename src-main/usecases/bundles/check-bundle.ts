/** @file Looking at anybody's finished bundle with a court's rules. */
import { basename } from 'node:path';
import type { CourtProfile } from '../../bundle/check/profile.ts';
import type { Finding } from '../../contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { type ErrorCode, TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../engine/engine.ts';
import { requireProfile } from './profile-library.ts';

/** A court is no better off with these than the check is: they are what it found, and no failure of the check. */
const CANNOT_BE_OPENED: Partial<Record<ErrorCode, string>> = {
  'password-needed':
    'A court cannot open this without a password. Save it without one; nothing else of it could be looked at.',
  'unsupported-type': 'This is not a PDF. A bundle is filed as one.',
  'empty-file': 'This file is empty: it holds no bytes.',
  'damaged-file': 'The file is damaged, and none of its pages can be read.',
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
    const message = thrown instanceof TestimonyError ? CANNOT_BE_OPENED[thrown.code] : undefined;
    if (message === undefined) throw thrown;
    return { findings: [notSound(profile, message)], passed: false };
  }
}

function notSound(profile: CourtProfile, message: string): Finding {
  const { rule, level } = profile.rules.find(({ check }) => check === 'sound') ?? {
    rule: 'B01',
    level: 'must',
  };
  return { rule, level, passed: false, message, pages: [] };
}
