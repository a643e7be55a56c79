/** @file The file itself: B01, B24 to B26, B34. */
import { broken, type Check, count, pagesWhere, passed, UNREADABLE } from './look.ts';

const MEGABYTE = 1_000_000;
/** Letters and figures that every system and court portal takes. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9 ._()-]*\.pdf$/i;
const SHORTEST_PARTS = 3;
const A_FILE_NAME = /\.(pdf|docx?|odt|rtf|indd)$/i;

export const sound: Check = (facts) => {
  if (facts.encrypted) return broken('The file is protected. A court has to open, search and mark it.');
  if (facts.damage !== null) return broken(`The file is damaged: ${facts.damage}.`);
  return passed('The file is a sound PDF without a password.');
};

export const size: Check = (facts, profile) => {
  const megabytes = facts.byteSize / MEGABYTE;
  const over = profile.sizeLimits.filter((limit) => megabytes > limit.megabytes);
  const said = `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
  return over.length === 0
    ? passed(`The file is ${said}.`)
    : broken(
        `The file is ${said}. That is over: ${over.map((limit) => `${limit.megabytes} MB (${limit.channel})`).join('; ')}.`,
      );
};

export const fileName: Check = ({ fileName: name }) => {
  const parts = name
    .replace(/\.pdf$/i, '')
    .split(/[ _]+/)
    .filter((part) => part !== '');
  const plain =
    PLAIN_NAME.test(name) && parts.length >= SHORTEST_PARTS && parts.some((part) => /\d/.test(part));
  return plain
    ? passed('The file name says case, contents and date in plain letters.')
    : broken(
        'The file name does not say case reference, contents and date, parted by “_”, in plain letters.',
      );
};

export const titleAndAuthor: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  if (structure.author !== '') return broken('The file names its author in its properties.');
  if (structure.title === '') return broken('The file has no title in its properties.');
  if (A_FILE_NAME.test(structure.title))
    return broken('The title in the properties is the name of another file.');
  return passed('The file has a title and names no author.');
};

export const nothingRuns: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  const { scripts, attachments } = structure;
  if (scripts === 0 && attachments === 0)
    return passed('Nothing in the file runs, and no other file is hidden in it.');
  const said = [
    ...(scripts === 0 ? [] : [count(scripts, 'script or action')]),
    ...(attachments === 0 ? [] : [count(attachments, 'attached file')]),
  ];
  return broken(`The file carries ${said.join(' and ')} that nobody sees on a page.`);
};

export const nothingOutOfSight: Check = (facts) => {
  const hidden = pagesWhere(
    facts,
    (page) => page.beyondEdge > 0 || page.pieces.some((piece) => piece.unseen),
  );
  return hidden.length === 0
    ? passed('No words were found beyond the edges of pages, or unseen under a number.')
    : broken(
        'Words that nobody sees are on these pages, beyond their edges or unseen under the number. Cropping a page ' +
          'leaves them in the file, and a search finds them.',
        hidden,
      );
};

export const fontsEmbedded: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  const missing = structure.fontsNotEmbedded;
  return missing.length === 0
    ? passed('Every font is in the file.')
    : broken(
        `These fonts are not in the file, so pages may look different elsewhere: ${missing.slice(0, 8).join(', ')}.`,
      );
};

export const noCameraData: Check = ({ structure }) => {
  if (structure === null) return UNREADABLE;
  const { picturesWithExtras: found } = structure;
  return found === 0
    ? passed('No picture carries what a camera wrote beside it.')
    : broken(
        `${count(found, 'picture carries', 'pictures carry')} what a camera or a program wrote beside it, such as where ` +
          'it was taken, when, and with what. Nobody sees it on the page.',
      );
};
