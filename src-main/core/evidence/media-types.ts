/**
 * @file The kinds of file that can be evidence, one row each, and how a working copy came to be. A further kind begins
 * here; how its first bytes look is in evidence/file-type.ts, and how it becomes pages in evidence/picture.
 */

interface MediaKind {
  /** As people call it in every language; empty for plain text, which each language has its own words for. */
  readonly name: string;
  /** Endings of file names that the dialog offers. What a file is, its bytes say. */
  readonly endings: readonly string[];
  readonly readAs: 'pdf' | 'picture' | 'text';
}

export const MEDIA_KINDS = {
  'application/pdf': { name: 'PDF', endings: ['pdf'], readAs: 'pdf' },
  'image/jpeg': { name: 'JPEG', endings: ['jpg', 'jpeg'], readAs: 'picture' },
  'image/png': { name: 'PNG', endings: ['png'], readAs: 'picture' },
  'image/heic': { name: 'HEIC', endings: ['heic', 'heif'], readAs: 'picture' },
  'image/tiff': { name: 'TIFF', endings: ['tif', 'tiff'], readAs: 'picture' },
  'text/plain': { name: '', endings: ['txt'], readAs: 'text' },
} as const satisfies Readonly<Record<string, MediaKind>>;

export type MediaType = keyof typeof MEDIA_KINDS;
export const MEDIA_TYPES = Object.keys(MEDIA_KINDS) as MediaType[];

/** The types that are read as this. */
type ReadAs<Kind> = {
  [Type in MediaType]: (typeof MEDIA_KINDS)[Type]['readAs'] extends Kind ? Type : never;
}[MediaType];
export type PictureType = ReadAs<'picture'>;

export const isPicture = (type: MediaType): type is PictureType => MEDIA_KINDS[type].readAs === 'picture';

const kinds: readonly MediaKind[] = Object.values(MEDIA_KINDS);

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
] as const;
export type WorkingStep = (typeof WORKING_STEPS)[number];
