/** @file Whether the open vault is one that is damaged and only looked at: what would change it is then not offered. */
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';

/** Undefined until it is known. It stays so while the vault is open. */
export function useReadOnly(): boolean | undefined {
  const { data, isError } = useQuery({
    queryKey: ['read-only'],
    queryFn: async () => (await call('salvageShow', {})).readOnly,
  });
  // Where it cannot be told, whatever is tried says so itself.
  return isError ? false : data;
}
