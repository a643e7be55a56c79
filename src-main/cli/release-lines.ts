/** @file What has left the vault, and what an interruption left open, as lines for people. */
import type { ReleaseState, ReleaseView, SettledDeparture } from '../contract/consent.ts';
import type { DepartureState } from '../core/leaving/departure.ts';
import { whereabouts } from '../core/leaving/whereabouts.ts';
import { columns, printable } from './columns.ts';
import { sayFinding } from './finding-words.ts';

const WHERE: Readonly<Record<ReleaseState, string>> = {
  leaving: 'being written out',
  confirmed: 'out',
  found: 'out, found after an interruption',
  'found-in-part': 'out in part: not all of it was found',
  'not-found': 'not found after an interruption',
  unreachable: 'not known: its folder could not be looked into',
  'did-not-leave': 'did not leave',
};

const whatOf = ({ kind, submitted }: ReleaseView): string => {
  if (kind !== 'typed') return kind;
  return submitted === null ? 'shown to be typed; not recorded as sent' : 'typed into a form';
};

/** Newest first, as the engine lists them. */
export function releaseLines(out: readonly ReleaseView[]): string[] {
  if (out.length === 0) return ['Nothing has left the vault.'];
  const rows = out.map((one) => [
    one.submitted?.day ?? one.at.slice(0, 10),
    whatOf(one),
    one.title,
    one.to === '' ? 'not recorded' : one.to,
    one.by,
    WHERE[one.state],
    one.purpose,
    one.told.map(({ on, how }) => `${on}, ${how}`).join('; '),
    one.id,
  ]);
  return [
    'Already out, where a withdrawal has to be told:',
    ...columns(
      ['date', 'what', 'title', 'for', 'by', 'state', 'purpose', 'told of a withdrawal', 'called'],
      rows,
    ),
    'Who has it, as far as anybody recorded (consent given):',
    ...out.map((one) => printable(`${one.id}: ${whereabouts(one).map(sayFinding).join('. ')}`)),
  ];
}

const SETTLED: Readonly<Record<DepartureState, (folder: string) => string>> = {
  begun: (folder) => `it is still being made ready in ${folder}.`,
  leaving: (folder) => `it is still on its way to ${folder}.`,
  confirmed: (folder) => `it is in ${folder}.`,
  found: (folder) => `it is whole, and in ${folder}. The log and the list of releases say so.`,
  'found-in-part': (folder) =>
    `only some of it is in ${folder}. Look at what is there, and write it out again if it is needed.`,
  'not-found': (folder) =>
    `it is not in ${folder}. If nobody has taken it from there, it did not leave; write it out again if it is needed.`,
  unreachable: (folder) =>
    `${folder} cannot be looked into. Connect the disk it is on and open the vault again: what was half-made there is then cleared away.`,
  'did-not-leave': () => 'it did not leave.',
  'nothing-left': (folder) =>
    `nothing of it has left. What was half-made in ${folder} is cleared away; write it out again if it is needed.`,
};

/** What this opening of the vault found of what an interruption had left open; nothing mostly. */
export const settledLines = (settled: readonly SettledDeparture[]): string[] =>
  settled.map(({ title, folder, state }) =>
    printable(`"${title}" was being written out when the program was interrupted: ${SETTLED[state](folder)}`),
  );
