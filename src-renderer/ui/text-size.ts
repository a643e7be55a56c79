/**
 * @file Text size from 100% to 200%. Everything is measured in rem, so one number scales the whole
 * interface. Kept in the page's own storage, like light and dark: it says nothing about any case.
 */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const KEY = 'testimony-text-size';

export function readTextSize(): TextSize {
  const stored = Number(localStorage.getItem(KEY));
  return TEXT_SIZES.find((size) => size === stored) ?? 100;
}

export function applyTextSize(size: TextSize): void {
  document.documentElement.style.fontSize = `${size}%`;
}

export function keepTextSize(size: TextSize): void {
  localStorage.setItem(KEY, String(size));
  applyTextSize(size);
}
