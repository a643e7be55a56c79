/** A later account that came from another organisation and is kept back as a whole here: a copy of the log tells nobody of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answer, caseToHandOver, handOver, mergeIn, readIn, sideOf } from '../../support/handover.ts';
import { safetyAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

it('is in the office’s own copy, and in none for a court', async () => {
  const here = await sideOf('Amina Okafor', 'a', 20);
  const there = await sideOf('Ruth Clarke', 'b', 22);
  const { caseId, personId, account } = await caseToHandOver(here);
  await here.do('screeningAddLayer', { screeningId: account, reason: 'asked again' });
  await here.do('screeningAnswer', { screeningId: account, answers: safetyAnswers() });
  await answer(here, account, { treatment: 'He burnt my papers.' });
  await mergeIn(there, await readIn(there, await handOver(here, there, caseId)));

  const copy = async (own: boolean) => {
    const folder = temporaryFolder();
    const asked = { caseId, format: 'csv', own, folder: there.engine.files.register(folder) };
    const given = { ...asked, recipient: own ? '' : 'A court', overrideReason: own ? '' : 'Asked for' };
    const { fileName } = await there.do('auditExport', given as never);
    return readFileSync(join(folder, fileName), 'utf8');
  };
  expect(await copy(false)).toContain('Later account taken in');

  const { id: sheet } = await there.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await there.do('screeningCarryOver', { screeningId: sheet });
  const { facts } = await there.do('factList', { personId });
  const told = facts.flatMap(({ key, statements }) =>
    statements.filter(({ text }) => text.includes('burnt')).map(({ seq }) => ({ key, seq })),
  );
  const { known } = await there.do('screeningShow', { screeningId: sheet });
  for (const { key, seq } of told) {
    const question = known.find((one) => one.facts.some((fact) => fact.key === key))?.question ?? '';
    const why = { reason: 'as she asked', fact: key };
    await there.do('accountsWithhold', { screeningId: sheet, question, entry: seq, ...why });
  }
  expect(await copy(false)).not.toContain('Later account taken in');
  expect(await copy(true)).toContain('Later account taken in');
});
