/** @file What begins a change. Where the vault is only looked at it is not there: the page says why, at its top. */
import type { ReactNode } from 'react';
import { useOnlyLooks } from '../bridge/read-only.ts';

/** `everyRole`: also whoever only reads may do it, such as trying a backup; the log has it, so a damaged vault refuses it. */
export function Changing({
  everyRole = false,
  children,
}: {
  readonly everyRole?: boolean;
  readonly children: ReactNode;
}) {
  const why = useOnlyLooks();
  return why === 'damaged' || (why === 'role' && !everyRole) ? null : children;
}
