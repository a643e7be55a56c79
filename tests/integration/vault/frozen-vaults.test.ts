/** A vault made by every version that has left the house opens, upgrades, verifies and shows every word of it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import { type ConsentView, isSlip } from '../../../src-main/core/consent/consent-line.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { frozenFolder, frozenVaults } from '../../support/frozen/frozen.ts';
import { sha256 } from '../../support/frozen/pack.ts';
import type { ToldAnswer, View } from '../../support/frozen/teller.ts';
import { histories, openFrozen, records, type Thawed, textsIn } from '../../support/frozen/thawed.ts';
import { said } from '../../support/said.ts';
import { sqlcipher } from '../../support/sqlcipher.ts';

const newest = MIGRATIONS.at(-1)?.version ?? 0;
const frozen = frozenVaults();
const HAVE_LEFT = ['0640', '0690', '0690-baseline'];

it('they are as they were frozen: a new schema adds one, and changes none', () => {
  const sums = readFileSync(join(frozenFolder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const files = readdirSync(frozenFolder).filter((name) => name.startsWith('schema-'));
  const now = files.map((name) => `${sha256(readFileSync(join(frozenFolder, name)))}  ${name}`);
  expect(now.toSorted()).toEqual(sums.toSorted());
  expect(frozen.map(({ name }) => name)).toEqual(expect.arrayContaining(HAVE_LEFT));
});

describe.each(frozen)('the frozen vault $name', (told) => {
  let thawed: Thawed;
  beforeAll(async () => {
    thawed = await openFrozen(told.name);
  });
  afterAll(() => thawed.engine.close());

  it('is upgraded, and says so in its log', async () => {
    const { entries } = await thawed.ask('auditList', { limit: 500 });
    const upgrades = entries.filter(({ action }) => action === 'vault.migrated');
    expect(upgrades).toHaveLength(1);
  });

  it('has an unbroken log, and nothing in it differs from what the log knows', async () => {
    const verified = await thawed.ask('auditVerify', {});
    expect(verified).toMatchObject({
      intact: true,
      alteredRecords: [],
      alteredDetails: [],
      strangeCheckpoints: [],
    });
    expect(verified.records).toBeGreaterThanOrEqual(4);
  });

  it('shows every word', async () => {
    const missing: [View, string][] = [];
    for (const [view, words] of Object.entries(told.words) as [View, readonly string[]][]) {
      const texts = await textsIn(thawed, view);
      missing.push(
        ...words.filter((word) => !texts.includes(word)).map((word) => [view, word] as [View, string]),
      );
    }
    expect(missing).toEqual([]);
  });

  it('shows every answer, as it was given and in the account it was given in', async () => {
    const given = (await histories(thawed)).flatMap(({ formId, answers }) =>
      answers.map((answer) => ({ ...picked(answer), form: formId })),
    );
    for (const answer of told.answers) expect(given).toContainEqual(answer);
    expect(given).toHaveLength(told.answers.length);
  });

  it('shows the answer that stands, where one was changed or taken back', async () => {
    const standing = (await records(thawed)).flatMap(({ formId, answers }) =>
      answers.map((answer) => ({ ...picked(answer), form: formId })),
    );
    const last = new Map(
      told.answers.map((answer) => [[answer.form, answer.layer, answer.question].join(), answer]),
    );
    expect(standing.toSorted(byPlace)).toEqual([...last.values()].toSorted(byPlace));
  });

  it('holds what was signed, under the hash it was signed with', async () => {
    const signed = (await records(thawed)).filter(({ status }) => status === 'signed');
    expect(Object.fromEntries(signed.map((one) => [one.formId, one.signedSha256]))).toEqual(told.signed);
    expect(signed.flatMap(({ alterations }) => alterations)).toEqual([]);
  });

  it('keeps every exhibit to the byte, with all that was noted on it', async () => {
    const { caseId } = thawed;
    const { checks, intact } = await thawed.ask('evidenceVerify', { caseId });
    expect(intact).toBe(true);
    const hashes = checks.map(({ title, sha256Now }) => [title, sha256Now]);
    expect(Object.fromEntries(hashes)).toMatchObject(told.exhibits);
    const { evidence } = await thawed.ask('evidenceList', { caseId });
    expect(Object.fromEntries(evidence.map(({ title, notes }) => [title, notes.map(said)]))).toEqual(
      told.notes,
    );
    expect(Object.fromEntries(evidence.map(({ title, workingSteps }) => [title, workingSteps]))).toEqual(
      told.steps,
    );
  });

  it('still finds before building what was found wanting then', async () => {
    const { bundles } = await thawed.ask('bundleList', { caseId: thawed.caseId });
    const arranged = bundles.find(({ court }) => court !== '');
    if (arranged === undefined) throw new Error('nothing was arranged');
    const { findings } = await thawed.ask('bundlePreflight', { bundleId: arranged.id });
    const wanting = findings.filter(({ passed }) => !passed);
    for (const { rule } of told.findings) expect(wanting.map((one) => one.rule)).toContain(rule);
    for (const cause of ['written comments', 'files attached']) {
      expect(wanting.map(said).join('\n')).toContain(cause);
    }
  });

  it('finds again what a search found, and says which words a machine read', async () => {
    for (const { words, title, page, byMachine } of told.found ?? []) {
      const { hits } = await thawed.ask('searchFind', { words });
      const places = hits.map((hit) => [
        hit.title.endsWith(title),
        hit.page,
        hit.certainty !== null && hit.certainty > 0,
      ]);
      expect(places, words).toContainEqual([true, page, byMachine]);
    }
  });

  it('knows in which languages a paper that waits is to be read', async () => {
    const { waiting } = await thawed.ask('pictureReach', { caseId: thawed.caseId });
    const chosen = waiting.flatMap(({ title, languages }) =>
      languages === null ? [] : [[title, languages]],
    );
    expect(Object.fromEntries(chosen)).toEqual(told.readIn ?? {});
  });

  it('remembers every file that left', async () => {
    const { releases } = await thawed.ask('consentReleases', { caseId: thawed.caseId });
    const known = releases.map(({ sha256 }) => sha256);
    expect(known).toEqual(expect.arrayContaining(told.left.map(({ sha256 }) => sha256)));
  });

  // Later ones have lines that were written apart, of which none stands alone.
  it.skipIf(told.schema >= 650)(
    'shows what stood, line for line: of each thing the line that was written last',
    async () => {
      const { ask, caseId } = thawed;
      const stood = stoodBefore(thawed);
      const { people } = await ask('caseShow', { caseId });
      const { consents } = await ask('consentList', { caseId });
      const ledger = consents.filter((line) => !isSlip(line));
      expect(standingConsents(ledger).map(({ id }) => id as string)).toEqual(
        expect.arrayContaining(lastOf(ledger, consentTopic).map(({ id }) => id as string)),
      );
      const { events } = await ask('dateList', { caseId });
      expect(events.map(({ id, title, note, withdrawn }) => [id, title, note, withdrawn]).sort()).toEqual(
        stood.days,
      );
      const { contacts } = await ask('contactList', { caseId });
      expect(contacts.map(({ id, nextOn }) => [id, nextOn]).sort()).toEqual(stood.next);
      for (const { id: personId } of people) {
        const { plan } = await ask('contactPlanShow', { personId });
        expect(plan?.reason).toBe(stood.plans.get(personId));
        const { things } = await ask('supportShow', { personId });
        expect(things.map(({ kind, subject, line }) => [kind, subject, line])).toEqual(
          expect.arrayContaining(stood.support.get(personId) ?? []),
        );
      }
      expect((await ask('undecidedList', { caseId })).undecided).toEqual([]);
    },
  );

  it('is whole in the eyes of the stock sqlcipher, once upgraded', async () => {
    await thawed.engine.close();
    const ask = (sql: string) => sqlcipher(join(thawed.folder, 'vault.db'), thawed.storeKey, sql);
    expect(ask('PRAGMA cipher_integrity_check;')).toEqual([]);
    expect(ask('PRAGMA integrity_check; PRAGMA foreign_key_check;')).toEqual(['ok']);
    expect(ask('SELECT max(version) FROM migration;')).toEqual([String(newest)]);
  });
});

const lastOf = <T>(lines: readonly T[], topic: (line: T) => string): T[] => [
  ...new Map(lines.map((line) => [topic(line), line])).values(),
];
const consentTopic = ({ personId, purpose, recipient, item }: ConsentView) =>
  JSON.stringify([personId, purpose, recipient, item]);

/** As every program before schema 650 had it: the order of the rows alone. */
function stoodBefore({ engine, caseId }: Thawed) {
  type Day = { id: string; title: string; note: string; withdrawn: number };
  type Next = { id: string; fields: string; nextOn: string | null };
  type Line = { personId: string; subject: string; line: string };
  return engine.session.read((db) => {
    const days = db.all<Day>(
      `SELECT e.id, l.title, l.note, l.withdrawn FROM event_line l JOIN case_event e ON e.id = l.event_id
        WHERE e.case_id = ? ORDER BY l.id`,
      [caseId],
    );
    const contacts = db.all<Next>(
      `SELECT n.id, n.fields, a.next_on AS nextOn FROM contact_note n LEFT JOIN contact_addendum a
           ON a.contact_id = n.id AND a.next_on IS NOT NULL WHERE n.case_id = ? ORDER BY n.rowid, a.id`,
      [caseId],
    );
    const plans = db.all<{ personId: string; reason: string }>(
      'SELECT person_id AS personId, reason FROM contact_plan WHERE case_id = ? ORDER BY id',
      [caseId],
    );
    const support = db
      .all<Line>(
        'SELECT person_id AS personId, subject, line FROM support_line WHERE case_id = ? ORDER BY id',
        [caseId],
      )
      .map((row) => ({ ...row, said: JSON.parse(row.line) as { kind: string } }));
    const things = lastOf(
      support,
      ({ personId, subject, said: { kind } }) => `${personId} ${kind} ${subject}`,
    );
    return {
      days: lastOf(days, ({ id }) => id)
        .map(({ id, title, note, withdrawn }) => [id, title, note, withdrawn === 1])
        .sort(),
      next: lastOf(contacts, ({ id }) => id)
        .map(({ id, fields, nextOn }) => {
          const first = (JSON.parse(fields) as { nextOn?: string | null }).nextOn ?? null;
          return [id, nextOn === null ? first : (JSON.parse(nextOn) as string | null)];
        })
        .sort(),
      plans: new Map(plans.map(({ personId, reason }) => [personId, reason])),
      support: new Map(
        [...Map.groupBy(things, ({ personId }) => personId)].map(([personId, all]) => [
          personId,
          all.map(({ subject, said: line }) => [line.kind, subject, line]),
        ]),
      ),
    };
  });
}

const picked = ({ layer, question, state, value, ownWords }: Omit<ToldAnswer, 'form'>) => ({
  layer,
  question,
  state,
  value,
  ownWords,
});

const byPlace = (a: ToldAnswer, b: ToldAnswer) =>
  a.form.localeCompare(b.form, 'en') || a.layer - b.layer || a.question.localeCompare(b.question, 'en');
