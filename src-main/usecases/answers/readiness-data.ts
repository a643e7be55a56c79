/** @file What a referral should have before it goes: resources/rules/readiness.json, checked when it is read. */
import { join } from 'node:path';
import * as z from 'zod';
import { Certainty, QuestionName } from '../../core/forms/form-format.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

const line = z.string().min(1);
const ReadinessFile = z.strictObject({
  about: line,
  /** The worksheet it is about. */
  form: line,
  source: line,
  certainty: Certainty,
  looks: z
    .array(
      z.strictObject({
        id: QuestionName,
        title: line,
        look: line,
        source: line,
        certainty: Certainty,
        when: z.enum(['always', 'fields-open', 'accounts-differ', 'consent-missing', 'notice-unrecorded']),
        parts: z
          .array(
            z.strictObject({
              about: line,
              questions: z.array(QuestionName).min(1),
              read: z.literal(true).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  /** Questions in which the form asks about somebody else, and those that hold the person's own details. */
  'asks-for-others': z.array(QuestionName),
  'persons-own': z.array(QuestionName),
  /** Answers that name whom the rest of the sheet should not: each name in them is looked for everywhere else. */
  'names-others': z.array(QuestionName),
  /** Where the form asks about the family itself. */
  family: z.array(QuestionName),
  /** Words for somebody close that stand without a name. */
  kin: z.array(line).min(1),
  /** More of them, by which something that is to stay out of forms may be told. */
  'kin-apart': z.array(line).min(1),
  /** The field whose yes says that the notice was given, and what an interview asks of it. */
  notice: z.strictObject({
    says: QuestionName,
    asked: z.array(QuestionName).min(1),
    /** Of those, the one that names the notice; and the purpose of the consent with which any notice is that of the form. */
    named: QuestionName,
    consent: line,
  }),
  /** Where periods are told of and where it began, by fact, and the fields they go into: the first that is asked. */
  periods: z.strictObject({
    facts: z.strictObject({ rows: line, began: line }),
    questions: z.array(QuestionName).min(1),
  }),
  /** Fields whose no only the person can have said. */
  'no-of-the-person': z.array(QuestionName).min(1),
  /**
   * Facts of questions behind which something told may stand unseen: whether it was `reported` before, with what kept
   * somebody from it; concerns about the account; the `case` against the person.
   */
  'told-behind': z.strictObject({
    reported: line,
    'kept-from-telling': line,
    contrary: line,
    case: line,
    // Kinds of events, and facts, by which a case has an earlier report.
    passed: z.array(line),
    numbers: z.array(line),
  }),
  /** A field, and the facts of which it should have all: somebody filled it before they were told, or by hand. */
  'known-too': z.array(z.strictObject({ question: QuestionName, facts: z.array(line).min(1) })),
  /** Who refers. */
  'own-side': z.array(QuestionName),
  /** A field, and what stands apart on its subject. */
  'told-apart': z.array(z.strictObject({ question: QuestionName, apart: QuestionName })),
  /** What the form has whoever sends the referral say of themselves, in the first person. */
  'of-who-sends': z.array(QuestionName).min(1),
  /** Words with a capital that name nobody. */
  'not-names': z.array(line),
  labels: z.strictObject({ looks: line, kin: line, apart: line }),
});
export type ReadinessData = z.infer<typeof ReadinessFile>;

const read = new WeakMap<Resources, ReadinessData>();

/** Read once. Throws `form-damaged` naming the file. */
export function loadReadiness(resources: Resources): ReadinessData {
  const known = read.get(resources) ?? readData(resources, join('rules', 'readiness.json'), ReadinessFile);
  read.set(resources, known);
  return known;
}
