/**
 * @file Chromium without Electron knows no `app:` scheme, so the page is shown at an https address that
 * cannot exist (`.invalid` never resolves) and every request for it is answered here. The program only
 * ever sees its own addresses.
 */
const SHOWN = 'https://vault.invalid';
const OWN = 'app://vault';

export const toShown = (url: string): string => url.replace(OWN, SHOWN);
export const toOwn = (url: string): string => url.replace(SHOWN, OWN);
export const originOf = (url: string): string => (url.startsWith(`${OWN}/`) ? OWN : new URL(url).origin);
