/**
 * @file The tables of the index of words (migration 0510). It is made of what other tables hold and can be made anew: so
 * it has no seals, a salvage leaves it behind, and it may be written to without an entry in the log.
 */
export const SEARCH_TABLES: readonly string[] = [
  'search_piece',
  'search_due',
  'search_unread',
  'search_term',
];

/** Whether a statement writes to the index and to nothing else. */
export const writesIndexOnly = (sql: string): boolean =>
  /^\s*(INSERT( OR (IGNORE|REPLACE))? INTO|DELETE FROM|UPDATE) search_(piece|due|unread|term|words)\b/.test(
    sql,
  );
