/** @file The calls of contract/consent.ts. */
import type { consentCalls } from '../../contract/consent.ts';
import { consentList, consentRecord, consentReleases } from '../consent/consent.ts';
import { consentCheck } from '../consent/consent-gate.ts';
import { leavingSettled } from '../leaving/settle-departures.ts';
import type { Handlers } from './handlers.ts';

export const consentHandlers = {
  consentRecord,
  consentCheck,
  consentList,
  consentReleases,
  leavingSettled,
} satisfies Handlers<keyof typeof consentCalls>;
