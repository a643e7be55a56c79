/** @file What a copy for a Duty to Notify report holds, as data: resources/standards/duty-to-notify.json. */
import { join } from 'node:path';
import * as z from 'zod';
import { NATIONS } from '../../core/dates/working-days.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

const Kind = z.enum(['name', 'birth-date', 'contact', 'number', 'place']);
const Sure = z.enum(['H', 'M', 'L']);
const Variant = z.strictObject({
  title: z.string().min(1),
  law: z.string().min(1),
  label: z.string().min(1),
  consent: z.string().min(1),
  tell: z.array(z.string()),
});
const File = z.strictObject({
  about: z.string(),
  title: z.string().min(1),
  /** Whose law has the duty. */
  nations: z.array(z.enum(NATIONS)).min(1),
  /** The worksheet it is made from. */
  form: z.string().min(1),
  version: z.string().min(1),
  source: z.string().min(1),
  certainty: z.enum(['A', 'B', 'C']),
  bodies: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        /** What binds it; null for one that has no duty. */
        duty: z.string().min(1).nullable(),
        certainty: Sure,
      }),
    )
    .min(1),
  'no-duty': z.strictObject({
    title: z.string().min(1),
    law: z.string().min(1),
    text: z.string().min(1),
    instead: z.array(z.string().min(1)).min(1),
  }),
  variants: z.strictObject({ anonymous: Variant, named: Variant }),
  fields: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ question: z.string(), kind: z.literal('choice') }),
      z.strictObject({ question: z.string(), kind: z.literal('text'), look: z.string().min(1) }),
    ]),
  ),
  'left-out': z.array(
    z.strictObject({
      question: z.string(),
      why: z.string().min(1),
      identifies: Kind.optional(),
      /** It goes where the person agrees to be named. */
      named: z.literal(true).optional(),
    }),
  ),
  identifying: z.array(z.strictObject({ fact: z.string(), kind: Kind })),
});
export type NotificationData = z.infer<typeof File>;

const read = new WeakMap<Resources, NotificationData>();

/** Throws `form-damaged` naming the file. */
export function loadNotificationData(resources: Resources): NotificationData {
  const known = read.get(resources) ?? readData(resources, join('standards', 'duty-to-notify.json'), File);
  read.set(resources, known);
  return known;
}
