/** @file The port to the worker that looks at a bundle, ours or anybody's. */
import type { Progress } from '../../contract/ports.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { CourtProfile } from './profile.ts';

export interface CheckRequest {
  /** Absolute; the worker reads the file itself. */
  readonly path: string;
  readonly fileName: string;
  readonly profile: CourtProfile;
}

export interface CheckedBundle {
  readonly pages: number;
  readonly byteSize: number;
  /** One for each rule of the profile that a finished file can be held against, in its order. */
  readonly findings: readonly Finding[];
}

export interface BundleChecker {
  /**
   * Throws TestimonyError: file-unreadable, empty-file, unsupported-type (no PDF), password-needed,
   * damaged-file, too-large, took-too-long, cancelled.
   */
  check(
    request: CheckRequest,
    options: { signal: AbortSignal; report?: (p: Progress) => void },
  ): Promise<CheckedBundle>;
  close(): Promise<void>;
}
