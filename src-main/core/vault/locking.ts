/** @file Within which limits a vault may choose when it locks by itself. Our own rule, no law's. */

/** Below the least nobody can read a page; above the most an open laptop lies there for whoever comes by. */
export const LOCK_MINUTES = { least: 1, most: 30 } as const;
