/** @file The use cases about keys and second persons, and about what is kept and what is erased. */
import type { keepingCalls } from '../../contract/keeping.ts';
import type { keyCalls } from '../../contract/keys.ts';
import { colleagueRole } from '../vault/colleagues.ts';
import { erasureAllow, erasureList, erasureMake, erasurePreview } from '../vault/erasure.ts';
import { erasureExport } from '../vault/erasure-paper.ts';
import { keyFileDrop, keyFileMake } from '../vault/key-file.ts';
import { holdLift, holdList, holdSet } from '../vault/legal-hold.ts';
import { rekeyMake, rekeyShow } from '../vault/rekey.ts';
import { lockingSet, retentionSet, rulesShow, secondSet } from '../vault/rules.ts';
import { secondApprove } from '../vault/second-person.ts';
import type { Handlers } from './handlers.ts';

export const keepingHandlers = {
  colleagueRole,
  keyFileMake,
  keyFileDrop,
  rulesShow,
  secondSet,
  retentionSet,
  lockingSet,
  secondApprove,
  rekeyShow,
  rekeyMake,
  holdList,
  holdSet,
  holdLift,
  erasurePreview,
  erasureAllow,
  erasureMake,
  erasureList,
  erasureExport,
} satisfies Handlers<keyof typeof keyCalls | keyof typeof keepingCalls>;
