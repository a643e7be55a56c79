/** @file What the camera wrote into a picture that a person should know of. The values are not repeated. */
import exifr from 'exifr';
import { coded, type Note } from '../../core/findings/finding.ts';

export async function cameraNotes(bytes: Uint8Array): Promise<Note[]> {
  const notes: Note[] = [];
  const found = await cameraData(bytes);
  if (found.place) notes.push(coded('camera-place'));
  if (found.time) notes.push(coded('camera-time'));
  return notes;
}

async function cameraData(bytes: Uint8Array): Promise<{ place: boolean; time: boolean }> {
  try {
    const tags = await exifr.parse(bytes, {
      gps: true,
      exif: true,
      xmp: false,
      iptc: false,
      icc: false,
      makerNote: false,
      mergeOutput: true,
      pick: ['GPSLatitude', 'GPSLongitude', 'DateTimeOriginal', 'CreateDate'],
    });
    return {
      place: Number.isFinite(tags?.latitude) || tags?.GPSLatitude !== undefined,
      time: tags?.DateTimeOriginal !== undefined || tags?.CreateDate !== undefined,
    };
  } catch {
    // A picture whose camera data cannot be read still shows what it shows.
    return { place: false, time: false };
  }
}
