/** @file The whole vault's log, and the check of it. */
import { AuditLog } from './audit-log.tsx';
import { CheckLog } from './check-log.tsx';
import { KeptHeads } from './kept-heads.tsx';

export default function VaultLog() {
  return (
    <>
      <CheckLog />
      <KeptHeads />
      <AuditLog />
    </>
  );
}
