/**
 * How consent stands is the office's own business: a decision to go on without it, a consent taken back and one that has
 * ended are in the log and the office's record, and on no page and in no file that is handed over.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { flowOf, infoOf } from '../../support/pdf-tools.ts';
import { projectRoot } from '../../support/project-files.ts';

const OVERRIDE = {
  overrideGround: 'court-order',
  overrideReason: 'Order of the court on 3 November',
  overrideBy: 'Ruth Clarke',
};
/** What would say that somebody did not agree, or who decided. */
const UNSAID =
  /consent|withdr|expire|refus|overrid|decid|decision|Ruth Clarke|Order of the court|supervisor|Ana P|Okafor|Delirious|best interests|privacy notice/i;

const GROUNDS: readonly { id: string; title: string }[] = JSON.parse(
  readFileSync(join(projectRoot, 'resources/consent/grounds.json'), 'utf8'),
).grounds;

let at: BundleCase;
let personId: PersonId;
let evidenceId: EvidenceId;
beforeAll(async () => {
  at = await BundleCase.open([]);
  evidenceId = await at.add({ title: 'Ticket', text: 'Coach, one way.' });
  const { caseId } = at;
  personId = (await at.call('personAdd', { caseId, role: 'survivor', name: 'Ana Popa' })).id;
});
const say = (status: 'given' | 'withdrawn' | 'refused' | 'best-interests', more: object = {}) =>
  at.call('consentRecord', { personId, purpose: 'court-papers', status, ...more });
let count = 0;
const folder = () => {
  count += 1;
  const path = join(at.out, `out-${count}`);
  mkdirSync(path);
  return path;
};

const STANDINGS = {
  'nobody was asked': () => Promise.resolve(),
  'it was refused': () => say('refused'),
  'it was withdrawn': async () => {
    await say('given');
    await say('withdrawn', { note: 'She is afraid of the hearing' });
  },
  'it has expired': () => say('given', { expiresOn: '2026-11-01' }),
  'what was decided in their best interests has ended': async () => {
    await say('given');
    const inPlace = { decidedBy: 'Dr Okafor', cannotDecide: 'Delirious on 3 November' };
    await say('best-interests', { ...inPlace, expiresOn: '2026-11-01' });
  },
};

describe.each(Object.entries(STANDINGS))('where %s', (_how, prepare) => {
  beforeAll(async () => {
    await prepare();
  });

  it('no page of the bundle and nothing else in its PDF says so; the office’s folder and the log do', async () => {
    const path = folder();
    const { id: bundleId } = await at.bundle();
    const { fileName, bagName } = await at.call('bundleBuild', {
      bundleId,
      folder: at.pick(path),
      ...OVERRIDE,
    });
    const pdf = readFileSync(join(path, fileName));
    expect(flowOf(pdf)).toContain('Coach, one way.');
    expect(flowOf(pdf)).not.toMatch(UNSAID);
    expect(JSON.stringify(infoOf(pdf))).not.toMatch(UNSAID);
    expect(fileName).not.toMatch(UNSAID);
    const custody = readFileSync(join(path, bagName, 'data', 'custody.csv'), 'utf8');
    expect(custody).toContain('decided by Ruth Clarke as supervisor: Order of the court on 3 November');
    const { entries } = await at.call('auditList', { limit: 5 });
    expect(entries.map((one) => one.action)).toContain('consent.overridden');
  });

  it('an original is handed over alone', async () => {
    const path = folder();
    const out = await at.call('evidenceExport', { evidenceId, folder: at.pick(path), ...OVERRIDE });
    expect(readdirSync(path)).toEqual([out.fileName]);
    const { events } = await at.call('evidenceCustody', { evidenceId });
    expect(events.at(-1)?.purpose).toContain('decided by Ruth Clarke as supervisor: Order of the court');
  });

  it('a printed sheet holds what was recorded on it', async () => {
    const path = folder();
    const start = { caseId: at.caseId, personId, formId: 'special-measures' };
    const { id: screeningId } = await at.call('screeningStart', start);
    const input = { screeningId, folder: at.pick(path), recipient: 'The prosecutor', ...OVERRIDE };
    const { fileName } = await at.call('worksheetExport', input);
    const text = flowOf(readFileSync(join(path, fileName)));
    expect(text).not.toMatch(/consent|Ruth Clarke|Order of the court/i);
    const { releases } = await at.call('consentReleases', { caseId: at.caseId });
    expect(releases.find((one) => one.title.includes(fileName))?.purpose).toContain(
      'decided by Ruth Clarke as supervisor: Order of the court on 3 November',
    );
  });
});

describe.each(GROUNDS)('released because of $title', ({ id, title }) => {
  it('no page of the bundle and nothing else in its PDF says so; the office’s folder and the log do', async () => {
    await say('withdrawn');
    const path = folder();
    const { id: bundleId } = await at.bundle();
    const input = { bundleId, folder: at.pick(path), ...OVERRIDE, overrideGround: id };
    const { fileName, bagName } = await at.call('bundleBuild', input);
    const pdf = readFileSync(join(path, fileName));
    for (const served of [flowOf(pdf), JSON.stringify(infoOf(pdf)), fileName, pdf.toString('latin1')]) {
      expect(served).not.toContain(title);
      expect(served).not.toContain(id);
      expect(served).not.toMatch(/without recorded consent|because of|Ruth Clarke|Order of the court/);
    }
    expect(flowOf(pdf)).toContain('Coach, one way.');
    expect(flowOf(pdf)).not.toMatch(UNSAID);
    const custody = readFileSync(join(path, bagName, 'data', 'custody.csv'), 'utf8');
    expect(custody).toContain(`without recorded consent, because of ${title}, decided by Ruth Clarke`);
  });
});
