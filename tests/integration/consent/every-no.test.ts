/** @file Every "no" through every real way out, for each recipient, decision and change midway: tests/support/consent/every-no.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSENT_CODES } from '../../../src-main/core/findings/consent-codes.ts';
import { CONSENT_STATUSES } from '../../../src-main/core/findings/ledger-codes.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import type { DepartureKind } from '../../../src-main/core/leaving/departure.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { askGates } from '../../../src-main/usecases/leaving/gates.ts';
import {
  EVERY_AGE,
  EVERY_NO,
  MIDWAY,
  type Midway,
  NOTIFIED,
  OVERRIDES,
  type Override,
  outcome,
  RECIPIENTS,
  WHY,
} from '../../support/consent/every-no.ts';
import {
  answerSheet,
  BUNDLE,
  beginTrials,
  CHRONOLOGY,
  call,
  EVIDENCE,
  endTrials,
  HANDOVER,
  HOME_OFFICE,
  hold,
  LOG,
  minors,
  NAMED,
  NOTIFICATION,
  newPerson,
  PACK,
  RECORD,
  REFERRAL,
  record,
  rowOf,
  runner,
  SHEET,
  shared,
  sheetOf,
  TO,
  TYPED,
  type Way,
  writeDown,
} from '../../support/consent/trials.ts';
import { projectRoot, sources } from '../../support/project-files.ts';

beforeAll(beginTrials);
afterAll(endTrials);

/** Where each kind is let out: a further one has a describe below before it has a line here. */
const PLACES: Readonly<Record<DepartureKind, readonly string[]>> = {
  evidence: ['evidence/export-evidence.ts'],
  bundle: ['bundles/build-bundle.ts'],
  sheet: ['worksheets/worksheet-export.ts', 'interviews/export-record.ts'],
  typed: ['worksheets/copy-out.ts'],
  notification: ['worksheets/notification-export.ts'],
  pack: ['packs/build-pack.ts'],
  chronology: ['chronology/export-chronology.ts'],
  // The witness's file has hashes, and the name of who signed them.
  log: ['vault/export-log.ts', 'vault/log-witness.ts'],
  // A blank form: it holds nothing about anybody, and nobody is asked.
  form: ['leaving/export-form.ts', 'leaving/form-paper.ts', 'leaving/consent-paper.ts'],
  // Encrypted as it is in the vault: nobody learns anything from it, and nobody is asked.
  backup: ['vault/backup.ts'],
  // Pages with shares of a key: there is nothing about anybody on them.
  'recovery-kit': ['vault/recovery.ts'],
  handover: ['handover/make.ts'],
  // Random identifiers and numbers: it holds nothing about anybody.
  'handover-receipt': ['handover/receipt.ts'],
  // Random bytes.
  'key-file': ['vault/key-file.ts'],
  // How much was erased: there is nothing about anybody on it.
  certificate: ['vault/erasure-paper.ts'],
  // Who has not agreed to figures is not counted: tests/integration/figures.
  figures: ['figures/export-figures.ts'],
  // It may be told to anybody.
  'public-key': ['handover/key-paper.ts'],
};
/** `other-form` is typed as `nrm-form` is, under another purpose and for nobody in particular. */
const EXPORTS = [
  'bundle-build',
  'evidence-export',
  'court-sheet',
  'nrm-form',
  'other-form',
  'case-handover',
  'duty-to-notify',
  'named-notification',
  // To the person themselves, to the office's own file, and of a child to the local authority: nobody is asked.
  'own-copy',
  'office-record',
  'child-referral',
];

const LEDGERS = Object.keys(EVERY_NO).map((ledger, number) => [ledger, number] as const);

describe('an original', () => {
  it.each(LEDGERS)('under %s', (ledger) => hold(EVIDENCE, ledger, () => true));
});

describe('a case handed over', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(HANDOVER, ledger, (number) => (number + n) % 23 === 0));
});

describe('a sheet on paper', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(SHEET, ledger, (number) => (number + n) % 5 === 0));
});

describe('a pack', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(PACK, ledger, (number) => (number + n) % 29 === 0));
});

describe('a chronology', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(CHRONOLOGY, ledger, (number) => (number + n) % 29 === 0));
});

describe('a record as pages', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(RECORD, ledger, (number) => (number + n) % 13 === 0));
});

describe('a referral sheet as pages', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(REFERRAL, ledger, (number) => (number + n) % 11 === 0));
});

describe('a copy of the log for somebody else', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(LOG, ledger, (number) => (number + n) % 11 === 0));
});

describe('a bundle', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(BUNDLE, ledger, (number) => (number + n) % 13 === 0));

  const between = (ledger: string, to: string, override: Override, midway: Midway) =>
    runner(BUNDLE, writeDown(BUNDLE, rowOf(ledger).lines))({ to, one: NAMED, override, midway });
  it('is held where it was withdrawn while it was made, though a supervisor had decided on what stood', async () => {
    expect(await between('refused', NAMED, 'a supervisor', 'withdrawn')).toBe('held: W');
  });
  it('names nobody, and is held by what was withdrawn for one', async () => {
    expect(await between('a yes', '', 'a supervisor', 'withdrawn for the one named')).toBe('held: w');
  });
});

describe('a referral typed into the online form', () => {
  it.each(LEDGERS)('under %s', (ledger, n) => hold(TYPED, ledger, (number) => (number + n) % 3 !== 0));

  it.each(Object.entries(EVERY_AGE))('of somebody %s', async (_name, row) => {
    const { under18, longAgo, born, saysNo, lines, stands } = row;
    const said = {
      ...(under18 && { 'pv-under-age': under18 }),
      ...(saysNo && { 'pv-want-to-submit-nrm': 'no' }),
    };
    const told = new Map<PersonId, ScreeningId>();
    const way: Way = {
      ...TYPED,
      async begin() {
        const old = longAgo ? minors.pop() : undefined;
        if (old === undefined) return newPerson();
        told.set(old.personId, old.screeningId);
        return { ...shared, personId: old.personId };
      },
      async leave(of, _to, decided, midway) {
        // The same answers typed twice in a day are one release: each time it is another sheet.
        const screeningId = told.get(of.personId) ?? (await sheetOf(of, 'nrm-preparation'));
        if (!told.has(of.personId)) await answerSheet(screeningId, said);
        return call('copyOutRecord', { screeningId, ...decided }, midway);
      },
    };
    const run = runner(way, async (of) => {
      for (const line of lines) await record(of, way.purpose, '', line);
      if (born === undefined) return;
      const { people } = await call('caseShow', { caseId: of.caseId });
      const known = people.find((one) => one.id === of.personId);
      if (known === undefined) throw new Error('nobody');
      const { id: personId, caseId: _case, ...rest } = known;
      await call('personUpdate', { ...rest, personId, birthDate: { value: born, qualifier: 'exact' } });
    });
    const [found, expected]: [Record<string, string>, Record<string, string>] = [{}, {}];
    for (const midway of MIDWAY)
      for (const override of OVERRIDES) {
        const key = `${midway}, decided by ${override}`;
        // Who may be under 18 may be referred for their safety, on a decision; an adult only agrees themselves.
        const only = under18 !== 'not-sure';
        expected[key] = outcome(stands.unchanged, stands[midway], override, only);
        found[key] = await run({ to: '', one: HOME_OFFICE, override, midway });
      }
    expect(found).toEqual(expected);
  });
});

describe('the copy for a Duty to Notify report', () => {
  it.each(Object.entries(NOTIFIED))('under %s', async (ledger, stands) => {
    const run = runner(NOTIFICATION, writeDown(NOTIFICATION, rowOf(ledger).lines));
    for (const [at, midway] of MIDWAY.entries()) {
      const to = TO[RECIPIENTS[at] ?? 'nobody'];
      expect([midway, await run({ to, one: HOME_OFFICE, override: 'none', midway })]).toEqual([
        midway,
        stands[midway] === '.' ? 'goes' : 'not-ready',
      ]);
    }
  });
});

describe('the table knows', () => {
  it('every status of a line', () => {
    const lines = [...Object.values(EVERY_NO), ...Object.values(EVERY_AGE)].flatMap((row) => [...row.lines]);
    expect(new Set(lines.map((line) => line.status))).toEqual(new Set(CONSENT_STATUSES));
  });

  it('every reason, or why none can come of it', async () => {
    const cells = [...Object.values(EVERY_NO), ...Object.values(EVERY_AGE)].flatMap((row) =>
      Object.values('stands' in row ? row.stands : { ...row.exhibit, ...row.whole }),
    );
    const met = new Set(cells.join('').replaceAll('.', ''));
    // A child is asked about the court: the ledger takes no line that says otherwise.
    const line = { status: 'not-needed-child' } as const;
    await expect(record(shared, 'court-papers', '', line)).rejects.toMatchObject({ code: 'bad-input' });
    // What was lost with a damaged vault comes of a salvage: tests/integration/vault/salvage.test.ts.
    const elsewhere = [
      WHY['consent-asked-of-a-child'],
      WHY['consent-never'],
      WHY['consent-lost'],
      // A yes on a condition, in each of its words: tests/unit/core/consent/consent-gate.test.ts.
      WHY['consent-conditional'],
      WHY['consent-condition-open'],
      WHY['consent-condition-for-all'],
      'q',
      's',
      't',
      'k',
      'u',
      'l',
      'x',
    ];
    expect(new Set([...met, ...elsewhere])).toEqual(new Set(Object.values(WHY)));
    expect(Object.keys(WHY).sort()).toEqual(Object.keys(CONSENT_CODES).sort());
  });

  it('every gate, and every place that asks them', () => {
    const nobodys = { ground: 'nobodys-data', kind: 'form', mode: 'locked', subject: '', title: '' } as const;
    expect(Object.keys(askGates({} as Engine, nobodys))).toEqual(['privilege', 'consent', 'contact', 'kept']);
    const asking = sources(['src-main'])
      .filter(({ path, text }) => /\bpermitToLeave\(/.test(text) && !path.endsWith('/leaving/permit.ts'))
      .map(({ path }) => path.replace('src-main/usecases/', ''));
    expect(asking.sort()).toEqual(Object.values(PLACES).flat().sort());
  });

  it('every export that a purpose names', () => {
    const { purposes, withoutConsent, copiedOutOtherwise } = JSON.parse(
      readFileSync(join(projectRoot, 'resources/consent/purposes.json'), 'utf8'),
    );
    const named: string[] = [
      ...purposes.flatMap((one: { exports: string[] }) => one.exports),
      ...withoutConsent.map((one: { export: string }) => one.export),
      copiedOutOtherwise.export,
    ];
    expect([...new Set(named)].sort()).toEqual([...EXPORTS].sort());
  });
});
