/** @file Working days that are cut off by kill -9 at random moments, two of them at a time. */
import { randomFrom } from '../leaving-kills.ts';
import { type DayVault, dayVault, groundOf, WorkingDay } from './day-vault.ts';
import { lookAfter, noTally, type Tally, tallied } from './kept.ts';

const LANES = 2;
const LONGEST_MS = 1000;
/** Every so many is killed while it opens the vault; the others at work. */
const OPENING = 5;
/** Then a new copy, so that the check of it stays short. */
const KILLS_A_VAULT = 20;

export interface Killed {
  readonly tally: Tally;
  /** How often each kind of work was said to be saved. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** `say` hears how it stands now and then. */
export async function killDays(kills: number, seed: number, say: (line: string) => void): Promise<Killed> {
  const made = await dayVault();
  const tally = noTally();
  const kinds: Record<string, number> = {};
  let told = 0;
  const tell = (day: WorkingDay, kill: number) => {
    for (const { deed } of day.saved) kinds[deed] = (kinds[deed] ?? 0) + 1;
    for (const { deed, refused } of day.refused)
      tally.losses.push(`kill ${kill}: ${deed} was refused: ${refused}`);
    for (const loss of tally.losses.slice(told)) say(`${loss}\n`);
    told = tally.losses.length;
    if (tally.runs % 50 === 0) say(tallied('so far', tally));
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => killedInTurn(lane)));
  return { tally, kinds: Object.fromEntries(Object.entries(kinds).sort()) };

  async function killedInTurn(lane: number): Promise<void> {
    const mine = Array.from({ length: kills }, (_, kill) => kill).filter((kill) => kill % LANES === lane);
    let next = loaded(made, mine, 0);
    for (let at = 1; next !== undefined; at += 1) {
      const { kill, day, ground } = next;
      const random = randomFrom(seed * 7919 + kill);
      const killed = day.killedAfter(random() * LONGEST_MS, kill % OPENING === 0 ? 'told' : 'open');
      // Loaded meanwhile; it opens the vault only when it is told to.
      next = loaded(made, mine, at, ground);
      await killed;
      await lookAfter(ground.vault, day.saved, { where: `kill ${kill}`, tally });
      tell(day, kill);
    }
  }

  function loaded({ ids, ...rest }: DayVault, mine: readonly number[], at: number, before?: Ground) {
    const kill = mine[at];
    if (kill === undefined) return undefined;
    const ground = before === undefined || at % KILLS_A_VAULT === 0 ? groundOf({ ids, ...rest }) : before;
    return { kill, ground, day: new WorkingDay(ground, { ids, seed: seed * 100_000 + kill }) };
  }
}

type Ground = ReturnType<typeof groundOf>;
