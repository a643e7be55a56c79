/** @file What the vault itself has to say beside what there is to do: that it has no recovery kit, or no backup of late. */
import type { Job } from '../contract/ports.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';

/** Empty where there is nothing to be reminded of. A kit is asked of whoever can make one. */
export async function reminderLines(engine: Engine, job: Job): Promise<string[]> {
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
