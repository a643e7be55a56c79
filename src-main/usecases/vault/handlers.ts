/** @file The use cases about the vault itself. */
import type { Handlers } from '../handlers.ts';
import { auditList, auditVerify } from './audit-log.ts';
import { vaultChangePassphrase } from './change-passphrase.ts';
import { vaultStatus } from './vault-status.ts';

export const vaultHandlers = {
  vaultStatus,
  vaultChangePassphrase,
  auditList,
  auditVerify,
} satisfies Handlers<'vaultStatus' | 'vaultChangePassphrase' | 'auditList' | 'auditVerify'>;
