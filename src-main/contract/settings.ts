/**
 * @file How the window looks: light or dark, and the size of its text. The one thing this program keeps outside
 * the vault, because whoever needs large text needs it to type the passphrase. It says nothing about any case.
 */
export const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const;
/** Percent. Everything is measured in rem, so one number scales the whole window. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const;

export type ColorScheme = (typeof COLOR_SCHEMES)[number];
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Settings {
  readonly scheme: ColorScheme;
  readonly textSize: TextSize;
}

/** As the computer is set, text as it comes. */
export const PLAIN_SETTINGS: Settings = { scheme: 'auto', textSize: 100 };
