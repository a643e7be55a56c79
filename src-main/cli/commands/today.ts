/** @file `testimony case today`: what there is to go on with, across all cases. */
import type { DueInCase } from '../../contract/dates.ts';
import type { Job } from '../../contract/ports.ts';
import type { Some, TodayView } from '../../contract/today.ts';
import { standing } from '../../core/cases/situation.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { dayOf, dueLines } from '../due-lines.ts';
import { sayFinding, sayNote } from '../finding-words.ts';
import { withVault } from '../with-vault.ts';

type Cells = readonly (string | number)[];

export const todayCommand = command({
  name: 'case today',
  summary: 'Show what there is to go on with, across all cases',
  details: [
    'Hearings, what is needed now, what is due or waited for, next contacts and gap prompts among it; cases in which somebody is arrested, charged, detained or to be removed; what nobody has decided between two offices; interviews and forms that are not signed off, evidence with something worth knowing that nobody has opened, consents whose last day is past or within 30 days, packs after which something was told, and the bundles built last. Below it: whether the vault has a recovery kit, and a backup of late.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    owner: { type: 'string', value: 'NAME', help: 'only days and drafts of this person' },
  },
  example: 'case today --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'todayShow', { owner: options.owner ?? '' }, job);
      const kept = await reminderLines(engine, job);
      return { json: view, lines: [...todayLines(view), ...(kept.length === 0 ? [] : ['', ...kept])] };
    }),
});

function todayLines(view: TodayView): string[] {
  const { urgent, undecided, drafts, evidence, consents, packs, built } = view;
  const parts = [
    days('Hearings', view.hearings),
    days('Needed now', view.needs),
    part('Police, custody and removal', urgent, ['case', 'what', 'when'], (one) => {
      const found = standing(one.situation);
      const days = found.map(({ on, time }) => [on ?? '', time].filter(Boolean).join(' '));
      return [one.caseReference, found.map(({ kind }) => kind).join(', '), days.filter(Boolean).join(', ')];
    }),
    part('Two offices wrote different things (case undecided)', undecided, ['case', 'undecided'], (one) => [
      one.caseReference,
      one.count,
    ]),
    days('Due', view.due),
    days('Waited for', view.waiting),
    part(
      'Open interviews and worksheets',
      drafts,
      ['case', 'what', 'form', 'with', 'left in', 'answered', 'touched'],
      (one) => [
        one.caseReference,
        one.use,
        one.formTitle,
        one.person,
        one.section,
        one.answered,
        minute(one.touchedAt),
      ],
    ),
    part('Evidence to look at', evidence, ['case', 'exhibits', 'first of them', 'why'], (one) => [
      one.caseReference,
      one.count,
      [one.exhibitRef, one.title].filter(Boolean).join(' '),
      one.notes.slice(0, 1).map(sayNote).join(''),
    ]),
    part('Consents that end', consents, ['case', 'person', 'for', 'last day', ''], (one) => [
      one.caseReference,
      one.person,
      one.purpose,
      one.expiresOn,
      one.past ? 'past' : '',
    ]),
    part('Told since a pack left', packs, ['case', 'what'], (one) => [
      one.caseReference,
      sayFinding(one.found),
    ]),
    part('Built last', built, ['case', 'bundle', 'file', 'pages', 'built'], (one) => [
      one.caseReference,
      one.title,
      one.fileName,
      one.pages,
      minute(one.builtAt),
    ]),
  ].filter((lines) => lines.length > 0);
  const { next } = view;
  const after =
    next === null
      ? []
      : [`The next day that is known: ${dayOf(next)}, ${next.title}, ${next.caseReference}.`];
  return parts.length === 0
    ? ['Nothing lies open.', ...after]
    : parts.flatMap((lines, n) => (n === 0 ? lines : ['', ...lines]));
}

/** By the columns that `clock due` has. */
const days = (title: string, some: Some<DueInCase>): string[] =>
  some.items.length === 0 ? [] : [`${title}${moreOf(some)}`, ...dueLines(some.items)];

const moreOf = ({ items, total }: Some<unknown>): string =>
  total > items.length ? ` (${items.length} of ${total})` : '';

function part<T>(title: string, some: Some<T>, head: readonly string[], cells: (one: T) => Cells): string[] {
  if (some.items.length === 0) return [];
  return [`${title}${moreOf(some)}`, ...columns(head, some.items.map(cells))];
}

/** 2026-11-24 14:05, as it was on the clock then. */
const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

// What the vault itself has to say beside what there is to do: that it has no recovery kit, or no backup of late.

/** Empty where there is nothing to be reminded of. A kit is asked of whoever can make one. */
async function reminderLines(engine: Engine, job: Job): Promise<string[]> {
  const { kit, people } = await perform(engine, 'colleagueList', {}, job);
  const makesKits = people.some(({ you, role }) => you && role === 'supervisor');
  const backup = await perform(engine, 'backupStatus', {}, job);
  return [
    ...(kit === null && makesKits
      ? [
          'There is no recovery kit yet: if the passphrase is forgotten, everything in this vault is lost for good ("recovery make").',
        ]
      : []),
    ...(backup.reminder === 'none-yet'
      ? ['There is no backup of this vault yet: everything is on this one computer ("backup make").']
      : []),
    ...(backup.reminder === 'due' && backup.last !== null
      ? [`The last backup is from ${formatDay(backup.last.at)}; ${since(backup.doneSince)} ("backup make").`]
      : []),
  ];
}

const since = (things: number): string =>
  things === 1
    ? '1 thing was done since, and is only on this computer'
    : `${things} things were done since, and are only on this computer`;
