/** @file Fields that the program filled, as lines: what to look for, each with what the form asks and what it is made of. */
import type { ReadinessRead, ReadinessView, UnreadField } from '../contract/readiness.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { nearestNames } from '../core/text/nearest-name.ts';
import { quotedWords } from '../core/told/words-of-place.ts';
import { READ_FOR } from '../core/worksheets/to-read.ts';
import { fingerprint } from '../usecases/engine/fingerprint.ts';
import { sayFinding } from './finding-words.ts';

// Carried fields that are read together: short ones that follow each other in the form, a screenful at most. About
// forty marks typed one by one are not read better, only typed; a long text stands by itself. Our own rule.

/** A terminal of the usual size, less what stands around the fields. */
const COLUMNS = 100;
const SCREENFUL = 24;
/** What the form asks and what it is made of take four or five rows; the text of a short field a few more. */
const SHORT = 10;

/** From `first` on, as many of `unread`, in the order of the form, as are read with it. `lines`: a field as it is printed. */
export function readTogether(
  unread: readonly ReadinessRead[],
  first: ReadinessRead,
  lines: (one: ReadinessRead) => readonly string[],
): readonly ReadinessRead[] {
  const rows = (one: ReadinessRead) =>
    lines(one).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 1);
  const found = [first];
  let height = rows(first);
  if (height > SHORT) return found;
  for (const next of unread.slice(unread.findIndex(({ line }) => line === first.line) + 1)) {
    const own = rows(next);
    if (own > SHORT || height + own > SCREENFUL) break;
    found.push(next);
    height += own;
  }
  return found;
}

export const TO_READ = 'Carried, and not yet read by whoever signs';

export const isUnread = ({ aside }: Pick<ReadinessRead, 'aside'>): boolean => aside === null;

const lookForLines = (heading = '  What to look for in each:'): string[] => [
  heading,
  ...READ_FOR.map((one) => `  - ${sayFinding(one)}`),
];

/** The whole group; of what was read a line each. */
export function toReadLines({ screeningId, carried }: ReadinessView): string[] {
  if (carried.length === 0) return [];
  const [unread, read] = [carried.filter(isUnread), carried.filter((one) => !isUnread(one))];
  return [
    TO_READ,
    ...(unread.length === 0 ? ['  None: each was read.'] : lookForLines()),
    ...unread.flatMap((one) => ['', ...fieldLines(one)]),
    ...(unread.length === 0 ? [] : ['', `  ${nextLine(screeningId, unread)}`]),
    ...(read.length === 0
      ? []
      : ['', '  Read:', ...read.map((one) => `  ${one.title}  [${one.line}]${readBy(one)}`)]),
    '',
  ];
}

/** One field as it stands, the official words above it. */
function fieldLines(one: ReadinessRead): string[] {
  const { title, question, asks, hint, text, ownWords, madeOf } = one;
  const quoted = ownWords === '' ? [] : quotedWords(ownWords).split('\n');
  return [
    `  ${title}  [${question}]`,
    ...(asks === '' ? [] : [`    The form: ${asks}`]),
    ...(hint === '' ? [] : [`      (${hint.split('\n').join(' · ')})`]),
    ...[...(text === '' ? [] : text.split('\n')), ...quoted].map((words) =>
      words === '' ? '' : `    > ${words}`,
    ),
    ...madeOf.map((source) => `    Made of: ${sayFinding(source)}`),
  ];
}

const readBy = ({ aside }: ReadinessRead): string =>
  aside === null ? '' : `, ${aside.by}, ${formatDay(aside.at)}: ${aside.reason}`;

/**
 * What is typed to say that these were read: printed with their texts alone, and another once one of them is another, so that what
 * was read is what is noted. Five letters and digits, for somebody who types slowly.
 */
export const readMark = (some: readonly Pick<ReadinessRead, 'line'>[]): string =>
  fingerprint(some.map(({ line }) => line).join('\n')).slice(0, 5);

/** `one`, and what is read with it. */
const withIt = ({ carried }: ReadinessView, one: ReadinessRead): readonly ReadinessRead[] =>
  isUnread(one) ? readTogether(carried.filter(isUnread), one, fieldLines) : [one];

/** Fields whole, with what to look for in them and what to type once they were read: `first`, and what is read with it. */
export function fieldsLines(view: ReadinessView, first: ReadinessRead): string[] {
  const some = withIt(view, first);
  const isOne = some.length === 1;
  return [
    ...some.flatMap((one, at) => [...(at === 0 ? [] : ['']), ...fieldLines(one)]),
    '',
    ...(isUnread(first)
      ? [
          ...lookForLines(isOne ? '  What to look for:' : undefined),
          '',
          `  When ${isOne ? 'it stays' : `all ${some.length} stay`}: worksheet ready --id ${view.screeningId} --seen ${readMark(some)}`,
          `  When something is wrong: record fill --id. What you write yourself counts as read${isOne ? '.' : '; --read then prints the others.'}`,
        ]
      : [`  Read${readBy(first)}`]),
  ];
}

/** After some were noted as read: what is read next, whole, in the order of the form. */
export function notedLines(view: ReadinessView, questions: readonly string[]): string[] {
  const { carried } = view;
  const noted = carried.filter(({ question }) => questions.includes(question));
  const at = carried.findIndex(({ question }) => question === questions.at(-1));
  const [next, ...later] = [...carried.slice(at + 1), ...carried.slice(0, at)].filter(isUnread);
  const shown = next === undefined ? [] : withIt(view, next);
  const left = later.filter((one) => !shown.includes(one));
  return [
    ...noted.map((one) => `${one.title}: read${readBy(one)}`),
    ...(next === undefined
      ? ['Each carried field is read. Next: worksheet ready, then worksheet copy-out.']
      : [
          shown.length > 1 ? 'The next ones:' : left.length === 0 ? 'The last one:' : 'The next one:',
          '',
          ...fieldsLines(view, next),
          ...(left.length === 0
            ? []
            : [
                '',
                `  After ${shown.length > 1 ? 'them' : 'it'}: ${left.map((one) => one.question).join(', ')}`,
              ]),
        ]),
  ];
}

/** At the head of what is shown to be typed; nothing where all is read. */
export const unreadLines = (screeningId: string, unread: readonly UnreadField[]): string[] =>
  unread.length === 0
    ? []
    : [
        `${TO_READ}:`,
        ...unread.map(({ title, question }) => `  - ${title} (${question})`),
        ...lookForLines(),
        `  ${nextLine(screeningId, unread)}`,
        '',
      ];

const nextLine = (screeningId: string, [first]: readonly UnreadField[]): string =>
  `Read each; put right what is wrong with record fill. worksheet ready --id ${screeningId} --read ${first?.question ?? 'FIELD'} prints it whole, short ones together, and what to type when they stay.`;

/** By its name, its name in the official form, its title or its line. Throws `usage` with what there is to read. */
export function fieldToRead({ carried }: ReadinessView, typed: string): ReadinessRead {
  const wanted = typed.trim().toLowerCase();
  const found = carried.filter((one) =>
    [one.question, one.field, one.title, one.line].some((name) => name.toLowerCase() === wanted),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const names = carried.map((one) => one.question);
  const nearest = nearestNames(typed, names);
  const unread = carried.filter(isUnread).map((one) => one.question);
  const detail = [
    `no field that was carried is called "${typed}"`,
    nearest.length === 0 ? '' : `the nearest: ${nearest.join(', ')}`,
    unread.length === 0 ? 'each that was carried is read' : `not yet read: ${unread.join(', ')}`,
  ].filter((part) => part !== '');
  throw new TestimonyError('usage', { subject: '--read', detail: detail.join('; ') });
}

/** The unread fields whose texts were printed with this mark; where two begin with one mark, from the one that is named. Throws `usage`. */
export function fieldsSeen(
  view: ReadinessView,
  typed: string,
  named: string | undefined,
): readonly ReadinessRead[] {
  const among = named === undefined ? view.carried : [fieldToRead(view, named)];
  const [only, second] = among
    .filter(isUnread)
    .map((one) => withIt(view, one))
    .filter((some) => readMark(some) === typed.trim().toLowerCase());
  if (only !== undefined && second === undefined) return only;
  const detail =
    second === undefined
      ? `no unread field was printed with "${typed}" as it stands now: it is noted already, or its text is another since. --read FIELD prints it, with what to type`
      : `"${typed}" was printed twice: give --read FIELD with it`;
  throw new TestimonyError('usage', { subject: '--seen', detail });
}
