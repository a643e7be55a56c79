/** @file A moment as commands say it. A file of its own: every command of a vault may say one, and few print a record. */

/** To the minute, as the clock of the device stood. */
export const moment = (at: string): string => at.slice(0, 16).replace('T', ' ');
