import { openVault } from '../vault/open.ts';
export const open = openVault;
