/** @file `npm run bench`: measures on this machine, now, and prints a table. Nothing here is a test. */
import { cpus } from 'node:os';
import { benchBundle } from './bundle-bench.ts';
import { benchCases } from './cases-bench.ts';
import { benchFromFolder } from './folder-bench.ts';
import { benchIntake } from './intake-bench.ts';
import { benchInterview } from './interview-bench.ts';
import { benchPack } from './pack-bench.ts';
import { benchSearch } from './search-bench.ts';
import { type Measured, printTable } from './table.ts';
import { benchToday } from './today-bench.ts';
import { benchVault } from './vault-bench.ts';
import { benchWholeBuild } from './whole-bench.ts';
import { benchWindow } from './window-bench.ts';

const parts: readonly (() => Promise<readonly Measured[]>)[] = [
  benchVault,
  benchIntake,
  async () =>
    (await benchCases()).map(({ what, milliseconds }) => ({
      what: `cases: ${what}`,
      ours: `${milliseconds.toFixed(1)} ms`,
      beside: '',
    })),
  benchToday,
  benchSearch,
  benchInterview,
  benchPack,
  benchWindow,
  benchBundle,
  benchWholeBuild,
  benchFromFolder,
];

process.stderr.write(
  `Measuring on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}.\n`,
);
const rows: Measured[] = [];
for (const part of parts) {
  const measured = await part();
  for (const { what, ours } of measured) process.stderr.write(`  ${what}: ${ours}\n`);
  rows.push(...measured);
}
process.stdout.write('\n');
printTable(rows);
