/**
 * @file The fonts of the program behind those of the computer. A face is read only when a letter of its range is to be
 * drawn that no font named before it has; until then it is a name and costs nothing. Named apart from installed fonts,
 * which may be older ones of the same family.
 */
import { BOLD, fontAddress, REGULAR, SHIPPED_FONTS, weightsOf } from '../../src-main/core/text/fonts.ts';

const WEIGHTS: Readonly<Record<string, string>> = { [REGULAR]: '400', [BOLD]: '700' };
const nameOf = (family: string) => `Testimony ${family}`;

/** To stand last in every list of fonts, in the order in which pages are typeset. */
export const SHIPPED_FAMILIES = SHIPPED_FONTS.map(({ family }) => `"${nameOf(family)}"`).join(', ');

/** Makes them known to the page, before anything is drawn. */
export function offerFonts(): void {
  for (const font of SHIPPED_FONTS) {
    for (const weight of weightsOf(font)) {
      document.fonts.add(
        new FontFace(nameOf(font.family), `url("${fontAddress(font, weight)}")`, {
          weight: WEIGHTS[weight] ?? '400',
          unicodeRange: font.letters,
        }),
      );
    }
  }
}
