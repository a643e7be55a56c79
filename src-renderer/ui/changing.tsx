/** @file What begins a change. Where the vault is damaged and only looked at it is not there: the page says why, at its top. */
import type { ReactNode } from 'react';
import { useReadOnly } from '../bridge/read-only.ts';

export function Changing({ children }: { readonly children: ReactNode }) {
  return useReadOnly() === true ? null : children;
}
