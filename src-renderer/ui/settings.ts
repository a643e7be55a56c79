/**
 * @file Light or dark, and the size of text. The page is served looking as it was left (app/start-page.ts); a change
 * shows at once, and the app process keeps it.
 */
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import {
  COLOR_SCHEMES,
  PLAIN_SETTINGS,
  type Settings,
  TEXT_SIZES,
} from '../../src-main/contract/settings.ts';
import { app } from '../bridge/client.ts';

/** As the page looks now. */
export function readSettings(): Settings {
  const { scheme, textSize } = document.documentElement.dataset;
  return {
    scheme: COLOR_SCHEMES.find((each) => each === scheme) ?? PLAIN_SETTINGS.scheme,
    textSize: TEXT_SIZES.find((each) => String(each) === textSize) ?? PLAIN_SETTINGS.textSize,
  };
}

/** Shows it, then keeps it. Throws Failure when it could not be kept; it holds until the program closes all the same. */
export async function changeSettings(part: Partial<Settings>): Promise<void> {
  const settings = { ...readSettings(), ...part };
  document.documentElement.dataset.scheme = settings.scheme;
  document.documentElement.dataset.textSize = String(settings.textSize);
  await app.keepSettings(settings);
}

/** Mantine asks here and not in the page's own storage, which is empty each time the program starts. */
export const settingsManager: MantineColorSchemeManager = {
  get: (): MantineColorScheme => readSettings().scheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
