/** @file Runs command lines (JSON, the first argument) one after the other, and prints after each, as a line of JSON, how it ended. */
import { testimony } from '../cli.ts';

for (const words of JSON.parse(process.argv[2] ?? '[]') as string[][])
  process.stdout.write(`${JSON.stringify(await testimony(words))}\n`);
