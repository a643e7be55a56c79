/** @file The grounds on which something may be erased: resources/standards/erasure-grounds.json. */
import { join } from 'node:path';
import * as z from 'zod';
import { TestimonyError } from '../../core/errors/errors.ts';
import { ErasureGround } from '../../core/keeping/erasure.ts';
import type { Resources } from './resources.ts';
import { readData } from './vocabulary.ts';

const GroundsFile = z.object({ grounds: z.array(ErasureGround).min(1) });

/** Throws `form-damaged` naming the file. */
export const loadErasureGrounds = (resources: Resources): readonly ErasureGround[] =>
  readData(resources, join('standards', 'erasure-grounds.json'), GroundsFile).grounds;

/** Throws `bad-input` naming those there are. */
export function requireErasureGround(resources: Resources, id: string): ErasureGround {
  const grounds = loadErasureGrounds(resources);
  const found = grounds.find((one) => one.id === id);
  if (found !== undefined) return found;
  const choices = grounds.map((one) => one.id).join(', ');
  throw new TestimonyError('bad-input', { subject: 'ground', findings: [`ground: one of ${choices}`] });
}
