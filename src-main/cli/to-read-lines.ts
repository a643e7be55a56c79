/** @file Long texts that the program filled, as lines: what to look for, each with what the form asks and what it is made of. */
import type { ReadinessRead, ReadinessView, UnreadField } from '../contract/readiness.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { nearestNames } from '../core/text/nearest-name.ts';
import { quotedWords } from '../core/told/words-of-place.ts';
import { READ_FOR } from '../core/worksheets/to-read.ts';
import { sayFinding } from './finding-words.ts';

export const TO_READ = 'Carried, and not yet read by whoever signs';

export const isUnread = ({ aside }: Pick<ReadinessRead, 'aside'>): boolean => aside === null;

const lookForLines = (): string[] => [
  '  What to look for in each:',
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
  const { title, question, line, asks, hint, text, ownWords, madeOf } = one;
  const quoted = ownWords === '' ? [] : quotedWords(ownWords).split('\n');
  return [
    `  ${title}  [${question}; ${line}]`,
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

/** After one was noted as read: the field once more, and what is left. */
export function readLines(view: ReadinessView, question: string): string[] {
  const unread = view.carried.filter(isUnread);
  return [
    ...view.carried
      .filter((one) => one.question === question)
      .flatMap((one) => [...fieldLines(one), `    Read${readBy(one)}`]),
    '',
    'Where something in it is wrong, put it right with screen fill --id: what you write yourself counts as read, what is carried anew is open again.',
    unread.length === 0
      ? 'Each carried field is read. Next: screen ready, then screen copy-out.'
      : `Still unread: ${unread.map((one) => one.question).join(', ')}`,
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
  `Read each; put right what is wrong with screen fill. When it stays: screen ready --id ${screeningId} --read FIELD, one at a time${first === undefined ? '' : `, such as ${first.question}`}.`;

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
