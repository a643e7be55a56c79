/**
 * Many kinds of what says who somebody is, planted in the texts of a Duty to Notify copy: each comes out, or is shown to
 * the reader beside its own field. The file is read back by other programs: pages, metadata and raw bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NotificationView } from '../../../src-main/contract/notification.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf, infoOf } from '../../support/pdf-tools.ts';
import { PLANTED } from '../../support/planted.ts';
import { temporaryFolder } from '../../support/vault.ts';

/** Free texts of the sheet; each gets every third sentence. */
const FIELDS = ['how-they-were-treated', 'professional-insight', 'refuse-nrm'] as const;
const fieldOf = (index: number) => FIELDS[index % FIELDS.length] ?? FIELDS[0];

let work: EngineAtWork;
let sheet: ScreeningId;
let view: NotificationView;
const lineOf = (question: string) => {
  const line = view.lines.find((one) => one.question === question);
  if (line === undefined) throw new Error(question);
  return line;
};
const show = (leaveOut: string[] = []) =>
  work.do('notificationShow', { screeningId: sheet, body: 'council', leaveOut });

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Maria Popescu',
    alsoKnownAs: 'Puiu; Lily (used at the car wash and in the house)',
    birthDate: { value: '2001-03-05', qualifier: 'exact' },
    safeContact: 'Ring 07700 900123 after six',
  });
  await work.do('personAdd', { caseId, role: 'family', name: 'Ileana Popescu' });
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  const texts = FIELDS.map((_field, at) =>
    PLANTED.flatMap(({ sentence }, index) => (index % FIELDS.length === at ? [sentence] : [])).join(' '),
  );
  const values: Record<string, string> = {
    'pv-under-age': 'no',
    'pv-want-to-submit-nrm': 'no',
    'pv-gender': 'female',
    'pv-nationality': 'RO',
    'pv-ho-reference': 'yes',
    'pv-ho-reference-type': 'A1234567',
    'pv-contact-details-street': '14 Canal Street',
    'living-conditions': 'Nine slept in one room.',
    ...Object.fromEntries(FIELDS.map((field, at) => [field, texts[at] ?? ''])),
  };
  const answers = Object.entries(values).map(([question, value]) => ({
    question,
    state: 'answered' as const,
    value,
  }));
  await work.do('screeningAnswer', { screeningId: sheet, answers });
  view = await show();
});

it('there are at least forty kinds', () => {
  expect(new Set(PLANTED.map((one) => one.kind)).size).toBeGreaterThanOrEqual(40);
});

describe('each is taken out, or shown beside the text it stands in', () => {
  it.each(PLANTED.map((one, index) => [one.kind, one, index] as const))('%s', (_, one, index) => {
    const line = lineOf(fieldOf(index));
    const { secret } = one;
    const found = line.found.filter(({ text }) => text.includes(secret) || secret.includes(text));
    if (one.out) {
      for (const word of secret.split(/\s+/))
        if (/^\p{Lu}\p{L}{2,}$/u.test(word)) expect(line.text).not.toContain(word);
      expect(line.text).not.toContain(secret);
      expect(found.filter(({ takenOut }) => takenOut)).not.toEqual([]);
    } else {
      expect(line.text).toContain(secret);
      expect(found.filter(({ takenOut, text }) => !takenOut && text.includes(secret))).not.toEqual([]);
    }
  });

  it('and an ordinary sentence is left as it is', () => {
    expect(lineOf('living-conditions')).toMatchObject({ text: 'Nine slept in one room.', found: [] });
  });

  it('a word is not struck out because it stands in a note about a name', async () => {
    const plain = 'She worked at the car wash and in the house, and Lily was written on her cup.';
    await work.do('screeningAnswer', {
      screeningId: sheet,
      answers: [{ question: 'living-conditions', state: 'answered', value: plain }],
    });
    view = await show();
    expect(lineOf('living-conditions').text).toBe(plain.replace('Lily', '[left out]'));
  });
});

describe('the file', () => {
  const OPEN = FIELDS[2];
  let pdf: Uint8Array;
  let fileName = '';
  beforeAll(async () => {
    const folder = temporaryFolder();
    const read = [...FIELDS.filter((one) => one !== OPEN), 'pv-gender'];
    const done = await work.do('notificationExport', {
      screeningId: sheet,
      body: 'council',
      read,
      sha256: view.sha256,
      folder: work.pickFolder(folder),
    });
    fileName = done.fileName;
    expect([done.left, readdirSync(folder)]).toEqual([view.lines.length - read.length, [fileName]]);
    pdf = readFileSync(join(folder, fileName));
  });
  const bytes = () => `${Buffer.from(pdf).toString('latin1')}\n${fileName}\n${JSON.stringify(infoOf(pdf))}`;

  it('holds nothing that was taken out, on its pages, in what it says about itself, in its bytes or its name', () => {
    const [pages, raw] = [flowOf(pdf), bytes()];
    for (const { kind, secret } of PLANTED.filter((one) => one.out))
      expect([kind, pages.includes(secret), raw.includes(secret)]).toEqual([kind, false, false]);
  });

  it('holds what is only shown where its field was released, and nothing of a field that was not', () => {
    const pages = flowOf(pdf);
    PLANTED.forEach(({ kind, secret, out }, index) => {
      if (out) return;
      expect([kind, pages.includes(secret)]).toEqual([kind, fieldOf(index) !== OPEN]);
    });
    // A choice is a field as any other: one was released, the other was not.
    expect([pages.includes('Female'), pages.includes('Romania')]).toEqual([true, false]);
  });
});
