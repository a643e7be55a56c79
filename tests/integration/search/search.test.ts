/** Finding something again: in a real store, over pages, answers, notes and contacts; and where a name still stands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { noteUnread } from '../../../src-main/vault/queries/search-index.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { paper } from '../../support/papers.ts';

let at: EngineAtWork;
let letter: EvidenceId;
let personId: PersonId;
let record: ScreeningId;

const find = (words: string, more: object = {}) => at.do('searchFind', { words, ...more });
const places = async (words: string) =>
  (await find(words)).hits.map(
    ({ kind, title, page }) => `${kind} ${title}${page === null ? '' : ` ${page}`}`,
  );

beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  personId = (await at.do('personAdd', { caseId, name: 'Nguyễn Thị Đào', role: 'survivor' })).id;
  const file = at.pick('letter.pdf', await paper('Wages withheld by Chidi Okafor', 2));
  letter = (await at.do('evidenceAdd', { caseId, file, title: 'Letter about wages', exhibitRef: 'AB1' })).id;
  const begun = { caseId, personId, formId: 'first-account', language: 'en', interpreter: '' };
  record = (await at.do('screeningStart', begun)).id;
  await at.do('screeningNote', { screeningId: record, question: '', note: 'Spoke of Popescu with fear' });
  await at.do('contactAdd', { personId, note: 'Rang about the Skłodowska hostel' });
});
afterAll(() => at.engine.close());

describe('search', () => {
  it('finds the page of a document by its words, and says which', async () => {
    const { hits, due } = await find('withheld');
    expect(hits[0]).toMatchObject({
      kind: 'page',
      evidenceId: letter,
      page: 1,
      near: false,
      privileged: false,
    });
    expect(hits[0]?.snippet.filter(({ found }) => found).map(({ text }) => text)).toEqual(['withheld']);
    expect(due).toEqual({ pages: 0, rows: 0 });
  });

  it('finds names without their accents, begun, or a letter off', async () => {
    expect(await places('nguyen dao')).toContain('person Nguyễn Thị Đào');
    expect(await places('nguyn')).toContain('person Nguyễn Thị Đào');
    expect(await places('okofor')).toContain('page AB1 Letter about wages 1');
    expect(await places('popesku')).toEqual([expect.stringMatching(/^note /)]);
    expect(await places('sklod')).toEqual(['contact Nguyễn Thị Đào']);
    expect((await find('popesku')).hits[0]?.near).toBe(true);
    expect(await places('"okafor chidi"')).toEqual([]);
    expect(await places('"chidi okafor"')).toHaveLength(2);
  });

  it('takes any typing for words: nothing of it is an operator', async () => {
    for (const words of ['', '"', 'a" OR "b', 'NEAR(', '*', "'; DROP", 'text:wages -letter ^', '\0', '🙂'])
      await expect(find(words)).resolves.toBeDefined();
  });

  it('follows a change at once, and shows what a correction replaced as earlier', async () => {
    await at.do('evidenceUpdate', {
      evidenceId: letter,
      title: 'Letter of the brickyard',
      exhibitRef: 'AB1',
      documentDate: null,
      section: '',
      receivedFrom: '',
    });
    expect(await places('brickyard')).toEqual(['exhibit AB1 Letter of the brickyard']);
    expect((await find('"letter about wages"')).hits).toEqual([]);
  });

  it('does not find an exhibit that was taken out, and finds its name as still there', async () => {
    await at.do('evidenceRemove', { evidenceId: letter, reason: 'twice' });
    expect((await find('withheld')).hits).toEqual([]);
    const named = await at.do('searchName', { name: 'chidi OKAFOR' });
    expect(named.hits.map(({ page, earlier }) => [page, earlier])).toContainEqual([1, true]);
    await at.do('evidenceRestore', { evidenceId: letter });
    expect((await find('withheld')).hits).not.toEqual([]);
  });

  it('says what is privileged, and leaves it out when asked', async () => {
    const of = { kind: 'exhibit', id: letter } as const;
    await at.do('privilegeMark', { of, reason: 'advice' });
    expect((await find('withheld')).hits.every(({ privileged }) => privileged)).toBe(true);
    expect((await find('withheld', { withoutPrivileged: true })).hits).toEqual([]);
    await at.do('privilegeLift', { of, by: 'S. Court', reason: 'a slip' });
  });

  it('names what left and holds a name, with the pages', async () => {
    const folder = at.pickFolder(at.desk);
    await at.do('evidenceExport', {
      evidenceId: letter,
      folder,
      recipient: 'The Home Office',
      overrideReason: 'a test',
      overrideBy: 'S. Court',
      overrideGround: 'court-order',
    });
    const { left } = await at.do('searchName', { name: 'Okafor' });
    expect(left).toHaveLength(1);
    expect(left[0]?.why).toEqual([{ as: 'pages', title: 'AB1 Letter of the brickyard', pages: [1, 2] }]);
  });

  it('leads to the very question, contact or person', async () => {
    const [note] = (await find('popescu')).hits;
    expect(note).toMatchObject({ screeningId: record, questionName: '', thing: '' });
    const { contacts } = await at.do('contactList', { caseId: at.caseId });
    expect((await find('sklodowska')).hits[0]).toMatchObject({ personId, thing: contacts[0]?.id });
    expect((await find('nguyen', { kinds: ['person'] })).hits[0]?.thing).toBe(personId);
    const said = {
      question: 'safety-contact',
      state: 'own-words' as const,
      ownWords: 'Only by the marigold door',
    };
    await at.do('screeningAnswer', { screeningId: record, answers: [said] });
    expect((await find('marigold')).hits[0]).toMatchObject({
      kind: 'answer',
      questionName: 'safety-contact',
    });
  });

  it('says which pages could not be read, and reads them when it is told to try again', async () => {
    at.engine.session.index((tx) => noteUnread(tx, letter, 'took-too-long'));
    const unread = [{ evidenceId: letter, code: 'took-too-long' }];
    expect(await find('withheld')).toMatchObject({ hits: [], unread });
    expect(await at.do('searchBuild', {})).toMatchObject({ unread });
    expect(await at.do('searchBuild', { again: true })).toMatchObject({ unread: [], due: { pages: 0 } });
    expect(await places('withheld')).toHaveLength(2);
  });

  it('stopped before a document, has that one still to read', async () => {
    at.engine.session.index((tx) => noteUnread(tx, letter, 'took-too-long'));
    const stopped = AbortSignal.abort();
    expect(await codeOf(() => at.do('searchBuild', { again: true }, stopped))).toBe('cancelled');
    expect((await find('withheld')).due.pages + (await places('withheld')).length).toBeGreaterThan(0);
    expect(await at.do('searchBuild', {})).toMatchObject({ due: { pages: 0, rows: 0 } });
    expect(await places('withheld')).toHaveLength(2);
  });

  it('writes nothing of a search into the log, and nothing readable into the store', async () => {
    await find('unmistakablesearchword');
    const { session } = at.engine;
    const log = session.read((db) => db.all<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry'));
    const said = log.map(({ canonical }) => Buffer.from(canonical).toString()).join('\n');
    expect(said).not.toMatch(/unmistakable/i);
    const bytes = readFileSync(join(session.folder, 'vault.db')).toString('latin1').toLowerCase();
    for (const word of ['okafor', 'nguyen', 'popescu', 'search_words', 'withheld'])
      expect(bytes).not.toContain(word);
  });

  it('gives nothing once the vault is locked', async () => {
    at.engine.session.lock();
    expect(await codeOf(() => find('withheld'))).toBe('locked');
    expect(await codeOf(() => at.do('searchName', { name: 'Okafor' }))).toBe('locked');
    expect(await codeOf(() => at.do('searchBuild', {}))).toBe('locked');
  });
});
