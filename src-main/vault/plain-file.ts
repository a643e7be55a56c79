/**
 * @file Whether what was picked to be read is a file at all. A pipe is waited for until somebody writes into it, with
 * everything else in the process, and a device never ends.
 */
import { statSync } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';

interface About {
  isDirectory(): boolean;
  isFile(): boolean;
}

/** Throws file-unreadable for a folder, a pipe, a device. */
export function requirePlain(about: About, subject: string): void {
  if (about.isDirectory())
    throw new TestimonyError('file-unreadable', { subject, found: [coded('is-a-folder')] });
  if (!about.isFile()) throw new TestimonyError('file-unreadable', { subject });
}

/** Before it is opened. Throws as `requirePlain`, and the system's errors. */
export function requirePlainFile(path: string, subject: string): void {
  let about: About;
  try {
    about = statSync(path);
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  }
  requirePlain(about, subject);
}
