/** @file The grounds, other than consent, on which something may be given out: resources/consent/grounds.json. */
import { join } from 'node:path';
import * as z from 'zod';
import { LawfulGround } from '../../core/consent/override.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Resources } from './resources.ts';
import { readData } from './vocabulary.ts';

const GroundsFile = z.object({ recipient: LawfulGround, grounds: z.array(LawfulGround).min(1) });

const read = new WeakMap<Resources, z.infer<typeof GroundsFile>>();

/** Throws `form-damaged` naming the file. */
export const loadGrounds = (resources: Resources): readonly LawfulGround[] => groundsFile(resources).grounds;

/** What a decision rests on where nothing but a question about the recipient was in the way. Throws `form-damaged`. */
export const recipientGround = (resources: Resources): LawfulGround => groundsFile(resources).recipient;

function groundsFile(resources: Resources): z.infer<typeof GroundsFile> {
  const known = read.get(resources) ?? readData(resources, join('consent', 'grounds.json'), GroundsFile);
  read.set(resources, known);
  return known;
}

/** `counting`: those that count for a pack's reader; any where it is left out. Throws `bad-input` naming those there are. */
export function requireGround(
  resources: Resources,
  id: string,
  counting: readonly string[] | undefined,
): LawfulGround {
  const grounds = loadGrounds(resources).filter((one) => counting?.includes(one.id) ?? true);
  const found = grounds.find((one) => one.id === id);
  if (found !== undefined) return found;
  if (counting !== undefined) {
    const titled = grounds.map(({ id, title }) => `${id} (${title})`).join(', ');
    const why = titled === '' ? coded('pack-ground-none') : coded('pack-ground-not-for', { choices: titled });
    throw new TestimonyError('bad-input', { subject: 'ground', found: [why] });
  }
  const choices = grounds.map((one) => one.id).join(', ');
  throw new TestimonyError('bad-input', { subject: 'ground', findings: [`ground: one of ${choices}`] });
}
