/** @file Entries of the log in words: the same in the window, at the command line and in a copy that is written out. */
import * as z from 'zod';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { isRole, ROLES } from '../vault/roles.ts';
import { LOG_KIND_NAMES } from './kinds.ts';
import type { LogLine, RefusedCall } from './merged.ts';

const Words = z.record(z.string(), z.string().trim().min(1).max(200));
const PAPER = [
  'title',
  'titleOf',
  'case',
  'vault',
  'narrowed',
  'everything',
  'from',
  'to',
  'entries',
  'newest',
  'written',
  'about',
  'withheld',
  'privileged',
  'witness',
] as const;
const COLUMNS = ['number', 'what', 'about', 'who', 'when', 'held', 'code', 'on'] as const;

/** resources/locales/…/log.json. */
export const LogWords = z.strictObject({
  /** `case.created` is `case-created`. What is done on a worksheet may have words of its own: `worksheet-…`. */
  action: Words,
  decided: Words,
  /** "Refused to a caseworker: building a bundle": how it is put, each role, and each use case that may be refused. */
  refused: z.record(z.enum(['to', 'without-consent', 'privileged']), z.string()),
  role: z.record(z.enum(ROLES), z.string()),
  asked: Words,
  held: z.string(),
  times: z.string(),
  column: z.record(z.enum(COLUMNS), z.string()),
  kind: z.record(z.enum(LOG_KIND_NAMES), z.string()),
  paper: z.record(z.enum(PAPER), z.string()),
});
export type LogWords = z.infer<typeof LogWords>;

/** What is said of one entry: `worksheet` and `decided` as the log lists them. */
export interface SaidOfEntry extends Pick<LogLine, 'action' | 'purpose' | 'heldOn' | 'refused'> {
  readonly worksheet: string;
  readonly decided: string;
}

/** The entry's own words; null for one that is newer than they are. */
export function actionKey({ action }: LogWords, entry: string, onWorksheet = false): string | null {
  const key = entry.replaceAll('.', '-');
  const onSheet = key.replace(/^screening-/, 'worksheet-');
  if (onWorksheet && action[onSheet] !== undefined) return onSheet;
  return action[key] === undefined ? null : key;
}

/**
 * "Withdrew consent: A referral to…, of 3 May 2026". `purposeTitle`: what the ledger's purpose is called. An entry
 * without words is shown by its own name.
 */
export function whatWasDone(
  words: LogWords,
  entry: SaidOfEntry,
  purposeTitle: (id: string) => string,
): string {
  const decided = words.decided[entry.decided];
  const key = actionKey(words, entry.action, entry.worksheet !== '');
  const done =
    decided === undefined
      ? (refusedWords(words, entry.refused ?? null) ?? words.action[key ?? ''] ?? entry.action)
      : decided.replace('{purpose}', purposeTitle(entry.purpose));
  const { heldOn = null } = entry;
  return heldOn === null ? done : `${done}, ${words.held.replace('{day}', formatFuzzyDate(heldOn))}`;
}

/** What was refused, and to which role; null where the entry does not say, or is newer than the words. */
function refusedWords({ refused, role, asked }: LogWords, said: RefusedCall | null): string | null {
  const call = asked[said?.call ?? ''];
  if (said === null || call === undefined || !isRole(said.role)) return null;
  const way = said.decision === 'without-consent' || said.decision === 'privileged' ? said.decision : null;
  const what = way === null ? call : refused[way].replace('{what}', call);
  return refused.to.replace('{role}', role[said.role]).replace('{what}', what);
}
