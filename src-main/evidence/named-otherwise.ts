/**
 * @file A file whose name says one thing and whose bytes another. It goes in as what it is; whoever looks at it later
 * should know that a recording or a letter may have been meant, and that this is not it.
 */
import type { MediaType } from './decoder.ts';

const NAMED: Readonly<Record<string, readonly string[]>> = {
  'a sound file': ['mp3', 'wav', 'm4a', 'ogg', 'oga', 'opus', 'flac', 'amr', 'aac', 'wma'],
  'a video': ['mp4', 'mov', 'avi', 'mkv', '3gp', 'wmv', 'webm', 'mpg', 'mpeg'],
  'a word processor’s document': ['doc', 'docx', 'odt', 'rtf', 'pages'],
  'a spreadsheet': ['xls', 'xlsx', 'ods', 'numbers'],
  'a slide show': ['ppt', 'pptx', 'odp'],
  'an e-mail': ['eml', 'msg'],
  'a PDF': ['pdf'],
  'a picture': ['jpg', 'jpeg', 'png', 'heic', 'heif', 'tif', 'tiff', 'gif', 'bmp', 'webp', 'avif'],
  'an archive': ['zip', 'rar', '7z', 'gz', 'tar'],
  'a program': ['exe', 'apk', 'dll', 'bat', 'cmd', 'msi'],
};

/** In the words of the sentence; a picture of another kind of picture is nothing to speak of. */
const READ_AS: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'a PDF',
  'image/jpeg': 'a picture',
  'image/png': 'a picture',
  'image/heic': 'a picture',
  'image/tiff': 'a picture',
  'text/plain': 'plain text',
};

/** One sentence for the notes of the exhibit, or none where name and content agree or the name says nothing. */
export function namedOtherwise(fileName: string, mediaType: MediaType): readonly string[] {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const named = Object.keys(NAMED).find((kind) => ending !== undefined && NAMED[kind]?.includes(ending));
  const readAs = READ_AS[mediaType];
  if (named === undefined || named === readAs) return [];
  return [`It is named like ${named} (.${ending}). What is in it is ${readAs}, and it was read as that.`];
}
