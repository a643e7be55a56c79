/** Records begun on a former version of a form that has changed since: they open, read and print as they were asked. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { composeEngine, type RunningEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { formerVault } from '../../support/former-vault.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { quietJob, testClock } from '../../support/ports.ts';
import { saidReading } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

let engine: RunningEngine;
const records = new Map<string, ScreeningSummary>();
const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
  perform(engine, name, input, quietJob());
const idOf = (formId: string) => {
  const record = records.get(formId);
  if (record === undefined) throw new Error(`no ${formId}`);
  return record.id;
};
beforeAll(async () => {
  const { session } = await formerVault('0640-from-0160');
  engine = composeEngine(session, testClock);
  const [kept] = (await call('caseList', {})).cases;
  if (kept === undefined) throw new Error('no case');
  const { screenings } = await call('screeningList', { caseId: kept.id });
  for (const one of screenings) records.set(one.formId, one);
});
afterAll(() => engine.close());

describe('the elements, before they were two sheets', () => {
  it('open as they were asked, and verify', async () => {
    const view = await call('screeningShow', { screeningId: idOf('elements') });
    expect(view).toMatchObject({ formTitle: 'Elements', formVersion: '3', alterations: [] });
    expect(JSON.stringify(view.definition)).toContain('"Not shown"');
    expect(view.answers.find((one) => one.question === 'act-recruited')).toMatchObject({ value: 'shown' });
  });

  it('are read together by the definition', async () => {
    const { readings } = await call('screeningReading', { screeningId: idOf('elements') });
    expect(readings.map(saidReading).map((one) => [one.title, one.lines[0]])).toEqual([
      ['Trafficking, read for an adult', 'action: recorded (Recruited)'],
      ['Slavery, servitude and forced labour, read for an adult', 'service: nothing recorded yet'],
    ]);
  });
});

it('what was told on a former version fills a sheet of today, and its own sheet goes on as it was', async () => {
  const told = [...records.values()].find(({ formId }) => formId === 'first-account');
  if (told === undefined) throw new Error('no first account');
  const { caseId, personId } = told;
  const sheet = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  expect(sheet.formVersion).toBe('17');
  const { carried } = await call('screeningCarryOver', { screeningId: sheet.id });
  expect(carried).toBeGreaterThan(5);
  expect(told.formVersion).not.toBe('5');
});

it('special measures print as they were asked', async () => {
  const folder = temporaryFolder();
  await call('worksheetExport', {
    screeningId: idOf('special-measures'),
    folder: engine.files.register(folder),
    overrideGround: 'legal-claims',
    overrideReason: 'A test',
    overrideBy: 'Ruth Clarke',
  });
  const text = flowOf(readFileSync(join(folder, readdirSync(folder)[0] ?? '')));
  expect(text).toContain('Check the sections against the Act.');
  expect(text).toContain('On which ground?');
});
