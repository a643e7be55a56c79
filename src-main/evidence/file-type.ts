/**
 * @file What a file is, by its first bytes and never by its name: names are typed by people and by
 * those who wish us harm.
 */
import { TestimonyError } from '../core/errors/errors.ts';
import type { RecordingType } from '../core/evidence/media-types.ts';
import { coded } from '../core/findings/finding.ts';
import type { LeadsElsewhere } from '../core/findings/intake-codes.ts';
import { looksLikeText } from '../core/text/encoding.ts';
import type { MediaType } from './decoder.ts';
import { looksLikeBitmap } from './picture/bitmap.ts';
import { startOfJpeg } from './picture/jpeg-head.ts';

// Which kind of sound or film a file is, by its first bytes; what it holds is found out in
// intake-recording.ts.

/** Brands of the ISO container whose whole content is sound. */
const SOUND_BRANDS = /^(M4A|M4B) /;
/** A QuickTime film from before there were brands begins with one of its boxes. */
const OLD_QUICKTIME = /^\0...(moov|mdat|wide)/s;

/** `head`: the first bytes as Latin-1. Null for anything else. */
function recordingType(head: string): RecordingType | null {
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

// Whether a file is an e-mail, by its first bytes.

/** A statement may begin "From March 2021 I worked", a note "X-ray: left wrist": mail says more than one such thing. */
function looksLikeMail(head: string): boolean {
  if (/^From \S+@\S+ /.test(head)) return true;
  if (/^(From|To|Subject|Date|Message-ID):/i.test(head)) {
    return (
      /^(From|To|Subject|Date):/im.test(head.slice(10)) &&
      /^(MIME-Version|Message-ID|Content-Type):/im.test(head)
    );
  }
  const first = /^(Return-Path:|Received: (from|by) |Delivered-To:|MIME-Version:|X-[\w-]+:)/i.exec(head);
  if (first === null) return false;
  const rest = head.slice(first[0].length);
  return first[0].startsWith('X-')
    ? /^(MIME-Version|Message-ID|Content-Type|Received):/im.test(rest)
    : /^(From|To|Subject|Message-ID|Received|MIME-Version|Content-Type|DKIM-Signature|X-[\w-]+):/im.test(
        rest,
      );
}

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Every Outlook item has a stream of this name (MS-OXMSG, section 2.4), which no Word or Excel file has. */
const PROPERTIES = Buffer.from('__properties_version1.0', 'utf16le');

function isOutlookItem(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.subarray(0, COMPOUND.length).equals(COMPOUND) && all.includes(PROPERTIES);
}

// Files that are not what they show: a drawing made of instructions, and links and shortcuts as Windows, macOS and Linux
// desktops keep them.

const SVG =
  /^(\u00ef\u00bb\u00bf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE\s+svg[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/i;
const INTERNET_SHORTCUT = /^(\u00ef\u00bb\u00bf)?\s*(\[[^\]\r\n]*\][^[]*)?\[InternetShortcut\]/i;
const DESKTOP_LINK = /^\s*(#[^\n]*\n)*\s*\[Desktop Entry\]/i;
/** [MS-SHLLINK] 2.1: the size of the header, and the class that it is. */
const SHELL_LINK = 'L\0\0\0\u0001\u0014\u0002\0\0\0\0\0\u00c0';
/** A list of properties of macOS with one of them, `URL`; the packed kind writes the length of a text before it. */
const PROPERTY_LIST = /^(\u00ef\u00bb\u00bf)?\s*(<\?xml[^>]*>\s*)?(<!DOCTYPE\s+plist[^>]*>\s*)?<plist[\s>]/i;

/** `head`: the first thousand bytes, a letter for each. Null for what is no such file. */
function leadsElsewhere(head: string): LeadsElsewhere | null {
  if (SVG.test(head)) return 'drawing';
  if (INTERNET_SHORTCUT.test(head)) return 'link';
  if (PROPERTY_LIST.test(head) && head.includes('<key>URL</key>')) return 'link';
  if (head.startsWith('bplist00') && head.slice(8, 40).includes('SURL')) return 'link';
  if (head.startsWith(SHELL_LINK)) return 'shortcut';
  if (DESKTOP_LINK.test(head)) return /^\s*Type\s*=\s*Link/im.test(head) ? 'link' : 'shortcut';
  return null;
}

/** A PDF's header may stand anywhere in its first 1,024 bytes: mail gateways put things before it. */
const PDF_HEADER_WITHIN = 1024;

const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What people bring that is not taken, in the words of the folder they found it in, and what to do. */
const ADVICE = {
  archive: 'an archive of files: open it and add the files one by one',
  postscript: 'a PostScript file: convert it to PDF',
  video: 'a video of a kind that is not taken: save it as MP4',
  program: 'a program, not a document',
  database: 'a database: export what matters as PDF',
  unknown: 'of a kind that is not known here: save it as PDF, JPEG or PNG',
} as const;

/** Throws empty-file, or unsupported-type with, in `detail`, what the file looks like and what to do. */
export function detectType(bytes: Uint8Array): MediaType {
  if (bytes.length === 0) throw new TestimonyError('empty-file');
  const head = ascii(bytes, 0, PDF_HEADER_WITHIN + 8);
  if (isAt(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (isAt(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (isTiff(bytes)) return 'image/tiff';
  if (looksLikeBitmap(bytes)) return 'image/bmp';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF....WEBP/s.test(head)) return 'image/webp';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return zipType(bytes);
  const header = head.indexOf('%PDF-');
  if (header >= 0 && header < PDF_HEADER_WITHIN) return 'application/pdf';
  if (head.slice(4, 8) === 'ftyp') return isoMediaType(head);
  const recording = recordingType(head);
  if (recording !== null) return recording;
  if (isOutlookItem(bytes)) return 'application/vnd.ms-outlook';
  if (looksLikeMail(head)) return 'message/rfc822';
  if (isAt(bytes, 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'application/x-ole-storage';
  if (head.startsWith('{\\rtf')) return 'application/rtf';
  if (/^(\u00ef\u00bb\u00bf)?\s*(<!doctype html|<html)/i.test(head)) return 'text/html';
  const elsewhere = leadsElsewhere(head);
  if (elsewhere !== null)
    throw new TestimonyError('unsupported-type', { found: [coded('leads-elsewhere', { what: elsewhere })] });
  const other = otherKind(head, bytes);
  if (other !== null) throw unsupported(other);
  // A PDF whose first line was damaged is still no letter to be typeset.
  if (/\d+ \d+ obj\b/.test(head) && /\b(trailer|startxref|endobj)\b/.test(ascii(bytes, 0, bytes.length)))
    return 'application/pdf';
  // Other programs pass over a few bytes that do not belong there.
  if (startOfJpeg(bytes) >= 0) return 'image/jpeg';
  if (looksLikeText(bytes)) return 'text/plain';
  throw unsupported('unknown');
}

function unsupported(kind: keyof typeof ADVICE): TestimonyError {
  return new TestimonyError('unsupported-type', { detail: ADVICE[kind] });
}

function isTiff(bytes: Uint8Array): boolean {
  return (
    isAt(bytes, 0, [0x49, 0x49, 0x2a, 0x00]) ||
    isAt(bytes, 0, [0x4d, 0x4d, 0x00, 0x2a]) ||
    isAt(bytes, 0, [0x49, 0x49, 0x2b, 0x00]) ||
    isAt(bytes, 0, [0x4d, 0x4d, 0x00, 0x2b])
  );
}

/** Pictures and films from telephones share one container; the brand says which it is. */
function isoMediaType(head: string): MediaType {
  const brand = head.slice(8, 12);
  if (HEIF_BRANDS.has(brand)) return 'image/heic';
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  return recordingType(head) ?? 'video/mp4';
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Where the name of the first file in a ZIP stands. */
const FIRST_NAME = 30;

/** Office programs keep their parts in a ZIP, and begin it with one of these: a document among other files is none. */
function zipType(bytes: Uint8Array): MediaType {
  const head = ascii(bytes, FIRST_NAME, 4096);
  if (head.startsWith('mimetypeapplication/vnd.oasis.opendocument.text'))
    return 'application/vnd.oasis.opendocument.text';
  if (head.startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'))
    return 'application/vnd.oasis.opendocument.spreadsheet';
  if (head.startsWith('mimetypeapplication/vnd.oasis.opendocument'))
    return 'application/vnd.oasis.opendocument';
  if (!/^(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/.test(head))
    return 'application/zip';
  const names = head + ascii(bytes, Math.max(0, bytes.length - 65_536), 65_536);
  if (names.includes('word/document.xml')) return `${OFFICE}.wordprocessingml.document`;
  if (names.includes('xl/workbook.xml')) return `${OFFICE}.spreadsheetml.sheet`;
  return names.includes('ppt/presentation.xml') ? `${OFFICE}.presentationml.presentation` : 'application/zip';
}

function otherKind(head: string, bytes: Uint8Array): keyof typeof ADVICE | null {
  if (head.startsWith('%!PS')) return 'postscript';
  if (head.startsWith('Rar!') || head.startsWith('7z\u00bc\u00af') || isAt(bytes, 0, [0x1f, 0x8b]))
    return 'archive';
  if (/^RIFF....AVI /s.test(head) || head.startsWith('FLV')) return 'video';
  if (isAt(bytes, 0, [0x00, 0x00, 0x01, 0xba]) || isAt(bytes, 0, [0x30, 0x26, 0xb2, 0x75])) return 'video';
  if (head.startsWith('MZ') || isAt(bytes, 0, [0x7f, 0x45, 0x4c, 0x46])) return 'program';
  if (head.startsWith('SQLite format 3')) return 'database';
  return null;
}

function isAt(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((value, i) => bytes[at + i] === value);
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    from,
    Math.min(bytes.length, from + length),
  );
}
