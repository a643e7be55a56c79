/** @file A case with something in every place of it, in a vault that is then only looked at: past damage, or by a role that reads. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '../../src-main/contract/index.ts';
import { story } from './case-on-screen.ts';
import { damagePage } from './damaged.ts';
import { engineAtWork } from './engine.ts';
import { safetyAnswers } from './interview.ts';
import { paper } from './papers.ts';
import { scanned } from './scans.ts';
import { PASSPHRASE, temporaryFolder } from './vault.ts';

export const READER = { name: 'Jonas Weber', passphrase: 'five patient otters wait below' };
export const LOOKED_AT = 'R v Dorvan';

/** The folder of a locked vault. Its owner is a supervisor, and `READER` reads only. */
export async function vaultToLookAt(): Promise<string> {
  const at = await engineAtWork();
  const { caseId } = at;
  const add = async (name: string, bytes: Uint8Array) =>
    (await at.do('evidenceAdd', { caseId, file: at.pick(`${name}.pdf`, bytes), title: name })).id;
  const { id: personId } = await at.do('personAdd', { caseId, name: 'Ama Kept', role: 'survivor' });
  await add('Scan', await scanned([{ text: 'Passport kept by the foreman' }]));
  await at.do('privilegeMark', {
    of: { kind: 'exhibit', id: await add('Letter', await paper('Advice', 2)) },
  });
  await at.do('evidenceRemove', { evidenceId: await add('Taken out', await paper('Twice', 1)) });
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', note: '' });
  await at.do('dateRecord', { caseId, personId, kind: 'nrm-referral', on: { value: '2026-05-01' } });
  await at.do('contactAdd', { personId });
  const { form, language, interpreter } = story.interview;
  const begin = (formId: string) =>
    at.do('screeningStart', { caseId, personId, formId, language, interpreter });
  const { id: signed } = await begin(form);
  const told = story.interview.answers.map((one) => ({ state: 'answered', ...one }));
  await at.do('screeningAnswer', { screeningId: signed, answers: told } as CallInput<'screeningAnswer'>);
  await at.do('screeningSign', { screeningId: signed, readBack: story.interview.readBack });
  const { id: draft } = await begin(form);
  await at.do('screeningAnswer', { screeningId: draft, answers: safetyAnswers().slice(0, 2) });
  await begin('nrm-preparation');
  await at.do('bundleCreate', { caseId, title: 'Hearing bundle', include: 'all-evidence' });
  await at.do('colleagueAdd', { own: PASSPHRASE, role: 'read-only', ...READER });
  const { folder } = at.engine.session;
  await at.engine.close();
  return folder;
}

/** A copy whose page that says which vault it is cannot be read: nothing is missing, and it opens only past damage. */
export function damagedToLookAt(folder: string): string {
  const copy = join(temporaryFolder(), 'Laptop');
  cpSync(folder, copy, { recursive: true });
  const store = join(copy, 'vault.db');
  writeFileSync(store, damagePage(3)(readFileSync(store)));
  return copy;
}
