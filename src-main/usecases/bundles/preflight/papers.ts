/** @file Looking at the documents before building: what they are called, when they are from, what is in them. */
import { sameMark } from '../../../core/bundles/marking.ts';
import type { MappedDocument } from '../../../core/bundles/page-map.ts';
import { stillHidden, waysHidden } from '../../../core/evidence/hidden-words.ts';
import { isRecording } from '../../../core/evidence/media-types.ts';
import { besidePages } from '../../../core/evidence/pictured-pages.ts';
import { coded, type Note } from '../../../core/findings/finding.ts';
import type { EvidenceRecord } from '../../../vault/queries/evidence.ts';
import { pdfInPlace } from '../../evidence/use-pdf.ts';
import { alike, begin, type Look, looked, titlesOf } from './look.ts';

export const dates: Look = ({ documents }) => {
  const found = documents.filter((document) => document.date === null);
  return looked(
    begin(found),
    coded('documents-undated', { documents: titlesOf(found) }),
    coded('documents-dated'),
  );
};

export const newestAccount: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ key }) => evidence.get(key)?.madeFrom?.newerSince === true);
  return looked(
    begin(found),
    coded('accounts-newer', { documents: titlesOf(found) }),
    coded('accounts-newest'),
  );
};

/** A transcript that somebody went on with and did not finish: what a bundle has of it is older, or nothing. */
export const transcripts: Look = ({ documents, evidence }) => {
  const begun = documents.filter(({ key }) => evidence.get(key)?.transcript?.finished === false);
  const rows = begun.map(({ key, title }) => ({
    title,
    goesIn: evidence.get(key)?.transcript?.printed == null ? ('none' as const) : ('older' as const),
  }));
  return looked(begin(begun), coded('transcripts-begun', { begun: rows }), coded('transcripts-finished'));
};

/** What has one page in its place, and no word of it on that. A recording is heard, and has a rule of its own. */
export const onPages: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ key }) => {
    const record = evidence.get(key);
    return record?.workingSteps.includes('slip-in-its-place') === true && !isRecording(record.mediaType);
  });
  return looked(begin(found), coded('kept-off-pages', { documents: titlesOf(found) }), coded('all-on-pages'));
};

/** A document that goes in without all that its pages show: a statement without its signature is not that statement. */
export const looks: Look = ({ db, documents, evidence }) => {
  const found = documents.flatMap((document) => {
    const record = evidence.get(document.key);
    const left = record === undefined ? null : notShown(record);
    if (record === undefined || left === null) return [];
    const row = { title: document.title, ...left, pdf: pdfInPlace(db, record)?.originalName ?? '' };
    return [{ document, row }];
  });
  return looked(
    begin(found.map(({ document }) => document)),
    coded('looks-not-shown', { papers: found.map(({ row }) => row) }),
    coded('looks-shown'),
  );
};

function notShown({ notes, workingSteps, mediaType }: EvidenceRecord) {
  const none = { pictures: 0, drawings: 0, margins: 0, tables: 0 };
  for (const note of notes) {
    if (note.code === 'looks-in-part') return { as: 'part' as const, ...none, ...note.params };
    if (note.code === 'words-alone') return { as: 'words' as const, ...none, ...note.params };
  }
  // Taken in before its note was counted. A page of the web looks as whoever shows it has it.
  const isWords = workingSteps.includes('typeset-as-plain-words') && mediaType !== 'text/html';
  return isWords ? { as: 'words' as const, ...none } : null;
}

export const titles: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ title, key }) => looksLikeFileName(title, evidence.get(key)));
  return looked(begin(found), coded('titles-of-files', { documents: titlesOf(found) }), coded('titles-own'));
};

export const sameTitles: Look = ({ documents }) => {
  const likeness = ({ title, exhibitRef, date }: MappedDocument) =>
    [title, exhibitRef, date?.value ?? ''].join('\n');
  const found = alike(documents, likeness).flat();
  return looked(begin(found), coded('titles-alike', { documents: titlesOf(found) }), coded('titles-apart'));
};

const markOf = ({ exhibitRef }: MappedDocument) => sameMark(exhibitRef);

export const sameMarks: Look = ({ documents }) => {
  const groups = alike(documents, markOf);
  const shared = groups.map((group) => ({ mark: group[0]?.exhibitRef ?? '', documents: titlesOf(group) }));
  return looked(begin(groups.flat()), coded('marks-shared', { shared }), coded('marks-apart'));
};

export const duplicates: Look = ({ documents, evidence }) => {
  const found = alike(documents, ({ key }) => evidence.get(key)?.sha256).flat();
  return looked(begin(found), coded('files-twice', { documents: titlesOf(found) }), coded('files-once'));
};

export const order: Look = ({ map }) => {
  const late = map.sections.flatMap(({ documents }) =>
    documents.filter(({ date }, i) => {
      const before = documents.slice(0, i).findLast((one) => one.date !== null)?.date ?? null;
      return date !== null && before !== null && date.value < before.value;
    }),
  );
  const wrong = coded('documents-out-of-order', { documents: titlesOf(late) });
  return looked(begin(late), wrong, coded('documents-in-order'));
};

const noted = (record: EvidenceRecord | undefined, ...codes: readonly Note['code'][]): boolean =>
  record?.notes.some(({ code }) => codes.includes(code)) === true;

export const text: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ key }) => {
    const record = evidence.get(key);
    const isPictured = (record?.pictured.length ?? 0) > 0;
    return (
      isPictured || record?.mediaType.startsWith('image/') || noted(record, 'no-text', 'pages-without-text')
    );
  });
  return looked(
    begin(found),
    coded('text-missing', { documents: titlesOf(found) }),
    coded('text-everywhere'),
  );
};

const besideIt = (record: EvidenceRecord | undefined) =>
  record === undefined ? [] : besidePages(record.comments, record.pictured);

/** What somebody wrote about a paper, or wrote and took out again: advice stands among it, and the court would read it. */
const DRAFTED = ['changes-tracked', 'remarks-inside', 'parts-hidden'] as const;

export const comments: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ key }) => {
    const record = evidence.get(key);
    return besideIt(record).some((one) => !one.onPage) || noted(record, ...DRAFTED);
  });
  return looked(
    begin(found),
    coded('comments-go-in', { documents: titlesOf(found) }),
    coded('comments-none'),
  );
};

/** Found at intake; redacting by covering, and much else, leaves words in the file. */
export const hiddenWords: Look = ({ documents, evidence }) => {
  const hiddenIn = (key: string) => {
    const record = evidence.get(key);
    return record === undefined ? [] : stillHidden(record);
  };
  const found = documents.filter(({ key }) => hiddenIn(key).length > 0);
  const hidden = found.flatMap(({ key, title }) =>
    waysHidden(hiddenIn(key)).map((way) => ({ title, ...way })),
  );
  return looked(begin(found), coded('hidden-words', { hidden }), coded('hidden-words-none'));
};

/** Answers in forms whose box shows a part of them; the whole words go along as a note on their page. */
export const cutAnswers: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ key }) => besideIt(evidence.get(key)).some((one) => one.onPage));
  const cut = found.map(({ key, title }) => {
    const pages = besideIt(evidence.get(key))
      .filter((one) => one.onPage)
      .map(({ page }) => page);
    return { title, pages: [...new Set(pages)].sort((a, b) => a - b) };
  });
  return looked(begin(found), coded('answers-cut', { cut }), coded('answers-cut-none'));
};

export const attachments: Look = ({ documents, evidence }) => {
  const found = documents.filter(({ key }) => noted(evidence.get(key), 'files-attached', 'folder-of-files'));
  return looked(
    begin(found),
    coded('attachments-stay-out', { documents: titlesOf(found) }),
    coded('attachments-none'),
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
