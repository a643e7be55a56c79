/** @file An override stands in the log with what left under it, and not at all where nothing left. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../../src-main/contract/ports.ts';
import type { EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { quietJob } from '../../support/ports.ts';

let at: BundleCase;
let personId: PersonId;
let evidenceId: EvidenceId;
let bundleId: Awaited<ReturnType<BundleCase['bundle']>>['id'];
beforeAll(async () => {
  at = await BundleCase.open([]);
  evidenceId = await at.add({ title: 'Ticket' });
  personId = (await at.call('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Ana' })).id;
  bundleId = (await at.bundle()).id;
});

const OVERRIDE = {
  overrideGround: 'court-order',
  overrideReason: 'Order of the court',
  overrideBy: 'Ruth Clarke',
};
const give = (path: string, more: object, job?: Job) =>
  at.call('evidenceExport', { evidenceId, folder: at.pick(path), ...more }, job);
const build = (path: string, more: object, job?: Job) =>
  at.call('bundleBuild', { bundleId, folder: at.pick(path), ...more }, job);
const WAYS = [
  ['an original', give, 'evidence.exported'],
  ['a bundle', build, 'bundle.built'],
] as const;

/** The newest entries that say something went out, oldest first. */
const log = async () =>
  (await at.call('auditList', { limit: 500 })).entries
    .toSorted((a, b) => a.seq - b.seq)
    .map((entry) => entry.action)
    .filter((action) => /overridden|exported|built/.test(action));
const folder = (name: string) => {
  const path = join(at.out, name);
  mkdirSync(path);
  return path;
};
/** Does something once, when the export says that it is writing. */
function atWriting(act: () => void): Job {
  const { signal } = quietJob();
  let done = false;
  return {
    signal,
    report({ step }) {
      if (!done && step === 'writing') act();
      done ||= step === 'writing';
    },
  };
}

describe.each(WAYS)('%s let out by a supervisor', (what, leave, action) => {
  it('leaves nothing in the log when it cannot be written', async () => {
    const before = await log();
    const gone = folder(`${what} gone`);
    const job = atWriting(() => rmSync(gone, { recursive: true }));
    await expect(leave(gone, OVERRIDE, job)).rejects.toThrow();
    await expect(leave(join(at.out, 'nowhere'), OVERRIDE)).rejects.toThrow();
    expect(await log()).toEqual(before);
  });

  it('is in the log once, right before what left', async () => {
    const before = await log();
    await leave(folder(`${what} out`), OVERRIDE);
    expect((await log()).slice(before.length)).toEqual(['consent.overridden', action]);
  });

  it('does not leave when the consent is taken back while it is being made', async () => {
    const say = (status: 'given' | 'withdrawn') =>
      at.call('consentRecord', { personId, purpose: 'court-papers', status });
    await say('given');
    const before = await log();
    const path = folder(`${what} taken back`);
    const job = atWriting(() => void say('withdrawn'));
    await expect(leave(path, {}, job)).rejects.toMatchObject({
      code: 'consent-missing',
      found: [expect.objectContaining({ code: 'consent-withdrawn' })],
    });
    expect([await log(), readdirSync(path)]).toEqual([before, []]);
  });
});
