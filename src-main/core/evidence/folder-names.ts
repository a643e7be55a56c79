/** @file Which files of a folder people mean, and what section a folder is: the same for a bundle from a folder and for evidence. */
import { oneLine } from '../bundles/one-line.ts';

/** Left by systems and programs beside people's files; nobody means them to go before a court. */
const LITTER = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;

export const isLitter = (name: string): boolean => LITTER.test(name);

/** Without the number that puts it in its place: "01 Statements" is "Statements". */
export const sectionName = (folder: string): string =>
  oneLine(folder.toWellFormed())
    .replace(/^(\d{1,3}|[A-Z])([.)]\s*|\s*[-–]\s+|[\s_]+)(?=\S)/, '')
    .replace(/_+/g, ' ')
    .trim();
