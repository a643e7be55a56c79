/**
 * @file Notes about exhibits become codes with parameters: what intake wrote down as a sentence, in any version so far.
 * A sentence is taken for a code only where that code's own sentence is the same to the letter; any other is kept whole.
 * Frozen once released.
 */
import type { Migration } from '../migrate.ts';

const bare = (code: string, sentence: string) =>
  `WHEN value = '${sentence}' THEN json_object('code', '${code}', 'params', json('{}'))`;

/** `first`: at which letter the number stands. */
const counted = (code: string, sentence: string, first = 1) =>
  `WHEN value = replace(${sentence}, '#', CAST(substr(value, ${first}) AS INTEGER))
    THEN json_object('code', '${code}', 'params', json_object('count', CAST(substr(value, ${first}) AS INTEGER)))`;

const one = (first: number, single: string, several: string) =>
  `iif(CAST(substr(value, ${first}) AS INTEGER) = 1, '${single}', '${several}')`;

const FOLDER = 'This PDF is a folder of other files. ';
const LATER = 'Attachments are not pages and will not be in a bundle: save and add them one by one.';
const FIRST = 'Attachments are not part of its pages and will not be in a bundle: add them one by one.';
const attached = (first: number, before: string, inside: string) =>
  one(
    first,
    `${before}# file is attached inside ${inside}`,
    `${before}# files are attached inside ${inside}`,
  );

const CAMERA = 'this picture was taken. The copy for bundles does not carry it; the original does.';

export const migration0190: Migration = {
  version: 190,
  name: 'note-codes',
  sql: `
UPDATE evidence SET notes = (
  SELECT json_group_array(json(CASE
    ${bare('no-text', 'It has no text that can be searched.')}
    ${counted('pages-without-text', one(1, '# page has no text that can be searched.', '# pages have no text that can be searched.'))}
    ${counted('files-attached', attached(1, '', `it. ${LATER}`))}
    ${counted('files-attached', attached(1, '', `this PDF. ${FIRST}`))}
    ${counted('folder-of-files', attached(FOLDER.length + 1, FOLDER, `it. ${LATER}`), FOLDER.length + 1)}
    ${counted('media-built-in', one(1, '# sound, film or model is built into it. A bundle shows only the picture in its place.', '# sounds, films or models are built into it. A bundle shows only the picture in its place.'))}
    ${bare('signed-electronically', 'It is signed electronically. A bundle shows what the signature looks like; the signature itself can be checked only in the original.')}
    ${counted('marks-hidden', one(1, '# mark on its pages is hidden, on screen and on paper, and stay out of a bundle.', '# marks on its pages are hidden, on screen and on paper, and stay out of a bundle.'))}
    ${bare('redaction-not-done', 'Parts of it are marked to be redacted, but have not been: what is under the marks is still there.')}
    WHEN value = 'It has layers, and one of them is switched off.'
      THEN json_object('code', 'layers-off', 'params', json_object('count', 1))
    ${counted('layers-off', "'It has layers, and # of them are switched off.'", 'It has layers, and '.length + 1)}
    ${counted('comments-beside', one(1, '# comment stands beside its pages and is kept with it.', '# comments stand beside its pages and are kept with it.'))}
    WHEN value GLOB 'Something on page [1-9]* has no drawing that can be shown. Compare with the original.'
        AND json_valid('[' || substr(value, 19, instr(value, ' has no drawing') - 19) || ']')
      THEN json_object('code', 'mark-not-drawn', 'params',
        json_object('where', json('[' || substr(value, 19, instr(value, ' has no drawing') - 19) || ']')))
    ${bare('camera-place', `The camera stored where ${CAMERA}`)}
    ${bare('camera-time', `The camera stored when ${CAMERA}`)}
    ${bare('picture-over-pages', 'A long picture was laid over several pages so that it can be read; each page repeats a strip of the one before.')}
    ${bare('encoding-guessed', 'The file does not say how its letters are stored; it was read as Western European (Windows-1252). Compare accented letters with the original.')}
    ELSE coalesce(
      (WITH named(code, words) AS (VALUES ('sound', 'a sound file'), ('video', 'a video'),
           ('word-document', 'a word processor’s document'), ('spreadsheet', 'a spreadsheet'),
           ('slide-show', 'a slide show'), ('e-mail', 'an e-mail'), ('pdf', 'a PDF'), ('picture', 'a picture'),
           ('archive', 'an archive'), ('program', 'a program')),
         read(code, words) AS (VALUES ('pdf', 'a PDF'), ('picture', 'a picture'), ('text', 'plain text')),
         ending(letters) AS (SELECT substr(value, instr(value, ' (.') + 3,
           instr(value, '). What is in it is ') - instr(value, ' (.') - 3))
       SELECT json_object('code', 'named-otherwise', 'params',
         json_object('named', named.code, 'ending', letters, 'readAs', read.code))
       FROM named, read, ending
       WHERE value = 'It is named like ' || named.words || ' (.' || letters || '). What is in it is ' || read.words
         || ', and it was read as that.'),
      json_object('code', 'note-as-written', 'params', json_object('text', value)))
  END) ORDER BY key) FROM json_each(evidence.notes)
) WHERE notes <> '[]';

-- What was typed into a form names its field apart from the words.
UPDATE evidence SET comments = (
  SELECT json_group_array(json(CASE
    WHEN value ->> 'author' = '' AND value ->> 'text' GLOB 'Answer in the form: *'
      THEN json_set(value, '$.text', substr(value ->> 'text', 21), '$.answers', '')
    WHEN value ->> 'author' = '' AND value ->> 'text' GLOB 'Answer in the form (?*): *'
      THEN json_set(value,
        '$.answers', substr(value ->> 'text', 21, instr(value ->> 'text', '): ') - 21),
        '$.text', substr(value ->> 'text', instr(value ->> 'text', '): ') + 3))
    ELSE value
  END) ORDER BY key) FROM json_each(evidence.comments)
) WHERE comments LIKE '%Answer in the form%';
`,
};
