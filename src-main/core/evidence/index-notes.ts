/** @file How much an index may say of one document beside its title, date and place. */

export const NOTES_OF_ONE = 30;
export const NOTE_LETTERS = 4_000;
