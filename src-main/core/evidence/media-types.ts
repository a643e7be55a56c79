/**
 * @file The kinds of file that can be evidence, one row each, and how a working copy came to be. A further kind begins
 * here; how its first bytes look is in evidence/file-type.ts, and how it becomes pages in evidence/picture.
 */

/** What a file may be read as. */
export const READ_KINDS = [
  'pdf',
  'picture',
  'text',
  'sound',
  'video',
  'e-mail',
  'word-document',
  'spreadsheet',
  'slide-show',
  'office-file',
  'web-page',
  'archive',
] as const;

interface MediaKind {
  /** As people call it in every language; empty for plain text, which each language has its own words for. */
  readonly name: string;
  /** Endings of file names that the dialog offers. What a file is, its bytes say. */
  readonly endings: readonly string[];
  readonly readAs: (typeof READ_KINDS)[number];
}

export const MEDIA_KINDS = {
  'application/pdf': { name: 'PDF', endings: ['pdf'], readAs: 'pdf' },
  'image/jpeg': { name: 'JPEG', endings: ['jpg', 'jpeg'], readAs: 'picture' },
  'image/png': { name: 'PNG', endings: ['png'], readAs: 'picture' },
  'image/heic': { name: 'HEIC', endings: ['heic', 'heif'], readAs: 'picture' },
  'image/tiff': { name: 'TIFF', endings: ['tif', 'tiff'], readAs: 'picture' },
  'image/webp': { name: 'WebP', endings: ['webp'], readAs: 'picture' },
  'image/gif': { name: 'GIF', endings: ['gif'], readAs: 'picture' },
  'image/avif': { name: 'AVIF', endings: ['avif'], readAs: 'picture' },
  'image/bmp': { name: 'BMP', endings: ['bmp', 'dib'], readAs: 'picture' },
  'audio/mpeg': { name: 'MP3', endings: ['mp3'], readAs: 'sound' },
  'audio/mp4': { name: 'M4A', endings: ['m4a'], readAs: 'sound' },
  'audio/aac': { name: 'AAC', endings: ['aac'], readAs: 'sound' },
  'audio/ogg': { name: 'OGG', endings: ['ogg', 'oga', 'opus'], readAs: 'sound' },
  'audio/wav': { name: 'WAV', endings: ['wav'], readAs: 'sound' },
  'audio/flac': { name: 'FLAC', endings: ['flac'], readAs: 'sound' },
  'audio/amr': { name: 'AMR', endings: ['amr'], readAs: 'sound' },
  'video/mp4': { name: 'MP4', endings: ['mp4', 'm4v'], readAs: 'video' },
  'video/quicktime': { name: 'MOV', endings: ['mov'], readAs: 'video' },
  'video/3gpp': { name: '3GP', endings: ['3gp', '3g2'], readAs: 'video' },
  'video/webm': { name: 'WebM', endings: ['webm'], readAs: 'video' },
  'video/x-matroska': { name: 'MKV', endings: ['mkv'], readAs: 'video' },
  'message/rfc822': { name: 'EML', endings: ['eml'], readAs: 'e-mail' },
  'application/vnd.ms-outlook': { name: 'MSG', endings: ['msg'], readAs: 'e-mail' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    name: 'DOCX',
    endings: ['docx'],
    readAs: 'word-document',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    name: 'XLSX',
    endings: ['xlsx'],
    readAs: 'spreadsheet',
  },
  'application/vnd.oasis.opendocument.spreadsheet': {
    name: 'ODS',
    endings: ['ods'],
    readAs: 'spreadsheet',
  },
  'application/vnd.ms-excel': { name: 'XLS', endings: ['xls'], readAs: 'spreadsheet' },
  'text/csv': { name: 'CSV', endings: ['csv', 'tsv'], readAs: 'text' },
  'application/vnd.oasis.opendocument.text': { name: 'ODT', endings: ['odt'], readAs: 'word-document' },
  'application/rtf': { name: 'RTF', endings: ['rtf'], readAs: 'word-document' },
  // Word and PowerPoint until 2007, and workbooks and newer ones that are locked.
  'application/x-ole-storage': {
    name: 'DOC, PPT',
    endings: ['doc', 'ppt'],
    readAs: 'office-file',
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    name: 'PPTX',
    endings: ['pptx'],
    readAs: 'slide-show',
  },
  'application/vnd.oasis.opendocument': { name: 'ODP', endings: ['odp'], readAs: 'office-file' },
  'text/html': { name: 'HTML', endings: ['html', 'htm'], readAs: 'web-page' },
  'application/zip': { name: 'ZIP', endings: ['zip'], readAs: 'archive' },
  'text/plain': { name: '', endings: ['txt'], readAs: 'text' },
} as const satisfies Readonly<Record<string, MediaKind>>;

export type MediaType = keyof typeof MEDIA_KINDS;
export const MEDIA_TYPES = Object.keys(MEDIA_KINDS) as MediaType[];

/** The types that are read as this. */
type ReadAs<Kind> = {
  [Type in MediaType]: (typeof MEDIA_KINDS)[Type]['readAs'] extends Kind ? Type : never;
}[MediaType];
export type PictureType = ReadAs<'picture'>;

export type RecordingType = ReadAs<'sound' | 'video'>;

/** Of a stored type too, which may be one of a version to come. */
export const isRecording = (type: string): type is RecordingType => {
  const readAs = type in MEDIA_KINDS ? MEDIA_KINDS[type as MediaType].readAs : '';
  return readAs === 'sound' || readAs === 'video';
};
export const isPicture = (type: MediaType): type is PictureType => MEDIA_KINDS[type].readAs === 'picture';

const kinds: readonly MediaKind[] = Object.values(MEDIA_KINDS);

/**
 * What a recording is called where a copy of it goes along with pages: not by the name it came under, which may tell of
 * people and places. `sha256`: of the file.
 */
export const recordingName = (type: RecordingType, sha256: string): string =>
  `recording-${sha256.slice(0, 12)}.${MEDIA_KINDS[type].endings[0]}`;

/** "PDF, JPEG, PNG", for a sentence that goes on "and plain text can go in". */
export const NAMED_TYPES = kinds.flatMap(({ name }) => (name === '' ? [] : [name])).join(', ');

/** For the dialog in which files are chosen. */
export const FILE_ENDINGS: readonly string[] = kinds.flatMap(({ endings }) => endings);

/** `as-received`: the working copy is the original, byte for byte. */
export const WORKING_STEPS = [
  'as-received',
  'password-removed',
  'repaired',
  'answers-and-stamps-drawn-in',
  'converted-from-image',
  'typeset-from-text',
  'slip-in-its-place',
  'transcript-behind-it',
  'typeset-from-mail',
  'typeset-from-chat',
  'typeset-as-plain-words',
  'typeset-as-written',
  'typeset-as-table',
  'contents-listed',
  'read-by-machine',
] as const;
export type WorkingStep = (typeof WORKING_STEPS)[number];
