/** @file Finding and showing cases. */

import type { CaseView } from '../../contract/cases.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { searchWords } from '../../core/text/search-text.ts';
import { listCases } from '../../vault/queries/cases.ts';
import type { Engine } from '../engine/engine.ts';
import { readCaseView } from './case-view.ts';

/** Newest change first. A search matches where every word is found, without regard to case or accents. */
export function caseList(engine: Engine, input: CheckedInput<'caseList'>): CallOutput<'caseList'> {
  return engine.session.read((db) => listCases(db, searchWords(input.search), input.offset, input.limit));
}

/** Throws `not-found`. */
export function caseShow(engine: Engine, input: CheckedInput<'caseShow'>): CaseView {
  return engine.session.read((db) => readCaseView(db, input.caseId));
}
