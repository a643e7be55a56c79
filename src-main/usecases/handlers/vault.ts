/** @file The use cases about the vault itself. */

import type { logHeadCalls } from '../../contract/log-heads.ts';
import type { vaultCalls } from '../../contract/vault.ts';
import { auditList, auditVerify } from '../vault/audit-log.ts';
import { backupMake, backupStatus } from '../vault/backup.ts';
import { backupCheck } from '../vault/backup-drill.ts';
import { vaultChangePassphrase } from '../vault/change-passphrase.ts';
import { vaultClock, vaultCorrectClock } from '../vault/clock.ts';
import { colleagueAdd, colleagueList, colleagueRemove } from '../vault/colleagues.ts';
import { auditExport } from '../vault/export-log.ts';
import { logCompare } from '../vault/log-compare.ts';
import { logHeads, logWitness } from '../vault/log-witness.ts';
import { recoveryMake, recoveryTry } from '../vault/recovery.ts';
import { salvageShow } from '../vault/salvage.ts';
import { vaultStatus } from '../vault/vault-status.ts';
import type { Handlers } from './handlers.ts';

export const vaultHandlers = {
  vaultStatus,
  vaultClock,
  vaultCorrectClock,
  vaultChangePassphrase,
  colleagueList,
  colleagueAdd,
  colleagueRemove,
  recoveryMake,
  recoveryTry,
  backupStatus,
  backupMake,
  backupCheck,
  auditExport,
  salvageShow,
  auditList,
  auditVerify,
  logHeads,
  logWitness,
  logCompare,
} satisfies Handlers<keyof typeof vaultCalls | keyof typeof logHeadCalls>;
