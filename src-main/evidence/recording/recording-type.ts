/** @file Which kind of sound or film a file is, by its first bytes; what it holds is found out in intake-recording.ts. */
import type { RecordingType } from '../../core/evidence/media-types.ts';

/** Brands of the ISO container whose whole content is sound. */
const SOUND_BRANDS = /^(M4A|M4B) /;
/** A QuickTime film from before there were brands begins with one of its boxes. */
const OLD_QUICKTIME = /^\0...(moov|mdat|wide)/s;

/** `head`: the first bytes as Latin-1. Null for anything else. */
export function recordingType(head: string): RecordingType | null {
  if (head.slice(4, 8) === 'ftyp') return isoType(head.slice(8, 12));
  if (OLD_QUICKTIME.test(head)) return 'video/quicktime';
  if (head.startsWith('OggS')) return 'audio/ogg';
  if (head.startsWith('fLaC')) return 'audio/flac';
  if (/^#!AMR(-WB)?\n/.test(head)) return 'audio/amr';
  if (/^RIFF....WAVE/s.test(head)) return 'audio/wav';
  if (head.startsWith('\u001aE\u00df\u00a3'))
    return head.slice(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  if (head.startsWith('ID3')) return 'audio/mpeg';
  // A frame of sound begins with eleven or twelve bits that are set, and then says its layer.
  const [first, second] = [head.charCodeAt(0), head.charCodeAt(1)];
  if (first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  return (second & 0xe6) === 0xe2 ? 'audio/mpeg' : null;
}

function isoType(brand: string): RecordingType {
  if (SOUND_BRANDS.test(brand)) return 'audio/mp4';
  if (brand === 'qt  ') return 'video/quicktime';
  return brand.startsWith('3g') ? 'video/3gpp' : 'video/mp4';
}
