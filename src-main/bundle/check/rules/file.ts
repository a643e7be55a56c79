/** @file The file itself: B01, B24 to B26, B34. */
import { waysHidden } from '../../../core/evidence/hidden-words.ts';
import { coded } from '../../../core/findings/finding.ts';
import { broken, type Check, pagesWhere, passed, UNREADABLE } from './look.ts';

const MEGABYTE = 1_000_000;
/** Letters and figures that every system and court portal takes. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9 ._()-]*\.pdf$/i;
const SHORTEST_PARTS = 3;
/** Of the fonts that are missing, so many are named. */
const MOST_FONTS = 8;
const A_FILE_NAME = /\.(pdf|docx?|odt|rtf|indd)$/i;

export const sound: Check = (facts) => {
  if (facts.encrypted) return broken(coded('file-protected'));
  if (facts.damage !== null) return broken(coded('file-damaged', { detail: facts.damage }));
  return passed(coded('file-sound'));
};

export const size: Check = (facts, profile) => {
  const megabytes = facts.byteSize / MEGABYTE;
  const over = profile.sizeLimits.filter((limit) => megabytes > limit.megabytes);
  const said = megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes);
  return over.length === 0
    ? passed(coded('size-fits', { megabytes: said }))
    : broken(
        coded('size-over', {
          megabytes: said,
          limits: over.map(({ megabytes, channel }) => ({ megabytes, channel })),
        }),
      );
};

export const fileName: Check = ({ fileName: name }) => {
  const parts = name
    .replace(/\.pdf$/i, '')
    .split(/[ _]+/)
    .filter((part) => part !== '');
  const plain =
    PLAIN_NAME.test(name) && parts.length >= SHORTEST_PARTS && parts.some((part) => /\d/.test(part));
  return plain ? passed(coded('file-name-plain')) : broken(coded('file-name-unclear'));
};

export const titleAndAuthor: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  if (structure.author !== '') return broken(coded('author-named'));
  if (structure.title === '') return broken(coded('title-missing'));
  if (A_FILE_NAME.test(structure.title)) return broken(coded('title-of-another-file'));
  return passed(coded('title-without-author'));
};

export const nothingRuns: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  const { scripts, attachments } = structure;
  return scripts === 0 && attachments === 0
    ? passed(coded('nothing-runs'))
    : broken(coded('scripts-or-files', { scripts, attachments }));
};

export const nothingOutOfSight: Check = (facts) => {
  const found = facts.pages.flatMap((page) => page.hidden);
  const beside = pagesWhere(
    facts,
    (page) => page.hidden.length === 0 && (page.beyondEdge > 0 || page.pieces.some(({ unseen }) => unseen)),
  );
  const pages = [...found.map(({ page }) => page), ...beside];
  if (pages.length === 0) return passed(coded('nothing-out-of-sight'));
  const ways = [
    ...waysHidden(found),
    ...(beside.length === 0 ? [] : [{ how: 'edge-or-number' as const, pages: beside }]),
  ];
  return broken(coded('words-out-of-sight', { ways }), pages);
};

export const fontsEmbedded: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  const missing = structure.fontsNotEmbedded;
  return missing.length === 0
    ? passed(coded('fonts-embedded'))
    : broken(coded('fonts-missing', { fonts: missing.slice(0, MOST_FONTS) }));
};

export const noCameraData: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  const { picturesWithExtras: found } = structure;
  return found === 0 ? passed(coded('camera-data-none')) : broken(coded('camera-data', { count: found }));
};
