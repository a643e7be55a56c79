/**
 * @file A file whose name says one thing and whose bytes another. It goes in as what it is; whoever looks at it later
 * should know that a recording or a letter may have been meant, and that this is not it.
 */
import { MEDIA_KINDS } from '../core/evidence/media-types.ts';
import { coded, type Note } from '../core/findings/finding.ts';
import type { NAMED_KINDS } from '../core/findings/note-codes.ts';
import type { MediaType } from './decoder.ts';

type Named = (typeof NAMED_KINDS)[number];
const NAMED: Readonly<Record<Named, readonly string[]>> = {
  sound: ['mp3', 'wav', 'm4a', 'ogg', 'oga', 'opus', 'flac', 'amr', 'aac', 'wma'],
  video: ['mp4', 'mov', 'avi', 'mkv', '3gp', 'wmv', 'webm', 'mpg', 'mpeg'],
  'word-document': ['doc', 'docx', 'odt', 'rtf', 'pages'],
  spreadsheet: ['xls', 'xlsx', 'ods', 'numbers'],
  'slide-show': ['ppt', 'pptx', 'odp'],
  'e-mail': ['eml', 'msg'],
  pdf: ['pdf'],
  picture: ['jpg', 'jpeg', 'png', 'heic', 'heif', 'tif', 'tiff', 'gif', 'bmp', 'webp', 'avif'],
  archive: ['zip', 'rar', '7z', 'gz', 'tar'],
  program: ['exe', 'apk', 'dll', 'bat', 'cmd', 'msi'],
};

/** One note about the exhibit, or none where name and content agree or the name says nothing. */
export function namedOtherwise(fileName: string, mediaType: MediaType): readonly Note[] {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined) return [];
  const named = (Object.keys(NAMED) as Named[]).find((kind) => NAMED[kind].includes(ending));
  // A picture of another kind of picture is nothing to speak of.
  const readAs = MEDIA_KINDS[mediaType].readAs;
  if (named === undefined || named === readAs || readAs === 'office-file') return [];
  return [coded('named-otherwise', { named, ending, readAs })];
}
