/**
 * @file The picture library, opened for the kinds of picture that are taken in and for no other, whatever a file's bytes
 * may look like. Loaded with the first picture: most files have none that has to be read or drawn.
 */
import sharp from 'sharp';
import type { PictureType } from '../../core/evidence/media-types.ts';

/** The library's reader of each kind; null for those that are decoded beside it. */
export const READERS: Readonly<Record<PictureType, string | null>> = {
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/png': 'VipsForeignLoadPng',
  'image/heic': null,
  'image/tiff': 'VipsForeignLoadTiff',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
  'image/bmp': null,
  // The library brings a decoder of AV1 for this container, and none of HEVC.
  'image/avif': 'VipsForeignLoadHeif',
};

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: Object.values(READERS).flatMap((reader) => reader ?? []) });

export { sharp };
