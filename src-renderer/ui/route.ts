/** @file The places there are in the window. */
import type {
  BundleId,
  CaseId,
  EvidenceId,
  HandoverId,
  PersonId,
  ScreeningId,
} from '../../src-main/core/ids.ts';

/** By what a person does, in the order they stand. */
export const CASE_TABS = [
  'overview',
  'people',
  'evidence',
  'interviews',
  'forms',
  'sharing',
  'contact',
  'bundles',
  'log',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];
export const VAULT_TABS = [
  'log',
  'backup',
  'handover',
  'people',
  'keeping',
  'forms',
  'sources',
  'shelf',
  'passphrase',
  'look',
] as const;
export type VaultTab = (typeof VAULT_TABS)[number];

export type Route =
  | { readonly at: 'today' }
  | { readonly at: 'cases'; readonly create?: boolean }
  | {
      readonly at: 'case';
      readonly caseId: CaseId;
      readonly tab: CaseTab;
      /** Whose consent is to be shown under Consent and sharing. */
      readonly personId?: PersonId;
    }
  | { readonly at: 'recorded'; readonly caseId: CaseId; readonly personId: PersonId }
  | {
      readonly at: 'interview';
      readonly caseId: CaseId;
      readonly screeningId: ScreeningId;
      /** It was on the screen when the vault locked. */
      readonly returned?: boolean;
    }
  | {
      readonly at: 'exhibit';
      readonly caseId: CaseId;
      readonly evidenceId: EvidenceId;
      readonly page?: number;
      /** Seconds into a recording. */
      readonly mark?: number;
      /** The bundle it was opened from, to go back to. */
      readonly from?: BundleId;
    }
  | {
      readonly at: 'pack';
      readonly caseId: CaseId;
      readonly personId: PersonId;
      /** The record it is made from. */
      readonly screeningId?: ScreeningId;
    }
  | { readonly at: 'chronology'; readonly caseId: CaseId }
  | { readonly at: 'figures' }
  | { readonly at: 'bundle'; readonly caseId: CaseId; readonly bundleId: BundleId }
  | {
      readonly at: 'search';
      /** The case it was opened in; with `everywhere`, all cases are looked through all the same. */
      readonly caseId?: CaseId;
      readonly everywhere?: boolean;
      /** Where a name still stands; left out, any words. */
      readonly look?: 'name';
      readonly words?: string;
    }
  | { readonly at: 'handover'; readonly handoverId: HandoverId }
  | { readonly at: 'vault'; readonly tab: VaultTab };
