/** @file What holds the paper of a sheet because it tells again what is kept back, decided: it stays out. */
import type { ScreeningId } from '../../src-main/core/ids.ts';
import type { EngineAtWork } from './engine.ts';

/** Sets aside each sentence, name, town, day or choice of that sheet that a person has to decide about. */
export async function leaveTypedOut(work: EngineAtWork, screeningId: ScreeningId): Promise<void> {
  const { checks } = await work.do('readinessShow', { screeningId });
  for (const { line } of checks.filter(({ line, aside }) => aside === null && line.startsWith('typed/')))
    await work.do('readinessSetAside', { screeningId, line, reason: 'It stays out' });
}
