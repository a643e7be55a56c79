/**
 * @file `npm run bench`: measures on this machine, now, and prints a table. Nothing here is a test. With names behind
 * `--`, those parts alone; some take minutes or gigabytes of disk and are run by their names only. With `--before DIR`, a
 * checkout of the version before, its figures stand beside each.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchBundle } from './bundle-bench.ts';
import { benchCases } from './cases-bench.ts';
import { benchDocuments } from './documents-bench.ts';
import { benchFromFolder } from './folder-bench.ts';
import { benchGrowth } from './growth-bench.ts';
import { benchIntake } from './intake-bench.ts';
import { benchInterview } from './interview-bench.ts';
import { benchKeeping } from './keeping-bench.ts';
import { benchLog } from './log-bench.ts';
import { benchPack } from './pack-bench.ts';
import { benchLargest, benchPhotos } from './photos-bench.ts';
import { benchReading } from './reading-bench.ts';
import { benchSearch } from './search-bench.ts';
import { type Measured, printTable } from './table.ts';
import { benchToday } from './today-bench.ts';
import { benchVault } from './vault-bench.ts';
import { versionBefore } from './version-before.ts';
import { benchWholeBuild } from './whole-bench.ts';
import { benchWindow } from './window-bench.ts';

type Part = () => Promise<readonly Measured[]>;

const PARTS: Readonly<Record<string, Part>> = {
  vault: benchVault,
  keeping: benchKeeping,
  intake: benchIntake,
  cases: async () =>
    (await benchCases()).map(({ what, milliseconds }) => ({
      what: `cases: ${what}`,
      ours: `${milliseconds.toFixed(1)} ms`,
      beside: '',
    })),
  today: benchToday,
  search: benchSearch,
  reading: benchReading,
  interview: benchInterview,
  pack: benchPack,
  window: benchWindow,
  bundle: () => benchBundle(),
  whole: benchWholeBuild,
  folder: () => benchFromFolder(),
};
const BY_NAME: Readonly<Record<string, Part>> = {
  documents: benchDocuments,
  growth: benchGrowth,
  log: benchLog,
  photos: benchPhotos,
  largest: benchLargest,
};

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { before: { type: 'string' } },
});
const all = { ...PARTS, ...BY_NAME };
const unknown = asked.filter((name) => all[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')} to measure. There are: ${Object.keys(PARTS).join(', ')}; and by name only: ${Object.keys(BY_NAME).join(', ')}.\n`,
  );
  process.exit(2);
}
process.stderr.write(
  `Measuring on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}.\n`,
);
const rows: Measured[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  const measured = (await all[name]?.()) ?? [];
  for (const { what, ours } of measured) process.stderr.write(`  ${what}: ${ours}\n`);
  const before = values.before === undefined ? undefined : versionBefore(values.before, name);
  rows.push(...measured.map((row) => (before === undefined ? row : { ...row, before: before(row.what) })));
}
process.stdout.write('\n');
printTable(rows);
