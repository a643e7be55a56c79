/** @file What a worker makes of it: written on a sheet, and told by nobody. */

const VIEWS: ReadonlySet<string> = new Set(['insight.judgement', 'insight.contrary-details']);

/** `key`: of a fact. */
export const isWorkersView = (key: string): boolean => VIEWS.has(key);
