/** @file Reminders that were put off: until the vault is locked, and no longer. */
import { forgetAtLock } from '../../bridge/locking.ts';

export type Reminder = 'backup' | 'recovery' | 'salvage';

export const putOff = new Set<Reminder>();
forgetAtLock(() => putOff.clear());
