/** @file All known mutants, by what they are about. */
import type { Mutant } from '../mutant.ts';
import { CAMPAIGNS } from './campaigns.ts';
import { CHECK } from './check.ts';
import { CONSENT } from './consent.ts';
import { DATES } from './dates.ts';
import { DOCUMENTS } from './documents.ts';
import { DURABLE } from './durable.ts';
import { GROUNDS } from './grounds.ts';
import { HIDDEN } from './hidden.ts';
import { LEAVING } from './leaving.ts';
import { LIMITS } from './limits.ts';
import { RECORD } from './record.ts';
import { REDACTION } from './redaction.ts';
import { SHEETS } from './sheets.ts';
import { SHELL } from './shell.ts';
import { VAULT } from './vault.ts';
import { VERIFY } from './verify.ts';
import { WINDOW } from './window.ts';
import { WIPES } from './wipes.ts';

export const MUTANTS_BY_SUBJECT: Readonly<Record<string, readonly Mutant[]>> = {
  verify: VERIFY,
  check: CHECK,
  limits: LIMITS,
  durable: DURABLE,
  wipes: WIPES,
  shell: SHELL,
  vault: VAULT,
  consent: CONSENT,
  grounds: GROUNDS,
  record: RECORD,
  documents: DOCUMENTS,
  hidden: HIDDEN,
  redaction: REDACTION,
  leaving: LEAVING,
  sheets: SHEETS,
  window: WINDOW,
  dates: DATES,
  campaigns: CAMPAIGNS,
};

export const MUTANTS: readonly Mutant[] = Object.values(MUTANTS_BY_SUBJECT).flat();
