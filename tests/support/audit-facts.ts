/** What the log says of what was done, as it was hashed. */
import type { RunningEngine } from '../../src-main/host/compose.ts';

/** Facts of every entry of one action, in order. */
export const factsOf = ({ session }: RunningEngine, action: string): Record<string, unknown>[] =>
  session
    .read((db) => db.all<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry ORDER BY seq'))
    .map(({ canonical }) => JSON.parse(new TextDecoder().decode(canonical)))
    .filter((entry) => entry.action === action)
    .map((entry) => entry.facts);

/** In which languages beside English each exhibit was read by machine. */
export const readingsOf = (engine: RunningEngine) =>
  factsOf(engine, 'evidence.read-by-machine').map(({ languages }) => languages);
