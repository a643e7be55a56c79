/** @file Identifiers: random, opaque, branded so that one kind is never passed for another. */
import * as z from 'zod';

const id = <B extends string>() =>
  z
    .string()
    .regex(/^[0-9a-z]{26}$/)
    .brand<B>();

export const CaseId = id<'CaseId'>();
export const PersonId = id<'PersonId'>();
export const EvidenceId = id<'EvidenceId'>();
export const ScreeningId = id<'ScreeningId'>();
export const BundleId = id<'BundleId'>();
export const SectionId = id<'SectionId'>();
export const ConsentId = id<'ConsentId'>();
export const LinkId = id<'LinkId'>();
export const PackId = id<'PackId'>();
export const HandoverId = id<'HandoverId'>();
export const EventId = id<'EventId'>();
export const ContactId = id<'ContactId'>();
export const StatementId = id<'StatementId'>();

export type CaseId = z.infer<typeof CaseId>;
export type PersonId = z.infer<typeof PersonId>;
export type EvidenceId = z.infer<typeof EvidenceId>;
export type ScreeningId = z.infer<typeof ScreeningId>;
export type BundleId = z.infer<typeof BundleId>;
export type SectionId = z.infer<typeof SectionId>;
export type ConsentId = z.infer<typeof ConsentId>;
export type LinkId = z.infer<typeof LinkId>;
export type PackId = z.infer<typeof PackId>;
export type HandoverId = z.infer<typeof HandoverId>;
export type EventId = z.infer<typeof EventId>;
export type ContactId = z.infer<typeof ContactId>;
export type StatementId = z.infer<typeof StatementId>;

/** A number that stands for a file the person picked; the renderer never sees or names a path. */
export const FileHandle = z
  .string()
  .regex(/^pick-[0-9a-z]{26}$/)
  .brand<'FileHandle'>();
export type FileHandle = z.infer<typeof FileHandle>;
