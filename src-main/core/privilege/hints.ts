/**
 * @file Words by which a lawyer would look whether a paper is privileged: in what it, its file or its section is called, and
 * alone on a line where its first page begins. They are data, in English only, and our own list (certainty L). Whether it is
 * privileged no words say.
 */
import words from '../../../resources/codes/privilege-words.json' with { type: 'json' };
import { aboutLine, HEAD } from '../evidence/text-guesses.ts';
import { plainWords } from '../text/plain-words.ts';
import type { HintPlace } from './mark.ts';

export interface PrivilegeHint {
  readonly at: HintPlace;
  /** The name or the line that has the words. */
  readonly said: string;
}

export interface NamedPaper {
  readonly title: string;
  readonly originalName: string;
  readonly section: string;
  /** How its first page begins; empty where that is not at hand. */
  readonly firstPage: string;
}

const GROUPS = new Map(
  Object.entries(words.words).map(([name, some]) => [name, `(?:${some.join('|')})`] as const),
);
const WAYS: readonly RegExp[] = words.ways.map(({ pattern }) => {
  const whole = pattern.replace(/\{(\w+)\}/gu, (as, name: string) => GROUPS.get(name) ?? as);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${whole})(?![\\p{L}\\p{N}])`, 'u');
});
const BESIDE: ReadonlySet<string> = new Set(words.beside);

/** The first place that has such words; null where none has. */
export function privilegeHint(paper: NamedPaper): PrivilegeHint | null {
  const { title, originalName, section, firstPage } = paper;
  if (namesPrivilege(title)) return { at: 'title', said: title };
  if (namesPrivilege(originalName)) return { at: 'file', said: originalName };
  if (namesPrivilege(section)) return { at: 'section', said: section };
  const line = headingOf(firstPage);
  return line === null ? null : { at: 'page', said: line };
}

const TOGETHER = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu;
const plainName = (name: string): string => plainWords(name.replace(TOGETHER, ' '));

function namesPrivilege(name: string): boolean {
  const plain = plainName(name.replace(/\.\w{2,4}$/u, ''));
  return WAYS.some((way) => way.test(plain));
}

/** Lines; what stands further down is the text of it. */
const MOST_LINES = 15;
const LONGEST = 120;

/** What it says it is about is a name. Of other lines only one that says nothing else: the small print of mails says "privileged" too. */
function headingOf(firstPage: string): string | null {
  const about = aboutLine(firstPage);
  if (about !== null && namesPrivilege(about)) return about;
  const lines = firstPage
    .slice(0, HEAD)
    .split('\n')
    .map((line) => line.trim());
  const found = lines
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
    .find(isHeading);
  return found ?? null;
}

function isHeading(line: string): boolean {
  if (line.length > LONGEST) return false;
  const plain = plainName(line);
  return WAYS.some((way) => {
    const rest = plain.replace(way, ' ');
    return rest !== plain && rest.split(' ').every((word) => word === '' || BESIDE.has(word));
  });
}
