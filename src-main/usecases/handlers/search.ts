/** @file The calls of contract/search.ts. What a role may not read, it does not find. */
import type { CallName } from '../../contract/index.ts';
import type { searchCalls } from '../../contract/search.ts';
import { SEARCH_KINDS, type SearchKind } from '../../core/search/kinds.ts';
import type { Engine } from '../engine/engine.ts';
import { searchBuild } from '../search/build-index.ts';
import { reachOf } from '../search/catch-up.ts';
import { searchFind } from '../search/find-words.ts';
import { searchName } from '../search/where-named.ts';
import type { Handlers } from './handlers.ts';
import { mayCall } from './rights.ts';

/** The call that shows each kind of thing. */
const SHOWN_BY: Readonly<Record<SearchKind, CallName>> = {
  page: 'evidencePage',
  exhibit: 'evidenceList',
  answer: 'screeningShow',
  note: 'screeningShow',
  contact: 'contactList',
  plan: 'contactPlanShow',
  support: 'supportShow',
  person: 'caseShow',
  date: 'dateList',
  consent: 'consentList',
  case: 'caseShow',
};

const readable = ({ session }: Engine): SearchKind[] =>
  SEARCH_KINDS.filter((kind) => mayCall(session.role, SHOWN_BY[kind]));

export const searchHandlers = {
  searchFind: (engine, input) => searchFind(engine, input, readable(engine)),
  searchName: (engine, input) => searchName(engine, input, readable(engine)),
  searchReach: (engine) => reachOf(engine, null),
  searchBuild,
} satisfies Handlers<keyof typeof searchCalls>;
