/**
 * @file The one contract between renderer and vault host. The host's registry and the renderer's client
 * are both derived from it; a call that one side lacks does not compile, and a test checks that each
 * has a handler.
 */

import type * as z from 'zod';
import { accountCalls } from './accounts.ts';
import { ageCalls } from './age.ts';
import { bundleCalls } from './bundles.ts';
import type { Call } from './call.ts';
import { caseCalls } from './cases.ts';
import { chronologyCalls } from './chronology.ts';
import { consentCalls } from './consent.ts';
import { contactCalls } from './contact.ts';
import { copyOutCalls } from './copy-out.ts';
import { dateCalls } from './dates.ts';
import { draftCalls } from './drafts.ts';
import { evidenceCalls } from './evidence.ts';
import { figureCalls } from './figures.ts';
import { formCalls } from './forms.ts';
import { handoverCalls } from './handover.ts';
import { screeningCalls } from './interviews.ts';
import { keepingCalls } from './keeping.ts';
import { keyCalls } from './keys.ts';
import { linkCalls } from './links.ts';
import { logHeadCalls } from './log-heads.ts';
import { notificationCalls } from './notification.ts';
import { offerCalls } from './offers.ts';
import { packCalls } from './packs.ts';
import { pictureReadingCalls } from './picture-reading.ts';
import { privilegeCalls } from './privilege.ts';
import { readinessCalls } from './readiness.ts';
import { recordPaperCalls } from './record-paper.ts';
import { redactionCalls } from './redaction.ts';
import { referralCalls } from './referral.ts';
import { searchCalls } from './search.ts';
import { statementCalls } from './statements.ts';
import { submissionCalls } from './submission.ts';
import { todayCalls } from './today.ts';
import { transcriptCalls } from './transcripts.ts';
import { vaultCalls } from './vault.ts';
import { worksheetExportCalls } from './worksheet-export.ts';

export const contract = {
  ...vaultCalls,
  ...logHeadCalls,
  ...keyCalls,
  ...keepingCalls,
  ...caseCalls,
  ...ageCalls,
  ...todayCalls,
  ...figureCalls,
  ...dateCalls,
  ...contactCalls,
  ...chronologyCalls,
  ...evidenceCalls,
  ...pictureReadingCalls,
  ...transcriptCalls,
  ...redactionCalls,
  ...screeningCalls,
  ...accountCalls,
  ...consentCalls,
  ...linkCalls,
  ...offerCalls,
  ...referralCalls,
  ...notificationCalls,
  ...copyOutCalls,
  ...readinessCalls,
  ...submissionCalls,
  ...worksheetExportCalls,
  ...recordPaperCalls,
  ...statementCalls,
  ...formCalls,
  ...bundleCalls,
  ...privilegeCalls,
  ...packCalls,
  ...handoverCalls,
  ...draftCalls,
  ...searchCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller passes: defaults may be left out. */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
/** What the use case receives: checked, defaults filled in. */
export type CheckedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> =
  Contract[N] extends Call<z.ZodType, infer Output> ? Output : never;
