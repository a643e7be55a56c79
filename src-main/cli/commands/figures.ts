/** @file `testimony figures …`: how many people of which kinds in a period, looked at and written out. */
import { resolve } from 'node:path';
import { FIGURE_FORMATS, type FiguresView, type FigureTableView } from '../../contract/figures.ts';
import { periodsBefore } from '../../core/figures/periods.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { makeFolder } from '../folders.ts';
import { oneOf } from '../one-of.ts';
import { withVault } from '../with-vault.ts';

const PERIOD = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  from: {
    type: 'string',
    value: 'DAY',
    help: 'first day of the period; the first of last month if left out',
  },
  to: { type: 'string', value: 'DAY', help: 'last day of it; the last of last month if left out' },
} as const;

interface Typed {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Last month where nothing is said. `today`: ISO day. */
function periodOf({ from, to }: Typed, today: string): { from: string; to: string } {
  const [last = { from: today, to: today }] = periodsBefore('month', today);
  return {
    from: from === undefined ? last.from : readDay(from, '--from'),
    to: to === undefined ? last.to : readDay(to, '--to'),
  };
}

const show = command({
  name: 'figures show',
  summary: 'Count the people of a period: kinds of exploitation, decisions, needs',
  details: [
    'Everybody is counted, for the office. "In a file" is what leaves: people who agreed to figures alone, and no small group.',
  ],
  options: PERIOD,
  example: 'figures show --vault ./my-vault --from 2026-10-01 --to 2026-12-31',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'figuresShow', periodOf(options, engine.clock.today()), job);
      return { json: view, lines: linesOf(view) };
    }),
});

const exportIt = command({
  name: 'figures export',
  summary: 'Write the figures of a period as PDF, CSV or JSON, without names or small groups',
  details: [
    'Counted are people who said yes to "Using figures, without names, for statistics". A small group is not shown, nor what it could be worked out from.',
  ],
  options: {
    ...PERIOD,
    format: { type: 'string', value: 'FORMAT', help: `${FIGURE_FORMATS.join(', ')}; pdf if left out` },
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
  },
  example: 'figures export --vault ./my-vault --from 2026-10-01 --to 2026-12-31 --format csv --out ./figures',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const format = oneOf(FIGURE_FORMATS, options.format ?? 'pdf', '--format');
      const out = resolve(options.out);
      makeFolder(out);
      const input = {
        ...periodOf(options, engine.clock.today()),
        format,
        folder: engine.files.register(out),
      };
      const done = await perform(engine, 'figuresExport', input, job);
      return {
        json: { ...done, folder: out },
        lines: facts([
          ['file', done.fileName],
          ['sha256', done.sha256],
        ]),
      };
    }),
});

export const figuresCommands = [show, exportIt];

function linesOf(view: FiguresView): string[] {
  const head = facts([
    ['period', `${view.from} to ${view.to}`],
    ['people new in it', view.people],
    ['counted here, in no file', view.notInFile],
  ]);
  return [...head, ...view.tables.flatMap((table) => ['', ...tableLines(table)])];
}

function tableLines({ title, rows, each, of, leaves }: FigureTableView): string[] {
  const shown = rows.filter(({ count }) => count > 0);
  if (shown.length === 0) return [title, 'Nobody in the period.'];
  const lines = shown.map(({ name, count, inFile }) => [
    name,
    count,
    leaves ? (inFile ?? 'not shown') : 'not in a file',
  ]);
  const total = each === 'several' ? [] : [['People', of, '']];
  return [
    title,
    ...columns(['group', each === 'value' ? 'days' : 'people', 'in a file'], [...lines, ...total]),
  ];
}
