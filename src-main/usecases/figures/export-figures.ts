/** @file Figures of a period written out: of people who agreed to them alone, and without small groups. */
import type { FiguresView, FigureTableView } from '../../contract/figures.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { FiguresFile } from '../../core/figures/tables.ts';
import { csv } from '../../core/text/delimited.ts';
import { typesetFigures } from '../../documents/figures.ts';
import type { Engine } from '../engine/engine.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { writeOut } from '../leaving/write-out.ts';
import { figuresShow, loadFigures } from './figures.ts';

type Format = CheckedInput<'figuresExport'>['format'];

/** Throws `bad-input`, `form-damaged`, `missing-letters`, `read-only`, `disk-full`, `cancelled`. */
export async function figuresExport(
  engine: Engine,
  { folder: handle, format, ...period }: CheckedInput<'figuresExport'>,
  job: Job,
): Promise<CallOutput<'figuresExport'>> {
  const folder = engine.files.resolve(handle);
  const file = loadFigures(engine.resources);
  const { title } = file.words;
  const permit = permitToLeave(engine, {
    kind: 'figures',
    ground: 'nobodys-data',
    subject: engine.session.vaultId,
    title,
    mode: 'locked',
  });
  const view = await figuresShow(engine, period, job);
  job.report({ step: 'typesetting' });
  const bytes = writtenAs(engine, format, view, file);
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  job.report({ step: 'writing' });
  const { fileName, sha256 } = await writeOut(engine, permit, {
    folder,
    bytes,
    wanted: safeFileName(`${title} ${period.from} to ${period.to}.${format}`, `figures.${format}`),
    release: null,
    note: { action: 'figures.exported', subject: engine.session.vaultId, facts: { format, ...period } },
  });
  return { fileName, sha256 };
}

function writtenAs(
  engine: Engine,
  format: Format,
  view: FiguresView,
  { words, version, least }: FiguresFile,
): Uint8Array {
  const fewer = words.fewer.replace('{least}', String(view.least));
  const facts: (readonly [string, string])[] = [
    [words.period, `${formatDay(view.from)} – ${formatDay(view.to)}`],
    [words.asOf, formatDay(view.asOf)],
    [words.agreed, words.agreedOnly],
    // A small group itself.
    [words.left, view.notInFile > 0 && view.notInFile < view.least ? fewer : String(view.notInFile)],
    [words.hiddenWhy, least.why],
  ];
  const tables = view.tables.filter(({ leaves }) => leaves);
  const shown = tables.map((table) => ({ ...table, lines: linesOf(table, words) }));
  if (format === 'json') {
    const all = {
      title: words.title,
      version,
      period: { from: view.from, to: view.to },
      asOf: view.asOf,
      facts: Object.fromEntries(facts),
      tables: tables.map(({ id, title, about, source, certainty, each, rows, totalInFile }) => ({
        id,
        title,
        about,
        source,
        certainty,
        each,
        // As on paper: a name by itself says that somebody who did not agree stands there.
        rows: rows.filter(({ inFile }) => inFile !== 0).map(({ name, inFile }) => ({ name, count: inFile })),
        total: totalInFile,
      })),
    };
    return Buffer.from(`${JSON.stringify(all, null, 2)}\n`);
  }
  if (format === 'csv') {
    const heads = [words.table, words.group, words.count, words.definition, words.source];
    const rows = shown.flatMap(({ title, about, source, lines }) =>
      lines.map(([name, count]) => [title, name, count, about, source]),
    );
    return Buffer.from(csv(heads, [...rows, ...facts.map(([name, said]) => [name, said, '', '', ''])]));
  }
  return typesetFigures(engine.resources.folder, {
    title: words.title,
    facts,
    tables: shown.map(({ title, about, source, certainty, lines }) => ({
      title,
      about,
      source: `${words.source}: ${source} (${certainty})`,
      rows: lines,
      nobody: lines.length === 0 ? words.nobody : '',
    })),
    createdAt: engine.clock.now(),
  });
}

/** Rows with somebody in them or hidden, and the total where there is one; a middle value is no count of people. */
function linesOf(
  { each, rows, totalInFile }: FigureTableView,
  words: FiguresFile['words'],
): (readonly [string, string])[] {
  const lines = rows
    .filter(({ inFile }) => inFile !== 0)
    .map(({ name, inFile }) => [name, inFile === null ? words.hidden : String(inFile)] as const);
  const isEmpty = lines.length === 0 || each !== 'once';
  return isEmpty
    ? lines
    : [...lines, [words.total, totalInFile === null ? words.hidden : String(totalInFile)] as const];
}
