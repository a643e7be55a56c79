/** Every telling of a thing can be quoted, with the day it was held; what the worker wrote is not put into quotation marks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { linkLines } from '../../../src-main/cli/commands/links.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

let work: EngineAtWork;
let account: ScreeningId;
let sheet: ScreeningId;
const day = (value: string) => ({ value, qualifier: 'exact' as const });
const told = (value: string, more: object = {}) => ({
  question: 'treatment',
  state: 'answered' as const,
  value,
  ...more,
});

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Keira Bowen' });
  for (const purpose of ['interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  ({ id: account } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'first-account',
    readBack: 'Read aloud',
    heldOn: day('2026-10-26'),
    answers: [...openingAnswers(), told('Burnt with a lighter', { ownWords: 'He laughed.' })],
  }));
  await work.do('screeningAddLayer', {
    screeningId: account,
    reason: 'She remembered more',
    heldOn: day('2026-11-16'),
  });
  await work.do('screeningAnswer', {
    screeningId: account,
    answers: [...safetyAnswers(), told('Called him her boyfriend', { relation: 'adds' })],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'elements' }));
});
afterFile(() => work?.engine.close());

const paperOf = async () => {
  const folder = temporaryFolder();
  const input = { screeningId: sheet, folder: work.pickFolder(folder), forPurpose: 'court-papers' };
  const { fileName } = await work.do('recordExport', { ...input, recipient: 'The court' });
  return flowOf(readFileSync(join(folder, fileName)));
};

it('is offered to be quoted, the first as well as the later one, each with the day it was held', async () => {
  const { answers } = await work.do('screeningQuotable', { screeningId: sheet });
  const found = answers.filter((one) => one.question === 'treatment');
  expect(found.map(({ layer, text, toldOn }) => [layer, text, toldOn.value])).toEqual([
    [0, 'Burnt with a lighter', '2026-10-26'],
    [1, 'Called him her boyfriend', '2026-11-16'],
  ]);
  const { points } = await work.do('pointOffers', { screeningId: sheet });
  const offered = points.flatMap(({ offers }) => offers).filter((one) => one.question === 'treatment');
  expect(new Set(offered.map(({ toldOn }) => toldOn.value))).toEqual(new Set(['2026-10-26', '2026-11-16']));
});

it('is quoted with what was added to it where no account is chosen, and what was told otherwise since says so', async () => {
  const target = { kind: 'answer' as const, screeningId: account, question: 'treatment' };
  const link = (question: string) =>
    work.do('screeningLink', { screeningId: sheet, links: [{ question, target }] });
  const of = async (point: string, { links }: Awaited<ReturnType<typeof link>>) =>
    linkLines(links.filter(({ question }) => question === point));
  const lines = await of('means-deception', await link('means-deception'));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/Burnt with a lighter “He laughed.” .*26 Oct 2026/);
  expect(lines[1]).toMatch(/Called him her boyfriend .*16 Nov 2026/);
  expect(await of('means-deception', await link('means-deception'))).toEqual(lines);
  await work.do('screeningAddLayer', {
    screeningId: account,
    reason: 'She put it right',
    heldOn: day('2026-11-20'),
  });
  const otherwise = told('A cigarette, no lighter', { relation: 'differs' });
  await work.do('screeningAnswer', { screeningId: account, answers: [...safetyAnswers(), otherwise] });
  const now = await of('means-abduction', await link('means-abduction'));
  expect(now).toHaveLength(3);
  expect(now[0]).toMatch(/Burnt with a lighter .*26 Oct 2026.*told otherwise on 20 Nov 2026/);
  expect(now[2]).toMatch(/A cigarette, no lighter .*20 Nov 2026/);
  expect(now[2]).not.toContain('otherwise');
  expect(await paperOf()).toMatch(
    /Burnt with a lighter “He laughed\.”.{0,80}26 Oct 2026, told otherwise on 20 Nov 2026/,
  );
});

it('is linked as it was told on that day: in the list and on paper, only her own words in quotation marks', async () => {
  const target = { kind: 'answer' as const, screeningId: account, question: 'treatment', layer: 0 };
  const { links } = await work.do('screeningLink', {
    screeningId: sheet,
    links: [{ question: 'means-force', target }],
  });
  const lines = linkLines(links).join('\n');
  expect(lines).toContain(
    'means-force: Burnt with a lighter “He laughed.” (Keira Bowen, First account, treatment, 26 Oct 2026',
  );
  expect(lines).toContain('told since, 20 Nov 2026: A cigarette, no lighter');
  const text = await paperOf();
  expect(text).toMatch(/Burnt with a lighter “He laughed\.”.{0,80}26 Oct 2026/);
});
