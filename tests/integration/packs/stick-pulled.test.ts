/** Attack: the stick is pulled out while something is written to it. It is not made anew as a folder where it was. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  ({ id: personId } = await at.do('personAdd', {
    caseId: at.caseId,
    role: 'survivor',
    name: 'Maria Popescu',
  }));
});
afterAll(() => at.engine.close());

/** Written into `stick`, to which this is done once the first bytes are about to be. */
async function written(stick: string, meanwhile: () => void): Promise<void> {
  const asked = { personId, profileId: 'privacy-sheet' };
  const { sha256: seen } = await at.do('packPreview', asked);
  const report = ({ step }: { readonly step: string }) => (step === 'writing' ? meanwhile() : undefined);
  const job = { ...quietJob(), report };
  await perform(at.engine, 'packBuild', { ...asked, seen, folder: at.pickFolder(stick) }, job);
}

it.each([
  ['is gone', (stick: string) => rmSync(stick, { recursive: true })],
  [
    'is an empty folder of this computer again, where it had been mounted',
    (stick: string) => {
      rmSync(stick, { recursive: true });
      mkdirSync(stick);
    },
  ],
  [
    'is a file',
    (stick: string) => {
      rmSync(stick, { recursive: true });
      writeFileSync(stick, 'x');
    },
  ],
])('a stick that %s is named, and nothing is put in its place', async (_, pulled) => {
  const stick = join(temporaryFolder(), 'STICK');
  mkdirSync(stick);
  const failure = await failureOf(() => written(stick, () => pulled(stick)));
  expect(failure).toMatchObject({ code: 'file-unreadable', subject: stick });
  expect(list(stick)).toEqual([]);
  expect((await at.do('packList', { caseId: at.caseId })).packs).toEqual([]);
});

it('put back in, it takes the same', async () => {
  const stick = temporaryFolder();
  expect(await codeOf(() => written(stick, () => undefined))).toBe('none');
  expect(readdirSync(stick)).toHaveLength(1);
});

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
