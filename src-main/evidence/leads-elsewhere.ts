/**
 * @file Files that are not what they show: a drawing made of instructions, and links and shortcuts as Windows, macOS and Linux
 * desktops keep them.
 */
import type { LeadsElsewhere } from '../core/findings/intake-codes.ts';

const SVG =
  /^(\u00ef\u00bb\u00bf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE\s+svg[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/i;
const INTERNET_SHORTCUT = /^(\u00ef\u00bb\u00bf)?\s*(\[[^\]\r\n]*\][^[]*)?\[InternetShortcut\]/i;
const DESKTOP_LINK = /^\s*(#[^\n]*\n)*\s*\[Desktop Entry\]/i;
/** [MS-SHLLINK] 2.1: the size of the header, and the class that it is. */
const SHELL_LINK = 'L\0\0\0\u0001\u0014\u0002\0\0\0\0\0\u00c0';
/** A list of properties of macOS with one of them, `URL`; the packed kind writes the length of a text before it. */
const PROPERTY_LIST = /^(\u00ef\u00bb\u00bf)?\s*(<\?xml[^>]*>\s*)?(<!DOCTYPE\s+plist[^>]*>\s*)?<plist[\s>]/i;

/** `head`: the first thousand bytes, a letter for each. Null for what is no such file. */
export function leadsElsewhere(head: string): LeadsElsewhere | null {
  if (SVG.test(head)) return 'drawing';
  if (INTERNET_SHORTCUT.test(head)) return 'link';
  if (PROPERTY_LIST.test(head) && head.includes('<key>URL</key>')) return 'link';
  if (head.startsWith('bplist00') && head.slice(8, 40).includes('SURL')) return 'link';
  if (head.startsWith(SHELL_LINK)) return 'shortcut';
  if (DESKTOP_LINK.test(head)) return /^\s*Type\s*=\s*Link/im.test(head) ? 'link' : 'shortcut';
  return null;
}
