/** @file When to remind somebody of a backup: calmly, and only where there is something to lose. */

/** In days. A week is what an office that backs up on one day of it comes to; certainty L, a choice of ours. */
export const BACKUP_DUE_DAYS = 7;
const DAY_MS = 86_400_000;

/** `none-yet`: there is work, and no backup of it. `due`: work was done since, and the last is a week old, or of a day to come. */
export type BackupReminder = 'none-yet' | 'due';

/** `last`, `now`: ISO 8601. `changes`: how many things were done since the last backup, or ever. */
export function backupReminder(last: string | null, changes: number, now: string): BackupReminder | null {
  if (changes === 0) return null;
  if (last === null) return 'none-yet';
  // One that lies well ahead is of an unknown age: the clock was wrong then, or is now.
  return Math.abs(Date.parse(now) - Date.parse(last)) >= BACKUP_DUE_DAYS * DAY_MS ? 'due' : null;
}
