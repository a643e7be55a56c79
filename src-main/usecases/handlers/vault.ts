/** @file The use cases about the vault itself. */

import { auditList, auditVerify } from '../vault/audit-log.ts';
import { vaultChangePassphrase } from '../vault/change-passphrase.ts';
import { vaultStatus } from '../vault/vault-status.ts';
import type { Handlers } from './handlers.ts';

export const vaultHandlers = {
  vaultStatus,
  vaultChangePassphrase,
  auditList,
  auditVerify,
} satisfies Handlers<'vaultStatus' | 'vaultChangePassphrase' | 'auditList' | 'auditVerify'>;
