/**
 * @file A gap prompt: something the service owes, and never a score of the person (casework notes, section 1: no model that
 * predicts was found, and a score could be disclosed). Each names its rule: resources/support/prompts.json.
 */
import * as z from 'zod';
import { NATIONS } from '../dates/working-days.ts';

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const Words = z.string().trim().min(1).max(600);

/** What a rule looks at. The words of why it appears are one sentence each. */
const PROMPT_LOOKS = [
  'contact-interval',
  'next-contact',
  'worker-changed',
  'need-open',
  'need-review',
  'threats',
  'interviews',
  'clock-overdue',
  'hearing-moved',
  'non-punishment',
  'plan-review',
  'forbidden-used',
] as const;
export const PromptRule = z.strictObject({
  id: Id,
  looks: z.enum(PROMPT_LOOKS),
  title: Words,
  /** What it is called before its day has passed, where that is something else. */
  ahead: Words.optional(),
  /** What there is to do. */
  text: Words,
  source: Words,
  certainty: z.enum(['H', 'M', 'L']),
  /** In cases of which nations it is said. Of `clock-overdue` the clock says it. */
  nations: z.array(z.enum(NATIONS)).min(1),
  /** Of `contact-interval`, where nothing was agreed; of `worker-changed`, for how long. */
  days: z.number().int().min(1).optional(),
  /** Of what has a day: how many days before it Today speaks of it. */
  warn: z.number().int().min(0).max(60).optional(),
  /** Of `interviews`: from which one on. */
  count: z.number().int().min(2).optional(),
  /** Of `need-open`: ids of resources/support/outcomes.json. */
  headings: z.array(Id).optional(),
  /** Of `clock-overdue`: ids of rules in resources/clocks. */
  clocks: z.array(Id).optional(),
});
export type PromptRule = z.infer<typeof PromptRule>;

/** Headings of the personal plan, and reasons somebody gives for less contact. */
export const Listed = z.strictObject({ id: Id, title: Words, source: Words });
export type Listed = z.infer<typeof Listed>;
