/** @file The whole vault's log, and the check of it. */
import { AuditLog } from './audit-log.tsx';
import { CheckLog } from './check-log.tsx';

export default function VaultLog() {
  return (
    <>
      <CheckLog />
      <AuditLog />
    </>
  );
}
