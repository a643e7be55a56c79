/** @file The use cases about the vault itself. */

import { auditList, auditVerify } from '../vault/audit-log.ts';
import { vaultChangePassphrase } from '../vault/change-passphrase.ts';
import { vaultClock, vaultCorrectClock } from '../vault/clock.ts';
import { vaultStatus } from '../vault/vault-status.ts';
import type { Handlers } from './handlers.ts';

export const vaultHandlers = {
  vaultStatus,
  vaultClock,
  vaultCorrectClock,
  vaultChangePassphrase,
  auditList,
  auditVerify,
} satisfies Handlers<
  'vaultStatus' | 'vaultClock' | 'vaultCorrectClock' | 'vaultChangePassphrase' | 'auditList' | 'auditVerify'
>;
