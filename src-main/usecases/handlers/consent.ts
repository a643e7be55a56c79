/** @file The calls of contract/consent.ts and age.ts. */
import type { ageCalls } from '../../contract/age.ts';
import type { consentCalls } from '../../contract/consent.ts';
import { ageRecord, ageShow } from '../consent/age-decision.ts';
import { consentList, consentRecord, consentReleases } from '../consent/consent.ts';
import { consentCheck } from '../consent/consent-gate.ts';
import { formOffers } from '../consent/whom-for.ts';
import { leavingSettled } from '../leaving/settle-departures.ts';
import { releaseGiven, releasePutRight } from '../leaving/what-is-out.ts';
import type { Handlers } from './handlers.ts';

export const consentHandlers = {
  consentRecord,
  consentCheck,
  consentList,
  consentReleases,
  releaseGiven,
  releasePutRight,
  leavingSettled,
  ageShow,
  ageRecord,
  formOffers,
} satisfies Handlers<keyof typeof consentCalls | keyof typeof ageCalls>;
