/** @file Looking at anybody's finished bundle with a court's rules. */
import { basename } from 'node:path';
import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import type { Job } from '../../shared/ports.ts';
import type { Engine } from '../engine.ts';
import { requireProfile } from './profile-library.ts';

/** Passed: nothing that a bundle must have is missing. Needs no vault. Throws what the checker throws. */
export async function bundleCheck(
  engine: Engine,
  input: CheckedInput<'bundleCheck'>,
  job: Job,
): Promise<CallOutput<'bundleCheck'>> {
  const path = engine.files.resolve(input.file);
  const profile = requireProfile(engine.resources, input.profile);
  const { findings } = await engine.bundleChecker.check(
    { path, fileName: basename(path), profile },
    { signal: job.signal, report: (progress) => job.report(progress) },
  );
  return { findings: [...findings], passed: findings.every((one) => one.passed || one.level !== 'must') };
}
