/** @file Handovers at the command line: what went, what came, and two sides of a case beside each other. */

import {
  type HandoverItem,
  type HandoverReview,
  type ReceivedHandover,
  type ReceivedStage,
  type SentHandover,
  stageOf,
} from '../contract/handover.ts';
import type { Contents, LeftOut, WithheldThere } from '../core/handover/manifest.ts';
import { inReviewOrder, type ReviewGroup } from '../core/handover/review-order.ts';
import { columns, facts, printable } from './columns.ts';
import { matchLines } from './commands/person-matches.ts';
import { sayFinding } from './finding-words.ts';
import { moment } from './moment.ts';
import { fieldWords } from './side-words.ts';

const WHY: Readonly<Record<LeftOut['why'], string>> = {
  'not-chosen': 'not chosen',
  privileged: 'privileged',
  removed: 'taken out of the case',
  'rests-on-left-out': 'signed over, or made from, something that stays behind',
  'stays-with-office': 'stays with the office',
};
const STAGES: Readonly<Record<ReceivedStage, string>> = {
  interrupted: 'interrupted',
  read: 'read',
  merged: 'merged',
  discarded: 'discarded',
  'read-again': 'merged, and read in again',
  'file-discarded': 'merged, and the file discarded',
};
const STATES = {
  new: 'new',
  same: 'the same',
  'more-there': 'goes on there',
  'more-here': 'goes on here',
  different: 'different',
} as const;
const BECAME = { taken: 'taken in', same: 'was here', left: 'left with the file' } as const;

export const contentLines = (of: Contents): string[] =>
  facts([
    ['people', of.people],
    ['records', of.records],
    ['consents', of.consents],
    ['exhibits', of.exhibits],
    ['days', of.dates],
    ['contact notes', of.contacts],
    ['safe contact plans', of.plans],
    ['decisions and support', of.support],
    ['recordings written down', of.transcripts ?? ''],
  ]);

export const leftLines = (left: readonly LeftOut[]): string[] =>
  left.map(({ kind, why, count }) => `stays  ${count} × ${kind}: ${WHY[why]}`);

/** `where`: who keeps them back. */
export const withheldLines = (withheld: readonly WithheldThere[], where: 'here' | 'there'): string[] =>
  withheld.map(
    ({ form, question, reason }) =>
      `goes   kept back ${where === 'here' ? 'here' : 'by the sender'}: ${printable(form)}, “${printable(question)}”: ${printable(reason)}`,
  );

export const sentLines = (sent: readonly SentHandover[]): string[] => [
  ...columns(
    ['handed over', 'case', 'to', 'date', 'file', 'receipt'],
    sent.map((one) => [
      one.id,
      one.caseReference,
      one.recipient,
      moment(one.at),
      one.fileName,
      one.receipt === null ? 'none yet' : `${moment(one.receipt.at)}, ${one.receipt.by}`,
    ]),
  ),
  ...sent.flatMap(({ recipient, receipt }) => otherwiseLines(recipient, receipt?.otherwise ?? [])),
];

/** What stands here otherwise than at the other organisation. */
export const otherwiseLines = (who: string, otherwise: readonly string[]): string[] =>
  otherwise.length === 0
    ? []
    : [
        printable(
          `${who} has something else of: ${otherwise.join('; ')}. Hand the case over, so that both have the same.`,
        ),
      ];

export const receivedLines = (received: readonly ReceivedHandover[]): string[] =>
  columns(
    ['received', 'case', 'from', 'date', 'state'],
    received.map((one) => [one.id, one.reference, fromOf(one), moment(one.at), STAGES[stageOf(one)]]),
  );

const fromOf = ({ made }: ReceivedHandover) => [made.organisation, made.by].filter(Boolean).join(', ');

/** Everything there is to decide on; what is the same is counted. */
export function reviewLines({ handover, items, log, seen, matches, otherwise }: HandoverReview): string[] {
  const same = items.filter(
    ({ state, notes, differences }) => state === 'same' && notes.length + differences.length === 0,
  );
  const others = items.filter((one) => !same.includes(one));
  return [
    ...facts([
      ['handover', handover.id],
      ['case', handover.reference],
      ['here as', handover.caseHere ?? 'not here yet'],
      ['from', fromOf(handover)],
      ['made', moment(handover.made.at)],
      ['for', [handover.to, handover.purpose.title].filter(Boolean).join(', ')],
      ['consent of', handover.consentOf.join(', ')],
      ['without recorded consent of', handover.withoutConsentOf.join(', ')],
      ['ground', handover.ground?.title ?? ''],
      ['their log', `${log.proved} of ${log.entries} entries stand where they say`],
      ['seen', seen],
    ]),
    ...(handover.contents === null ? [] : ['in the file', ...contentLines(handover.contents)]),
    ...leftLines(handover.leftOut),
    ...withheldLines(handover.withheld, 'there'),
    '',
    ...(matches.length === 0 ? [] : ['May be in this vault already', ...matchLines(matches), '']),
    `${same.length} things are the same on both sides.`,
    ...otherwiseLines(fromOf(handover), otherwise),
    ...inReviewOrder(others).flatMap(({ group, items: some }) => [
      '',
      GROUPS[group],
      ...some.flatMap(itemLines),
    ]),
  ];
}

const GROUPS: Readonly<Record<ReviewGroup, string>> = {
  safety: 'CONSENT AND SAFETY',
  people: 'PEOPLE',
  account: 'WHAT WAS TOLD',
  rest: 'THE REST',
};

const itemLines = (one: HandoverItem): string[] => [
  `${one.item}`,
  `  ${printable(one.title)}: ${howItStands(one)}`,
  ...one.differences.flatMap(({ field, here, there }) => [
    `    ${printable(fieldWords(field))}`,
    `      ${isSettled(one) ? 'before' : 'here  '} ${printable(here) || '-'}`,
    `      there  ${printable(there) || '-'}`,
  ]),
  ...(one.ours === undefined ? [] : [printable(`    ours written ${moment(one.ours.at)}, ${one.ours.by}`)]),
  ...(one.changed === undefined
    ? []
    : [
        printable(
          `    ${one.ours === undefined ? '' : 'theirs '}written ${moment(one.changed.at)}, ${one.changed.by}`,
        ),
      ]),
  ...one.notes.map((note) => `    ${sayFinding(note)}`),
];

/** Decided, and alike since: the two sides it still shows are those that were decided between. */
const isSettled = ({ state, became }: HandoverItem): boolean => state === 'same' && became !== null;

function howItStands(one: HandoverItem): string {
  const { state, became, suggested } = one;
  if (became === null && one.kind === 'field')
    return 'changed on both sides; --take for theirs, --leave for yours, neither: not decided';
  if (became === null) return `${STATES[state]}; ${suggested ? 'goes in' : 'stays with the file'}`;
  return isSettled(one) ? BECAME[became] : `${STATES[state]}; ${BECAME[became]}`;
}
