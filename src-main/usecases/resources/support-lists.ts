/** @file Headings of the personal plan, reasons for less contact, and the rules of gap prompts: resources/support. */
import { join } from 'node:path';
import * as z from 'zod';
import { TestimonyError } from '../../core/errors/errors.ts';
import { Listed, PromptRule } from '../../core/support/prompt-rule.ts';
import { loadClocks } from './clock-book.ts';
import type { Resources } from './resources.ts';
import { readData } from './vocabulary.ts';

const Outcomes = z.strictObject({ about: z.string(), outcomes: z.array(Listed).min(1) });
const Reasons = z.strictObject({ about: z.string(), reasons: z.array(Listed).min(1) });
const Prompts = z.strictObject({ about: z.string(), prompts: z.array(PromptRule).min(1) });

export interface SupportLists {
  readonly outcomes: readonly Listed[];
  readonly reasons: readonly Listed[];
  readonly rules: readonly PromptRule[];
}

const read = new WeakMap<Resources, SupportLists>();

/** Throws `form-damaged` naming the file, and what in it names nothing. */
export function loadSupportLists(resources: Resources): SupportLists {
  const known = read.get(resources) ?? readLists(resources);
  read.set(resources, known);
  return known;
}

/** A heading that this program does not know is shown as it is written. */
export const headingTitle =
  (resources: Resources) =>
  (id: string): string =>
    loadSupportLists(resources).outcomes.find((one) => one.id === id)?.title ?? id;

function readLists(resources: Resources): SupportLists {
  const { outcomes } = readData(resources, join('support', 'outcomes.json'), Outcomes);
  const { reasons } = readData(resources, join('support', 'disengagement.json'), Reasons);
  const file = join('support', 'prompts.json');
  const { prompts: rules } = readData(resources, file, Prompts);
  const clocks = new Set(loadClocks(resources).rules.map(({ id }) => id));
  const headings = new Set(outcomes.map(({ id }) => id));
  const odd = rules.find(
    (rule) =>
      (rule.clocks ?? []).some((id) => !clocks.has(id)) ||
      (rule.headings ?? []).some((id) => !headings.has(id)),
  );
  if (odd !== undefined) throw new TestimonyError('form-damaged', { subject: file, detail: odd.id });
  return { outcomes, reasons, rules };
}
