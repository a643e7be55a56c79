/**
 * @file Whether the open vault is only looked at: because it is damaged, because its folder cannot be written, or
 * because whoever opened it has a role that reads.
 * What would change it is then not offered, and the page says why at its top. What a role may do is decided in
 * src-main/usecases/handlers/rights.ts; this only keeps away what that would refuse.
 */
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';

export type OnlyLooks = 'damaged' | 'folder' | 'role';

/** Why nothing can be changed; null where it can, undefined until it is known. It stays so while the vault is open. */
export function useOnlyLooks(): OnlyLooks | null | undefined {
  const { data, isError } = useQuery({ queryKey: ['read-only'], queryFn: readWhy });
  // Where it cannot be told, whatever is tried says so itself.
  return isError ? null : data;
}

/** Undefined until it is known. */
export function useReadOnly(): boolean | undefined {
  const why = useOnlyLooks();
  return why === undefined ? undefined : why !== null;
}

async function readWhy(): Promise<OnlyLooks | null> {
  const [{ readOnly }, { people }] = await Promise.all([call('salvageShow', {}), call('colleagueList', {})]);
  if (readOnly !== false) return readOnly === 'damage' ? 'damaged' : 'folder';
  return people.some(({ you, role }) => you && role === 'read-only') ? 'role' : null;
}
