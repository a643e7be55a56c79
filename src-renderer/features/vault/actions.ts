/** @file Entries of the log in words, as the command line and a copy of the log have them. */

import words from '../../../resources/locales/en/log.json' with { type: 'json' };
import type { AuditEntryView } from '../../../src-main/contract/vault.ts';
import { type LogWords, whatWasDone } from '../../../src-main/core/log/words.ts';
import { PURPOSES } from '../../consent/consents.ts';

export const LOG_WORDS: LogWords = words;

/** "Withdrew consent: A referral to…"; anything newer than the words is shown by its own name. */
export const doneWords = (entry: AuditEntryView): string =>
  whatWasDone(LOG_WORDS, entry, (id) => PURPOSES.find((one) => one.id === id)?.title ?? id);
