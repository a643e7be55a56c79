/** @file The rules worksheets are read by: data in resources/rules and resources/indicators, checked when they are read. */
import { join } from 'node:path';
import * as z from 'zod';
import type { FormFile } from '../../core/forms/form-format.ts';
import { Certainty } from '../../core/forms/form-format.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

const line = z.string().min(1);
const about = { about: line, source: line, certainty: Certainty };

const ElementsFile = z.strictObject({
  ...about,
  shown: line,
  groups: z.array(line).min(1),
  /** A group in words, by its id. */
  names: z.record(line, line),
  age: z.strictObject({
    question: line,
    branches: z.array(z.strictObject({ id: line, title: line, unless: line })).min(1),
  }),
  offences: z
    .array(z.strictObject({ title: line, needs: z.record(line, z.array(line).min(1)), why: line }))
    .min(1),
});

const ChecklistFile = z.strictObject({
  ...about,
  status: line,
  reason: line,
  met: z.array(line).min(1),
  setAside: line,
  side: line,
  sides: z.array(z.strictObject({ value: line, mark: line, not: line })).min(1),
});

const IndicatorsFile = z.strictObject({
  ...about,
  evidence: line,
  readings: z.array(z.strictObject({ state: line, title: line, note: line })).min(1),
  unread: z.array(line),
});

const Weight = z.enum(['strong', 'medium', 'weak']);
const count = z.number().int().positive().optional();
const WeightsFile = z.object({
  ...about,
  sets: z.array(z.object({ id: line, title: line, complete: z.boolean() })).min(1),
  positive: z
    .array(z.strictObject({ strong: count, medium: count, weak: count, mediumOrWeak: count }))
    .min(1),
  dimensions: z
    .array(
      z.object({
        id: line,
        title: line,
        indicators: z.array(z.object({ key: line, title: line, weights: z.record(line, Weight.nullable()) })),
      }),
    )
    .min(1),
});

export type RuleName = NonNullable<FormFile['testimony']['rule']>;
const FILES = {
  elements: { file: join('rules', 'elements.json'), schema: ElementsFile },
  'points-to-prove': { file: join('rules', 'points-to-prove.json'), schema: ElementsFile },
  checklist: { file: join('rules', 'checklist.json'), schema: ChecklistFile },
  'indicators-seen': { file: join('rules', 'indicators-seen.json'), schema: IndicatorsFile },
  'ilo-2009': { file: join('indicators', 'ilo-2009.json'), schema: WeightsFile },
} as const;
export type RuleFiles = { [N in keyof typeof FILES]: z.infer<(typeof FILES)[N]['schema']> };

const read = new WeakMap<Resources, Map<string, unknown>>();

/** The rule of that name, read once. Throws `form-damaged` naming the file and what in it does not fit. */
export function loadRule<N extends keyof RuleFiles>(resources: Resources, name: N): RuleFiles[N] {
  const rules = read.get(resources) ?? new Map<string, unknown>();
  read.set(resources, rules);
  const { file, schema } = FILES[name];
  const rule = rules.get(name) ?? readData(resources, file, schema as unknown as z.ZodType<RuleFiles[N]>);
  rules.set(name, rule);
  return rule as RuleFiles[N];
}

export const hasRuleFile = (name: RuleName | undefined): name is keyof RuleFiles =>
  name !== undefined && name in FILES;
