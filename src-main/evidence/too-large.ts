/** @file One way to say that a file is too large, and how large one may be. */
import { TestimonyError } from '../core/errors/errors.ts';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** `most`: bytes, whole megabytes or gigabytes of them. */
export function tooLarge(most: number, subject?: string): TestimonyError {
  const said = most < GIGABYTE ? `${most / MEGABYTE} MB` : `${most / GIGABYTE} GB`;
  return new TestimonyError('too-large', {
    ...(subject === undefined ? {} : { subject }),
    detail: `the most is ${said}`,
  });
}
