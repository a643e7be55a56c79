/**
 * @file Run as a process of its own whose clock was moved: a case in which things end and fall due yesterday, today and
 * tomorrow, and the papers that carry a day. Arguments: an empty folder, yesterday, today and tomorrow as ISO days. Prints
 * what the program made of it, as JSON.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import { asTestimonyError } from '../../../src-main/core/errors/errors.ts';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemClock, systemRandom } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { quietJob } from '../ports.ts';

const [folder = '', ...days] = process.argv.slice(2);
const [yesterday = '', today = '', tomorrow = ''] = days;
const session = await createVault({
  folder: join(folder, 'vault'),
  owner: 'Ruth',
  passphrase: passphraseBytes('nine quiet herons wade upstream'),
  clock: systemClock,
  random: systemRandom,
  kdf: FLOOR_KDF,
});
const engine = composeEngine(session, systemClock);
const call = <N extends CallName>(name: N, input: CallInput<N>) => perform(engine, name, input, quietJob());

const { id: caseId } = await call('caseCreate', { reference: 'D1', title: 'R v Day' });
const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana' });
const given = { personId, status: 'given' } as const;
await call('consentRecord', { ...given, purpose: 'police', expiresOn: yesterday });
await call('consentRecord', { ...given, purpose: 'research', expiresOn: today });
await call('consentRecord', { ...given, purpose: 'court-papers', expiresOn: tomorrow });
for (const on of days)
  await call('dateRecord', { caseId, kind: 'hearing', on: { value: on, qualifier: 'exact' }, time: '23:30' });

const eighteen = (day: string) => `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`;
const { id: others } = await call('caseCreate', { reference: 'D2', title: 'Of all ages' });
const begun: string[] = [];
for (const day of days) {
  // Of 29 February there is none eighteen years before.
  const born = eighteen(day).replace('-02-29', '-03-01');
  const birthDate = { value: born, qualifier: 'exact' as const };
  const { id } = await call('personAdd', {
    caseId: others,
    role: 'survivor',
    name: `Born ${born}`,
    birthDate,
  });
  begun.push(
    await call('screeningStart', { caseId: others, personId: id, formId: 'screening-interview' }).then(
      () => 'begun',
      (thrown: unknown) => asTestimonyError(thrown).code,
    ),
  );
}

const paper = join(folder, 'letter.txt');
writeFileSync(paper, 'The rent is due.');
await call('evidenceAdd', { caseId, file: engine.files.register(paper), title: 'Letter' });
const { id: bundleId } = await call('bundleCreate', { caseId, title: 'Day', include: 'all-evidence' });
const out = engine.files.register(folder);
const bundle = await call('bundleBuild', { bundleId, folder: out });
const sheet = await call('consentPaper', { folder: out });

const view = await call('todayShow', {});
const { rules } = await call('dateKinds', {});
const explained = await Promise.all(rules.map(({ id }) => call('clockExplain', { ruleId: id, from: today })));
const { entries } = await call('auditList', { limit: 200 });
const { today: inForce } = await call('consentList', { caseId });
await engine.close();
process.stdout.write(
  JSON.stringify({
    now: systemClock.now(),
    inForce,
    begun,
    consents: view.consents.items.map((one) => [one.expiresOn, one.past]),
    hearings: view.hearings.items.map((one) => [one.on, one.state]),
    explained: explained.map(({ ruleId, on, warnOn }) => [ruleId, on, warnOn]),
    logDays: [...new Set(entries.map(({ at }) => at.slice(0, 10)))],
    papers: { bundle: join(folder, bundle.fileName), sheet: join(folder, sheet.fileName) },
  }),
);
