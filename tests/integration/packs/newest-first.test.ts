/** What was told differently stands in a pack with its day, the newest first, and with the reason the person gave: in its list and on its pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const FIRST = 'Bear cut her plait off.';
const NOW = 'Bear never cut her plait: Ro did.';
const WHY = '“She’s my sister.”';
const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) =>
  ({ question, state: 'answered', value, ...more }) as never;

it('is never taken for what was told before', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: day('2010-06-02') };
  const person = await work.do('personAdd', { caseId, role: 'survivor', name: 'Keira Bowen', ...born });
  const personId = person.id;
  const { id: screeningId } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'child-first-response',
    language: 'English',
    heldOn: day('2026-06-16'),
    takenBy: 'Gareth Lowe',
    readBack: 'Read to her',
    answers: [answered('known-treatment', FIRST), answered('known-health', 'She sleeps by day.')],
  });
  await work.do('screeningAddLayer', {
    screeningId,
    heldOn: day('2026-09-09'),
    takenBy: 'Gareth Lowe',
    reason: 'A second talk',
  });
  const why = {
    relation: 'differs' as const,
    cause: 'to-protect-somebody' as const,
    ownWords: '[why] She’s my sister.',
  };
  await work.do('screeningAnswer', {
    screeningId,
    answers: [answered('known-treatment', NOW, why)],
  });
  const asked = { profileId: 'child-safeguarding', personId, recipient: 'Powys County Council' };
  const preview = await work.do('packPreview', asked);
  const lines = preview.parts.flatMap((part) => part.lines);
  const treated = lines.find(({ said }) => said.join('\n').includes(FIRST) && said.length === 2)?.said ?? [];
  expect(treated[0]).toMatch(new RegExp(`As told last, on 9 Sep 2026:\n${NOW}\n.*${WHY}`));
  expect(treated[1]).toBe(`As told before, on 16 Jun 2026; told otherwise on 9 Sep 2026:\n${FIRST}`);
  expect(preview.parts.map(({ about }) => about).join('\n')).toContain('Held 16 Jun 2026');
  const folder = temporaryFolder();
  const done = await work.do('packBuild', {
    ...asked,
    seen: preview.sha256,
    folder: work.pickFolder(folder),
  });
  const page = flowOf(readFileSync(join(folder, done.fileName)));
  expect(page.indexOf(NOW)).toBeLessThan(page.indexOf(FIRST));
  expect(page).toContain(`As told before, on 16 Jun 2026; told otherwise on 9 Sep 2026: ${FIRST}`);
  expect(page).toContain(WHY);
  await work.engine.close();
});
