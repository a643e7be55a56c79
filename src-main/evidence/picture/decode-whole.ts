/** @file Whether a picture decodes to its end. */
import { INTAKE_LIMITS } from '../limits.ts';

/** True too for one that is too large to be decoded: then nothing is known against it. */
export async function decodeWhole(picture: Uint8Array): Promise<boolean> {
  const { sharp } = await import('./library.ts');
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: false }).metadata();
    if (width * height > INTAKE_LIMITS.picturePixels) return true;
    // Its last dot: to come to it, all of it is read. To count every dot's shade takes ten times as long.
    await sharp(picture, { failOn: 'warning', sequentialRead: true })
      .extract({ left: 0, top: height - 1, width: 1, height: 1 })
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}
