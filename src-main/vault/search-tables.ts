/**
 * @file The tables of the index of words, and of pages read by machine. They are made of what
 * other tables hold and can be made anew: so a salvage leaves them behind, and they may be written to without an entry in the
 * log. They are sealed like all others: whoever takes words out of the index hides what they stand in.
 */

export const SEARCH_TABLES: readonly string[] = [
  'search_piece',
  'search_due',
  'search_unread',
  'search_term',
  'search_read',
  'search_person',
];
