/** @file The calls of contract/statements.ts. */
import type { statementCalls } from '../../contract/statements.ts';
import {
  statementAccept,
  statementEdit,
  statementReadBack,
  statementSettle,
} from '../statements/change-statement.ts';
import { statementDraft, statementKinds } from '../statements/draft-statement.ts';
import { statementList, statementShow } from '../statements/read-statement.ts';
import type { Handlers } from './handlers.ts';

export const statementHandlers = {
  statementKinds,
  statementList,
  statementShow,
  statementDraft,
  statementEdit,
  statementAccept,
  statementSettle,
  statementReadBack,
} satisfies Handlers<keyof typeof statementCalls>;
