/** @file The pictures in an office file, as far as they can be set on a page: PNG, JPEG and GIF within the limits of dots. */
import { INTAKE_LIMITS } from '../limits.ts';

/** Of all of them, while a page is set. */
const ALL_DOTS = 300_000_000;

const ascii = (bytes: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, i) => bytes[from + i] === letter.charCodeAt(0));

/** Dots across and down; null where it is none of the three. */
export function dotsOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && ascii(bytes, 1, 'PNG'))
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes.length > 10 && ascii(bytes, 0, 'GIF8'))
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

export class Pictures {
  readonly drawn = new Map<string, Uint8Array>();
  #dots = 0;

  /** Whether it can be set; it is then kept under that name. */
  take(name: string, bytes: Uint8Array | undefined): boolean {
    if (this.drawn.has(name)) return true;
    const size = bytes === undefined ? null : dotsOf(bytes);
    if (bytes === undefined || size === null || size.width * size.height === 0) return false;
    const dots = size.width * size.height;
    if (dots > INTAKE_LIMITS.picturePixels || this.#dots + dots > ALL_DOTS) return false;
    this.#dots += dots;
    this.drawn.set(name, bytes);
    return true;
  }
}
