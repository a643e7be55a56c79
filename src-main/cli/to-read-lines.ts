/** @file Fields that the program filled, as lines: what to look for, each with what the form asks and what it is made of. */
import type { ReadinessRead, ReadinessView, UnreadField } from '../contract/readiness.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { nearestNames } from '../core/text/nearest-name.ts';
import { quotedWords } from '../core/told/words-of-place.ts';
import { READ_FOR } from '../core/worksheets/to-read.ts';
import { fingerprint } from '../usecases/engine/fingerprint.ts';
import { sayFinding } from './finding-words.ts';

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
 * What is typed to say that a field was read: printed with its text alone, and another once the text is another, so that what
 * was read is what is noted. Five letters and digits, for somebody who types slowly.
 */
export const readMark = ({ line }: Pick<ReadinessRead, 'line'>): string => fingerprint(line).slice(0, 5);

/** One field whole, with what to look for in it and what to type once it was read. */
export const oneFieldLines = (screeningId: string, one: ReadinessRead): string[] => [
  ...fieldLines(one),
  '',
  ...(isUnread(one)
    ? [
        ...lookForLines('  What to look for:'),
        '',
        `  When it stays: screen ready --id ${screeningId} --seen ${readMark(one)}`,
        '  When something is wrong: screen fill --id. What you write yourself counts as read.',
      ]
    : [`  Read${readBy(one)}`]),
];

/** After one was noted as read: the next one whole, in the order of the form. */
export function notedLines({ screeningId, carried }: ReadinessView, question: string): string[] {
  const at = carried.findIndex((one) => one.question === question);
  const noted = carried[at];
  const [next, ...later] = [...carried.slice(at + 1), ...carried.slice(0, at)].filter(isUnread);
  return [
    ...(noted === undefined ? [] : [`${noted.title}: read${readBy(noted)}`]),
    ...(next === undefined
      ? ['Each carried field is read. Next: screen ready, then screen copy-out.']
      : [
          later.length === 0 ? 'The last one:' : 'The next one:',
          '',
          ...oneFieldLines(screeningId, next),
          ...(later.length === 0 ? [] : ['', `  After it: ${later.map((one) => one.question).join(', ')}`]),
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
  `Read each; put right what is wrong with screen fill. One at a time: screen ready --id ${screeningId} --read ${first?.question ?? 'FIELD'} prints it whole, and what to type when it stays.`;

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

/** The unread field whose text was printed with this mark; of two with one mark, the one that is named. Throws `usage`. */
export function fieldSeen(view: ReadinessView, typed: string, named: string | undefined): ReadinessRead {
  const among = named === undefined ? view.carried : [fieldToRead(view, named)];
  const [only, second] = among.filter((one) => isUnread(one) && readMark(one) === typed.trim().toLowerCase());
  if (only !== undefined && second === undefined) return only;
  const detail =
    second === undefined
      ? `no unread field was printed with "${typed}" as it stands now: it is noted already, or its text is another since. --read FIELD prints one, with what to type`
      : `"${typed}" was printed with two fields: give --read FIELD with it`;
  throw new TestimonyError('usage', { subject: '--seen', detail });
}
