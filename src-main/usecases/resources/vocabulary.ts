/** @file Purposes of consent and keys of facts: the words that forms, ledger and exports share. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ConsentPurpose, CopiedOut, onPaperAs, purposesFor } from '../../core/consent/purposes.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { FactsFile } from '../../core/forms/fact-traits.ts';
import { isOfficeKind, isOfOffice } from '../../core/people/office-kind.ts';
import { PERSON_ROLES, type PersonRole } from '../../core/people/roles.ts';
import type { Resources } from './resources.ts';

const PurposesFile = z
  .object({
    purposes: z.array(ConsentPurpose).min(1),
    /** Roles whose consent an export needs. Of anybody else a recorded "no" counts. */
    /** Decisions that are asked for one by one, and why. */
    apart: z.strictObject({ purposes: z.array(z.string()).min(1), why: z.string().min(1) }),
    asked: z.array(z.enum(PERSON_ROLES)).min(1),
    copiedOut: z.array(CopiedOut.extend({ form: z.string().min(1) })),
    copiedOutOtherwise: CopiedOut,
    onPaperOtherwise: z.string().min(1),
    ageSaid: z.strictObject({
      goodForMonths: z.number().int().min(1),
      certainty: z.string().min(1),
      why: z.string().min(1),
    }),
    /** What leaves with consent alone, and why no other ground counts. */
    withOnlyConsent: z
      .array(z.strictObject({ export: z.string().min(1), why: z.string().min(1) }))
      .default([]),
    withoutConsent: z
      .array(
        z.strictObject({
          export: z.string().min(1),
          why: z.string().min(1),
          saysNobody: z.boolean().default(false),
        }),
      )
      .default([]),
  })
  // What no purpose names would leave unasked.
  .refine(
    ({ purposes, copiedOut, copiedOutOtherwise, onPaperOtherwise, withoutConsent }) =>
      [...copiedOut, copiedOutOtherwise, { export: onPaperOtherwise }].every(
        (one) =>
          purposes.some((purpose) => purpose.exports.includes(one.export)) ||
          withoutConsent.some((without) => without.export === one.export),
      ),
    { path: ['copiedOut'] },
  );

export type FactDefinition = z.infer<typeof FactsFile>['facts'][number];

/** What a person can agree to. Throws `form-damaged` naming the file. */
export function loadPurposes(resources: Resources): readonly ConsentPurpose[] {
  return purposesFile(resources).purposes;
}

/**
 * Under which purposes something leaves. Where several name it: the one it is let out for, the first when nobody says.
 * Throws `bad-input` naming those there are, `form-damaged`.
 */
export function leavesUnder(
  resources: Resources,
  kind: string,
  forPurpose: string,
): readonly ConsentPurpose[] {
  const may = purposesFor(loadPurposes(resources), kind);
  if (forPurpose === '') return may.slice(0, 1);
  const chosen = may.filter((one) => one.id === forPurpose);
  if (chosen.length > 0) return chosen;
  const choices = may.map((one) => one.id).join(', ');
  const found =
    choices === ''
      ? coded('input-needs-no-purpose', { field: 'for' })
      : coded('input-none-of', { field: 'for', choices });
  throw new TestimonyError('bad-input', { subject: 'for', found: [found] });
}

/**
 * Purposes of giving something to the kind of office that the recipient is, beside those it leaves under. None for what
 * cannot say who the person is. Throws `form-damaged`.
 */
export function officePurposes(
  resources: Resources,
  { kind, recipient }: { readonly kind: string; readonly recipient: string },
  under: readonly ConsentPurpose[],
): ConsentPurpose[] {
  const { purposes, withoutConsent } = purposesFile(resources);
  if (withoutConsent.some((one) => one.export === kind && one.saysNobody)) return [];
  return purposes.filter(
    ({ id, office }) =>
      office !== undefined &&
      isOfficeKind(office) &&
      isOfOffice(office, recipient) &&
      !under.some((one) => one.id === id),
  );
}

/** Why some decisions are asked for one by one. Throws `form-damaged` naming the file. */
export const whyApart = (resources: Resources): string => purposesFile(resources).apart.why;

/** The roles whose consent an export needs. Throws `form-damaged` naming the file. */
export const rolesAsked = (resources: Resources): readonly PersonRole[] => purposesFile(resources).asked;

/** For how many months an answer about being under 18 can be gone by. Throws `form-damaged` naming the file. */
export const ageSaidGoodFor = (resources: Resources): number => purposesFile(resources).ageSaid.goodForMonths;

/** What leaves without a consent, and why. Throws `form-damaged` naming the file. */
export const whyNoConsent = (resources: Resources, kind: string): string =>
  purposesFile(resources).withoutConsent.find((one) => one.export === kind)?.why ?? '';

/** Why no other ground lets it go than consent; undefined where one does. Throws `form-damaged` naming the file. */
export const whyOnlyConsent = (resources: Resources, kind: string): string | undefined =>
  purposesFile(resources).withOnlyConsent.find((one) => one.export === kind)?.why;

/** As what the answers of a form leave when they are typed into the form it prepares. Throws `form-damaged`. */
export function copiedOutAs(resources: Resources, formId: string): CopiedOut {
  const { copiedOut, copiedOutOtherwise } = purposesFile(resources);
  return copiedOut.find((one) => one.form === formId) ?? copiedOutOtherwise;
}

/** As what a record of a form leaves on paper: `onPaperAs`. Throws `form-damaged` naming the file. */
export const recordLeavesAs = (resources: Resources, formId: string): string =>
  onPaperAs(purposesFile(resources), formId).export;

/** Every kind of export there is, those that need no consent too. Throws `form-damaged` naming the file. */
export function exportKinds(resources: Resources): string[] {
  const { purposes, withoutConsent } = purposesFile(resources);
  return [
    ...new Set([...purposes.flatMap((one) => one.exports), ...withoutConsent.map((one) => one.export)]),
  ];
}

function purposesFile(resources: Resources): z.infer<typeof PurposesFile> {
  const known =
    purposesRead.get(resources) ?? readData(resources, join('consent', 'purposes.json'), PurposesFile);
  purposesRead.set(resources, known);
  return known;
}
const purposesRead = new WeakMap<Resources, z.infer<typeof PurposesFile>>();

/** Every fact the program knows by name, in the order of the files. Throws `form-damaged` naming the file. */
export function loadFacts(resources: Resources): readonly FactDefinition[] {
  const known = facts.get(resources) ?? readFacts(resources);
  facts.set(resources, known);
  return known;
}
const facts = new WeakMap<Resources, readonly FactDefinition[]>();

function readFacts(resources: Resources): FactDefinition[] {
  return readdirSync(join(resources.folder, 'facts'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readData(resources, join('facts', name), FactsFile).facts);
}

/** Keys a form may name: the facts, and `consent.<purpose>` from the ledger. */
export function loadFactKeys(resources: Resources): ReadonlySet<string> {
  const consents = loadPurposes(resources).map((purpose) => `consent.${purpose.id}`);
  return new Set([...loadFacts(resources).map((fact) => fact.key), ...consents]);
}

/** A data file of the program, checked. Throws `form-damaged` naming the file. */
export function readData<T>(resources: Resources, file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(join(resources.folder, file), 'utf8')));
  } catch (thrown) {
    const detail = thrown instanceof z.ZodError ? (thrown.issues[0]?.path.join('.') ?? '') : 'cannot be read';
    throw new TestimonyError('form-damaged', { subject: file, detail, cause: thrown });
  }
}
