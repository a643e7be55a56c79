/**
 * @file The mark in which words stand that were read of a picture by machine (ISO 32000-2, 14.6, marked content): it goes
 * with them into bundles, where nothing else tells them from words that somebody hid.
 */
export const READ_MARK = 'ReadByMachine';
