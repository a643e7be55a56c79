/** @file Looking at the documents before building: what they are called, when they are from, what is in them. */

import type { MappedDocument } from '../../../core/bundles/page-map.ts';
import { isolate } from '../../../core/text/isolate.ts';
import { saysAttached } from '../../../evidence/attachment-note.ts';
import type { EvidenceRecord } from '../../../vault/queries/evidence.ts';
import { alike, begin, finding, named, type Settings } from './look.ts';

export const dates: Settings = ({ documents }) => {
  const undated = documents.filter((document) => document.date === null);
  return finding('B13', 'should')(
    begin(undated),
    `No date is recorded for ${named(undated)}.`,
    'Every document has a date.',
  );
};

export const titles: Settings = ({ documents, evidence }) => {
  const asFiles = documents.filter((document) =>
    looksLikeFileName(document.title, evidence.get(document.key)),
  );
  return finding('B11', 'should')(
    begin(asFiles),
    `${named(asFiles)}: still the name of a file. A judge reads the titles in the index.`,
    'Every document has a title of its own.',
  );
};

export const sameTitles: Settings = ({ documents }) => {
  const likeness = ({ title, exhibitRef, date }: MappedDocument) =>
    [title, exhibitRef, date?.value ?? ''].join('\n');
  const twins = alike(documents, likeness).flat();
  return finding('B11', 'should')(
    begin(twins),
    `Nothing tells ${named(twins)} apart in the index.`,
    'No two documents are called the same.',
  );
};

/** AB1, AB/1 and ab 1 are one mark; AB/1/1 and AB/11 are two. A mark is the producer's initials and a number. */
const markOf = ({ exhibitRef }: MappedDocument) =>
  exhibitRef
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '/')
    .replace(/^\/|\/$|(?<=\p{L})\/|\/(?=\p{L})/gu, '') || undefined;

export const sameMarks: Settings = ({ documents }) => {
  const shared = alike(documents, markOf);
  const said = shared
    .slice(0, 3)
    .map((group) => `${isolate(group[0]?.exhibitRef ?? '')} is the mark of ${named(group)}`);
  const more = shared.length > said.length ? ` The same goes for ${shared.length - said.length} more.` : '';
  return finding('', 'should')(
    begin(shared.flat()),
    `${said.join('; ')}. A statement that names such an exhibit does not say which is meant.${more}`,
    'No exhibit mark is on two documents.',
  );
};

export const duplicates: Settings = ({ documents, evidence }) => {
  const twice = alike(documents, ({ key }) => evidence.get(key)?.sha256).flat();
  return finding('B28', 'should')(
    begin(twice),
    `The same file is in the bundle more than once: ${named(twice)}.`,
    'No file is in it twice.',
  );
};

export const order: Settings = ({ map }) => {
  const late = map.sections.flatMap(({ documents }) =>
    documents.filter((document, i) => {
      const before = documents.slice(0, i).findLast((one) => one.date !== null);
      return (
        document.date !== null &&
        before?.date !== undefined &&
        before.date !== null &&
        document.date.value < before.date.value
      );
    }),
  );
  return finding('B27', 'should')(
    begin(late),
    `${named(late)}: older than the document before.`,
    'Within each section, older documents come first.',
  );
};

export const text: Settings = ({ documents, evidence }) => {
  const silent = documents.filter(({ key }) => {
    const record = evidence.get(key);
    return record?.mediaType.startsWith('image/') || record?.notes.some((note) => /no text/i.test(note));
  });
  return finding('B17', 'should')(
    begin(silent),
    `${named(silent)}: pages without text that can be searched. Right for photographs; typed pages need text recognition. Whether they stand upright only you can see.`,
    'No document is a picture, or was seen to have pages without text.',
  );
};

export const comments: Settings = ({ documents, evidence }) => {
  const commented = documents.filter(({ key }) => evidence.get(key)?.comments.some((one) => !one.onPage));
  return finding('', 'should')(
    begin(commented),
    `${named(commented)}: with written comments, which go into the bundle as notes on their pages. Whoever gets it can read them.`,
    'No document carries written comments.',
  );
};

/** Answers in forms whose box shows a part of them; the whole words go along as a note on their page. */
export const cutAnswers: Settings = ({ documents, evidence }) => {
  const cut = documents.flatMap((document) => {
    const pages = (evidence.get(document.key)?.comments ?? [])
      .filter((one) => one.onPage)
      .map(({ page }) => page);
    return pages.length === 0 ? [] : [{ document, pages: [...new Set(pages)].sort((a, b) => a - b) }];
  });
  const places = cut.map(({ document, pages }) => `“${isolate(document.title)}” (page ${pages.join(', ')})`);
  return finding('', 'should')(
    begin(cut.map(({ document }) => document)),
    `${places.join(', ')}: answers in a form that do not show whole in their boxes. The whole words go into the bundle as notes on those pages.`,
    'Every answer in a form shows whole in its box.',
  );
};

/** Said when the document was added; whoever files the bundle has to hear it too. */
export const attachments: Settings = ({ documents, evidence }) => {
  const holding = documents.filter(({ key }) => evidence.get(key)?.notes.some(saysAttached));
  const titles = holding.map(({ title }) => `“${isolate(title)}”`).join(', ');
  return finding('', 'should')(
    begin(holding),
    `${titles}: with other files attached inside. They are not pages and will not be in the bundle: save each and add it to the case, if the court is to see it.`,
    'No document has other files attached inside.',
  );
};

function looksLikeFileName(title: string, record: EvidenceRecord | undefined): boolean {
  if (/\.(pdf|jpe?g|png|heic|tiff?|txt|eml|docx?)$/i.test(title)) return true;
  const bare =
    record?.originalName
      .replace(/\.[^.]*$/, '')
      .replace(/[_\s]+/g, ' ')
      .trim() ?? '';
  return (
    title === bare && /^(img|dsc|scan|doc|image|photo|screenshot|whatsapp|pxl|file)?[\s\d_.-]*$/i.test(title)
  );
}
