/** @file What intake says of files attached inside a PDF, so that a bundle can say it again. */

const LEFT_OUT = 'Attachments are not pages and will not be in a bundle';

/** `attached` is their number; `before` a sentence with its space, or empty. */
export const attachmentNote = (attached: number, before: string): string =>
  `${before}${attached} ${attached === 1 ? 'file is' : 'files are'} attached inside it. ${LEFT_OUT}: save and add them one by one.`;

/** Whether a note is one that `attachmentNote` made. */
export const saysAttached = (note: string): boolean => note.includes(LEFT_OUT);
