/** @file The shipped fonts, as the page asks for them: the very files that pages are typeset in, where their packages lie. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontAddress, fontFile, SHIPPED_FONTS, type ShippedFont, weightsOf } from '../core/text/fonts.ts';
import { ORIGIN } from './our-page.ts';

/** By address; where each lies is looked for when it is asked for, and most never are. */
const ADDRESSES: ReadonlyMap<string, { readonly font: ShippedFont; readonly weight: string }> = new Map(
  SHIPPED_FONTS.flatMap((font) =>
    weightsOf(font).map((weight) => [`${ORIGIN}${fontAddress(font, weight)}`, { font, weight }] as const),
  ),
);

/** The file behind an address such as `app://vault/fonts/noto-sans-ethiopic/400Regular.ttf`; null where no shipped font has it. */
export function fontAt(address: string): string | null {
  const asked = ADDRESSES.get(address);
  if (asked === undefined) return null;
  const { resolve } = createRequire(import.meta.url);
  const folder = dirname(resolve(`@expo-google-fonts/${asked.font.package}/package.json`));
  return join(folder, fontFile(asked.font, asked.weight));
}
