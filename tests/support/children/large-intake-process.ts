/**
 * @file Run as a process of its own: opens a vault and takes in one film by stream, saying how far it is. The limit for what
 * is held in memory is set low, so that a film of some megabytes is large.
 */

import type { CaseId } from '../../../src-main/core/ids.ts';
import { INTAKE_LIMITS } from '../../../src-main/evidence/limits.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { HELD_BYTES } from '../large-film.ts';

const [folder = '', passphrase = '', caseId = '', film = ''] = process.argv.slice(2);
Object.assign(INTAKE_LIMITS, { fileBytes: HELD_BYTES });
const engine = await openEngine({ folder, passphrase: passphraseBytes(passphrase), clock: systemClock });
const job = {
  signal: new AbortController().signal,
  report: ({ bytes }: { bytes?: { done: number } }) => {
    if (bytes !== undefined) process.stdout.write(`read ${bytes.done}\n`);
  },
};
const file = engine.files.register(film);
await perform(engine, 'evidenceAdd', { caseId: caseId as CaseId, file }, job);
process.stdout.write('in\n');
await engine.close();
