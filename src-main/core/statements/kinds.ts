/** @file Kinds of statement for a court, as resources/statements/kinds.json has them, and what one of them asks of one statement. */
import * as z from 'zod';
import { NATIONS, type Nation } from '../dates/working-days.ts';

const Certainty = z.enum(['H', 'M', 'L']);
const Words = z.string().min(1);
const SignedWords = z.strictObject({ text: Words, source: Words, certainty: Certainty });

const KindRules = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    title: Words,
    nation: z.enum(NATIONS),
    source: Words,
    certainty: Certainty,
    heading: z.array(Words).min(1),
    /** At the upper right of the first page, in this order. */
    corner: z.array(z.enum(['on-behalf-of', 'name', 'number', 'exhibits', 'date'])),
    fields: z.array(z.enum(['name', 'age-or-over-18', 'occupation', 'how-prepared'])),
    /** Null where the form asks for no age. */
    age: z.strictObject({ source: Words, certainty: Certainty }).nullable(),
    declaration: z.strictObject({
      at: z.enum(['head', 'end']),
      title: z.string(),
      /** Of a statement of one page. */
      one: Words,
      many: Words,
      source: Words,
      certainty: Certainty,
    }),
    /** Signed by whoever read it to a person who cannot read it; null where the form has none. */
    reader: SignedWords.nullable(),
    interpreter: SignedWords,
    /** Why no address stands on it. */
    address: z.strictObject({ why: Words, source: Words, certainty: Certainty }),
    mostPages: z.number().int().min(1).optional(),
    mostPagesSource: Words.optional(),
    signEachPage: z.boolean(),
    marginMm: z.number().int().min(15).max(50),
  })
  .refine(({ declaration }) => !declaration.one.includes('{'))
  .refine((kind) => kind.age === null || kind.fields.includes('age-or-over-18'))
  .refine(({ mostPages, mostPagesSource }) => (mostPages === undefined) === (mostPagesSource === undefined));
export type StatementKind = z.infer<typeof KindRules>;

export const KindsFile = z
  .strictObject({
    version: z.number().int().min(1),
    about: Words,
    kinds: z.array(KindRules).min(1),
    notOffered: z.array(z.strictObject({ nation: z.enum(NATIONS), why: Words, certainty: Certainty })),
  })
  .refine(({ kinds }) => new Set(kinds.map(({ id }) => id)).size === kinds.length)
  // Of every nation it is known whether it has one, and none is both offered and not.
  .refine(({ kinds, notOffered }) =>
    NATIONS.every(
      (nation) =>
        kinds.some((one) => one.nation === nation) !== notOffered.some((one) => one.nation === nation),
    ),
  );
export type KindsFile = z.infer<typeof KindsFile>;

/** Those that a case of this nation may have, and why there is none. */
export const kindsFor = ({ kinds, notOffered }: KindsFile, nation: Nation) => ({
  kinds: kinds.filter((one) => one.nation === nation),
  notOffered: notOffered.find((one) => one.nation === nation)?.why ?? '',
});

/** The declaration in the form's words, with the number of pages that the statement has. */
export const declarationOf = ({ declaration }: StatementKind, pages: number): string =>
  pages === 1 ? declaration.one : declaration.many.replace('{pages}', String(pages));

/** The age line: the age in years under 18, that the person is over 18, or an empty line where the age is not known. */
export const ageLine = (
  { age }: StatementKind,
  known: { readonly under18: 'yes' | 'no' | 'not-sure'; readonly years: number | null },
): 'none' | 'over-18' | 'open' | number =>
  age === null
    ? 'none'
    : known.under18 === 'no'
      ? 'over-18'
      : known.under18 === 'yes' && known.years !== null
        ? known.years
        : 'open';
