/** @file Names and limits both ends of a channel share. No schema here: the preload has room for none. */

/** The app process's own calls. */
export const APP_CALLS = [
  'app:connect',
  'app:status',
  'app:choose-vault',
  'app:lock',
  'app:hide',
  'app:covered',
  'app:listen',
  'app:talk',
  'app:keep-settings',
  'app:pick-files',
  'app:take-dropped',
  'app:pick-source',
  'app:pick-folder',
  'app:show-result',
] as const;
export type AppCall = (typeof APP_CALLS)[number];

/** What the app process tells the page. */
export const VAULT_PORT = 'vault:port';
export const VAULT_LOCKED = 'vault:locked';
export const PAGE_HIDE = 'page:hide';
export const LOCK_SOON = 'vault:lock-soon';

/** Characters of JSON one request may have. The longest screening is far below it. */
export const MAX_REQUEST_LENGTH = 16 * 1024 * 1024;
