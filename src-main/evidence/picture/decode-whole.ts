/** @file Whether a picture decodes to its end. */
import { INTAKE_LIMITS } from '../limits.ts';

/** True too for one that is too large to be decoded: then nothing is known against it. */
export async function decodeWhole(picture: Uint8Array): Promise<boolean> {
  const { sharp } = await import('./library.ts');
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: false }).metadata();
    if (width * height > INTAKE_LIMITS.picturePixels) return true;
    await sharp(picture, { failOn: 'warning', sequentialRead: true }).stats();
    return true;
  } catch {
    return false;
  }
}
