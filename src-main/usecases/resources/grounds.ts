/** @file The grounds, other than consent, on which something may be given out: resources/consent/grounds.json. */
import { join } from 'node:path';
import * as z from 'zod';
import { LawfulGround } from '../../core/consent/grounds.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Resources } from './resources.ts';
import { readData } from './vocabulary.ts';

const GroundsFile = z.object({ grounds: z.array(LawfulGround).min(1) });

const read = new WeakMap<Resources, readonly LawfulGround[]>();

/** Throws `form-damaged` naming the file. */
export function loadGrounds(resources: Resources): readonly LawfulGround[] {
  const known =
    read.get(resources) ?? readData(resources, join('consent', 'grounds.json'), GroundsFile).grounds;
  read.set(resources, known);
  return known;
}

/** Throws `bad-input` naming those there are. */
export function requireGround(resources: Resources, id: string): LawfulGround {
  const grounds = loadGrounds(resources);
  const found = grounds.find((one) => one.id === id);
  if (found !== undefined) return found;
  const choices = grounds.map((one) => one.id).join(', ');
  throw new TestimonyError('bad-input', { subject: 'ground', findings: [`ground: one of ${choices}`] });
}
