/** @file The failures of a backup that is not what it was to be. */
import { TestimonyError } from '../../core/errors/errors.ts';

export const notWhole = (name: string, detail: string): TestimonyError =>
  new TestimonyError('damaged-file', { subject: name, detail });

/** For one that was not written as it was meant to be. */
export const readOtherwise = (name: string): TestimonyError =>
  notWhole(name, 'it does not read back as it was written');
