/** When a backup is asked for: by how far two clock readings lie apart, whichever of them was wrong. */
import { expect, it } from 'vitest';
import { backupReminder } from '../../../../src-main/core/vault/backup-reminder.ts';

const NOW = '2026-11-24T09:00:00.000+00:00';

it.each([
  ['nothing was done since', 0, null, null],
  ['there is work and no backup', 1, null, 'none-yet'],
  ['it was made six days ago', 1, '2026-11-18T09:00:00.000+00:00', null],
  ['it was made a week ago', 1, '2026-11-17T09:00:00.000+00:00', 'due'],
  ['the clock was ten minutes ahead when it was made', 1, '2026-11-24T09:10:00.000+00:00', null],
  ['the clock was years ahead when it was made', 1, '2031-01-01T00:00:00.000+00:00', 'due'],
])('where %s', (_, changes, last, reminder) => {
  expect(backupReminder(last, changes, NOW)).toBe(reminder);
});
