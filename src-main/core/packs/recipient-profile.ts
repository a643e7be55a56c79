/**
 * @file What a kind of agency needs and may see: resources/profiles/recipients. A profile is data; what stands in none
 * of its parts is beyond it, and goes only with a reason.
 */
import * as z from 'zod';
import { NATIONS } from '../dates/working-days.ts';
import { TestimonyError } from '../errors/errors.ts';
import { coded } from '../findings/finding.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { PERSON_ROLES } from '../people/roles.ts';
import { fold } from '../search/fold.ts';

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const Words = z.string().trim().min(1).max(600);
const Key = z.string().regex(/^[a-z-]+(\.[a-z0-9-]+)+$/);

/** By which way a pack goes to its reader. */
export const CHANNELS = ['by-hand', 'post', 'email', 'upload'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who knows it: what the person told, what a worker saw, or what the office has on record. */
export const VOICES = ['reported', 'observed', 'recorded'] as const;

/**
 * One heading of the front page and the fields that answer it, in order; `label`: before an answer that says little alone; `whole`: it is
 * not shortened.
 */
const FrontRow = z.strictObject({
  title: Words,
  fields: z
    .array(z.strictObject({ field: Id, label: Words.optional(), whole: z.literal(true).optional() }))
    .min(1),
  /** With the periods that were told, as a table. */
  periods: z.literal(true).optional(),
  /** With the earlier referrals that are recorded of the person. */
  referrals: z.literal(true).optional(),
});
export type FrontRow = z.infer<typeof FrontRow>;

const PackPart = z.discriminatedUnion('kind', [
  /** Facts, each with every account of it. */
  z.strictObject({
    kind: z.literal('facts'),
    title: Words,
    voice: z.enum(VOICES),
    facts: z.array(Key).min(1),
  }),
  /** Where there were several periods, each of them in a row of a table. */
  z.strictObject({ kind: z.literal('periods'), title: Words }),
  /** The fields of a form in its own order, for reading across. */
  z.strictObject({
    kind: z.literal('form'),
    title: Words,
    form: Id,
    /** The page before all others: for somebody who decides and has five minutes. */
    front: z.strictObject({ title: Words, about: Words, rows: z.array(FrontRow).min(1) }).optional(),
  }),
  /** Records as they were made: signed interviews, or the newest sheet of one of these forms. */
  z.strictObject({
    kind: z.literal('record'),
    title: Words,
    forms: z.array(Id).min(1),
    /** Pages of the form that go; all of them when left out. */
    pages: z.array(Id).min(1).optional(),
    /** Answers of its other pages that go too, ways to reach the person among them. */
    also: z.array(Id).min(1).optional(),
    /** Whether the pack is nothing without one. */
    needed: z.boolean(),
    /** With the ways to reach the person, which go onto no other paper. */
    contact: z.boolean(),
  }),
  /** The exhibits that go with it, listed by mark, title and fingerprint. */
  z.strictObject({ kind: z.literal('evidence'), title: Words, says: Words }),
  z.strictObject({ kind: z.literal('words'), title: Words, lines: z.array(Words).min(1) }),
  /** To be filled in by hand. */
  z.strictObject({ kind: z.literal('blanks'), title: Words, labels: z.array(Words).min(1) }),
  /** What of the case has gone out, and to whom. */
  z.strictObject({ kind: z.literal('releases'), title: Words }),
  /** The person's lines of the consent ledger. */
  z.strictObject({ kind: z.literal('consents'), title: Words }),
]);
export type PackPart = z.infer<typeof PackPart>;

export const RecipientProfile = z
  .strictObject({
    id: Id,
    version: z.number().int().min(1),
    title: Words,
    /** What that kind of agency needs it for. */
    about: Words,
    /** Who it is for, and words of which the name of such a reader has one, folded; left out where it may be anybody. */
    reader: z.strictObject({ is: Words, words: z.array(z.string().regex(/^[a-z ]+$/)).min(1) }).optional(),
    source: Words,
    certainty: z.enum(['H', 'M', 'L']),
    /** `notification`: made by the route for Duty to Notify reports, which takes out who the person is. */
    route: z.enum(['pack', 'notification']),
    for: z.strictObject({
      roles: z.array(z.enum(PERSON_ROLES)).min(1),
      ages: z.array(z.enum(['adult', 'child'])).min(1),
      /** Whose law it follows; any nation where this is left out. */
      nations: z.array(z.enum(NATIONS)).min(1).optional(),
    }),
    /** A word from `exports` or `withoutConsent` in resources/consent/purposes.json. */
    leavesAs: Id,
    /** Purposes it may go out for, the usual one first; none where no consent is asked. */
    purposes: z.array(Id),
    /** Grounds, from resources/consent/grounds.json, that count where consent does not stand. */
    grounds: z.array(Id),
    /** `person`: handed to the person it is about, and safe only where they can be reached safely. */
    to: z.enum(['agency', 'person', 'office']),
    /** Whether it says who it is about. Without it nothing in the file may. */
    named: z.boolean(),
    /** One page that does not say what it is from: without cover and contents, under this title. */
    discreetly: Words.optional(),
    cover: z.array(Words).min(1),
    /** Facts it is of little use without. */
    minimum: z.array(Key),
    parts: z.array(PackPart),
    evidence: z.strictObject({ may: z.boolean(), kinds: z.array(Words) }),
    signatures: z.array(Words),
    /** What to think of before it goes that way. */
    channels: z.array(z.strictObject({ channel: z.enum(CHANNELS), warn: Words })),
  })
  .refine((one) => one.route === 'notification' || one.parts.length > 0, { path: ['parts'] })
  // Ways to reach somebody are theirs alone.
  .refine(
    (one) => one.to === 'person' || one.parts.every((part) => part.kind !== 'record' || !part.contact),
    {
      path: ['parts', 'contact'],
    },
  )
  // What cannot say who it is about holds no field that does.
  .refine((one) => one.named || one.minimum.every((key) => !isIdentifying(key)), { path: ['minimum'] })
  .refine(
    (one) => one.named || one.parts.every((part) => part.kind !== 'facts' || !part.facts.some(isIdentifying)),
    { path: ['parts'] },
  );
export type RecipientProfile = z.infer<typeof RecipientProfile>;

export const isIdentifying = (key: string): boolean => hasTrait(key, 'identity');

/** Every fact that a profile's parts name. */
export const factsOf = ({ parts, minimum }: RecipientProfile): ReadonlySet<string> =>
  new Set([...minimum, ...parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []))]);

// Whether a pack goes to the kind of reader that its profile is made for, as far as a name can tell. Our own rule.

/** For whom it is made, where the recipient's name has none of the words of such a reader; null where it may be one. */
export function unlikeReader({ reader }: Pick<RecipientProfile, 'reader'>, recipient: string): string | null {
  if (reader === undefined || recipient.trim() === '') return null;
  const name = ` ${fold(recipient)
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return reader.words.some((word) => name.includes(` ${word} `)) ? null : reader.is;
}

// For which of its profile's purposes a pack goes.

/** The usual one where nobody says; empty where no consent is asked. Throws `bad-input` for a purpose that is none of the profile's. */
export function purposeOf({ purposes }: RecipientProfile, typed: string): string {
  if (typed === '') return purposes[0] ?? '';
  if (purposes.includes(typed)) return typed;
  const found =
    purposes.length === 0
      ? coded('input-needs-no-purpose', { field: 'for' })
      : coded('input-none-of', { field: 'for', choices: purposes.join(', ') });
  throw new TestimonyError('bad-input', { subject: 'for', found: [found] });
}
