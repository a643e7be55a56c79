/** A served and a full bundle from one list: the same pages and numbers, and in the served one nothing of what is struck out. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requireEvidence } from '../../../src-main/usecases/evidence/evidence-view.ts';
import { redactExhibit } from '../../../src-main/usecases/evidence/redact.ts';
import { BundleCase, type Paper } from '../../support/bundle-case.ts';
import { failureOf } from '../../support/failures.ts';
import { pageWith } from '../../support/marked-pdfs.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { quietJob } from '../../support/ports.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';
import { wav } from '../../support/recordings.ts';
import { temporaryFolder } from '../../support/vault.ts';

const page = (...lines: string[]) => ({
  contents: lines.map((line, at) => words(line, 72, 700 - 30 * at, 14)).join(' '),
});
const pdf = (...pages: ReturnType<typeof page>[]) =>
  rawDocument({ inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`, pages });

async function caseOf(other: string, title = 'Letter', more: readonly Paper[] = []) {
  const made = await BundleCase.open([
    {
      title,
      exhibitRef: 'AB/1',
      pdf: pdf(page('Amina Okoro came in March', 'and stayed'), page('A page of no names')),
    },
    { title: 'Other', exhibitRef: 'AB/2', pdf: pdf(page(other)) },
    ...more,
  ]);
  const { caseId } = made;
  const view = await made.bundle({ title: 'Trial bundle', court: 'Crown Court at Wexmouth' });
  const found = async (word: string, of?: string) => {
    const all = (await made.call('redactionFind', { caseId, words: [word] })).found;
    return all.filter(({ title: own, as }) => as !== 'part' && (of === undefined || own === of));
  };
  const mark = async (word: string, of?: string, only: readonly string[] = ['Defence']) => {
    for (const { evidenceId, page: at, rects, term } of await found(word, of))
      await made.call('redactionAdd', {
        evidenceId,
        marks: [{ page: at, rects: [...rects], terms: [term] }],
        reason: 'name',
        readers: { only: 'from', names: [...only] },
      });
  };
  const build = (redactedFor?: string) =>
    made.call('bundleBuild', {
      bundleId: view.id,
      folder: made.pick(made.out),
      ...(redactedFor === undefined ? {} : { redactedFor }),
    });
  return { made, view, mark, build };
}

const decoded = (path: string) =>
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1 << 28 });

it('served and full have the same numbers, and the served one says nothing of what is struck out', async () => {
  const { made, mark, build } = await caseOf('Nobody is named in this one');
  await mark('Amina Okoro');
  const [full, served] = [await build(), await build('Defence')];
  expect(served.pages).toBe(full.pages);
  expect(served.fileName).toContain('redacted');
  const at = (name: string) => join(made.out, name);
  const [before, after] = [full, served].map(({ fileName }) => flowOf(readFileSync(at(fileName))));
  expect(before).toContain('Amina Okoro came in March');
  expect(after).not.toMatch(/Amina|Okoro/);
  expect(after).toMatch(/came in March.*and stayed/);
  expect(after).toContain('A page of no names');
  expect(after).toContain('Letter (redacted)');
  expect(before).not.toContain('(redacted)');
  expect(decoded(at(served.fileName)).includes('Okoro')).toBe(false);
  expect(decoded(at(full.fileName)).includes('Okoro')).toBe(true);
  const schedule = readFileSync(join(at(served.bagName), 'data', 'redactions.csv'), 'utf8');
  expect(schedule).toMatch(/AB\/1,Letter \(redacted\),1,3,1,Name that is protected,.*,Defence,/);
  expect(schedule).not.toContain('Okoro');
  expect(readdirSync(join(at(full.bagName), 'data'))).not.toContain('redactions.csv');
  const { findings } = await made.call('bundleCheck', { file: made.pick(at(served.fileName)) });
  expect(findings.filter(({ level, passed }) => level === 'must' && !passed)).toEqual([]);
  const verified = await made.call('bundleVerify', { file: made.pick(at(served.fileName)) });
  expect(verified.passed).toBe(true);
});

it('is refused for a reader for whom nothing is marked: the full papers would go out as redacted ones', async () => {
  const { made, mark, build } = await caseOf('Nobody is named');
  await mark('Amina Okoro');
  await expect(build('Defense')).rejects.toMatchObject({
    code: 'bad-input',
    subject: 'Defense',
    found: [{ code: 'redaction-nothing-marked', params: { reader: 'Defense' } }],
  });
  expect(readdirSync(made.out)).toEqual([]);
  const { fileName } = await build();
  expect(flowOf(readFileSync(join(made.out, fileName)))).toContain('Amina Okoro');
});

it.each([
  [
    'in a paper that is not marked',
    'Then Amina Okoro left again',
    'Letter',
    'redaction-left',
    { kind: 'in-text' },
  ],
  [
    'in a title',
    'Nobody is named',
    'Letter of Amina Okoro',
    'redaction-in-title',
    { title: 'Letter of Amina Okoro' },
  ],
])(
  'a struck word %s stops the build, with where it is, and nothing is left',
  async (_, other, title, code, where) => {
    const { made, mark, build } = await caseOf(other, title);
    await mark('Amina Okoro', title);
    const failure = await failureOf(() => build('Defence'));
    expect(failure.code).toBe('check-failed');
    expect(failure.found).toContainEqual({
      code,
      params: expect.objectContaining({ ...where, word: 'Amina Okoro' }),
    });
    expect(made.left()).toEqual([]);
    await mark('Amina Okoro', 'Other');
    if (title === 'Letter') expect((await build('Defence')).pages).toBeGreaterThan(3);
  },
);

it('the words of a marked paper that is removed are still wanted nowhere', async () => {
  const { made, mark, build } = await caseOf('Then Amina Okoro left again', 'Letter', [
    { title: 'Third', pdf: pdf(page('Elm Road was named')) },
  ]);
  await mark('Amina Okoro', 'Letter');
  await mark('Elm Road', 'Third');
  const { evidence } = await made.call('evidenceList', { caseId: made.caseId });
  const letter = evidence.find(({ title }) => title === 'Letter');
  if (letter === undefined) throw new Error('no letter');
  await made.call('evidenceRemove', { evidenceId: letter.id, reason: 'superseded' });
  expect((await failureOf(() => build('Defence'))).found).toContainEqual({
    code: 'redaction-left',
    params: expect.objectContaining({ kind: 'in-text', word: 'Amina Okoro' }),
  });
  expect(made.left()).toEqual([]);
});

it('a mark on a page that the paper has no more is named', async () => {
  const { made, mark } = await caseOf('Nobody is named');
  await mark('Amina Okoro');
  const { marks } = await made.call('redactionList', { caseId: made.caseId });
  const [first] = marks;
  if (first === undefined) throw new Error('nothing is marked');
  const record = made.engine.session.read((db) => requireEvidence(db, first.evidenceId));
  const struck = { marks: marks.map((one) => ({ ...one, page: 3 })), terms: [] };
  const failure = await failureOf(() => redactExhibit(made.engine, record, struck, quietJob()));
  expect([failure.code, failure.subject, failure.found]).toEqual([
    'bad-input',
    'Letter',
    [{ code: 'redaction-no-page', params: { page: 3, pages: 2 } }],
  ]);
});

it('a mark beyond the edge of its page covers nothing, and stops the build', async () => {
  const { made, mark, build } = await caseOf('Nobody is named');
  await mark('Amina Okoro');
  const { evidence } = await made.call('evidenceList', { caseId: made.caseId });
  const other = evidence.find(({ title }) => title === 'Other');
  if (other === undefined) throw new Error('no other');
  const beyond = { left: 700, top: 100, width: 50, height: 20 };
  await made.call('redactionAdd', {
    evidenceId: other.id,
    marks: [{ page: 1, rects: [beyond] }],
    reason: 'name',
  });
  expect((await failureOf(() => build('Defence'))).found).toContainEqual({
    code: 'redaction-left',
    params: { kind: 'not-covered', page: 1, word: '' },
  });
});

it('pages that nobody could search are named, and are served when somebody looked at them', async () => {
  // A font that calls its glyphs by numbers.
  const font = '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Differences [1 /g1 /g2]>>>>';
  const strange = { contents: 'BT /S 14 Tf 1 0 0 1 72 500 Tm <0102> Tj ET' };
  const coded = (own: ReturnType<typeof page>) =>
    rawDocument({
      inherited: `/MediaBox [0 0 595 842] /Resources <</Font <<${HELVETICA.slice(2, -2)} /S ${font}>>>>`,
      pages: [own, strange],
    });
  const { made, mark, build, view } = await caseOf('Nobody is named', 'Letter', [
    { title: 'Marked', pdf: coded(page('Amina Okoro wrote')) },
    { title: 'Unmarked', pdf: coded(page('He wrote too')) },
  ]);
  await mark('Amina Okoro');
  const failure = await failureOf(() => build('Defence'));
  expect([failure.code, failure.found]).toEqual([
    'check-failed',
    [
      { code: 'redaction-unsearched', params: { title: 'Marked', pages: [2] } },
      { code: 'redaction-unsearched', params: { title: 'Unmarked', pages: [2] } },
    ],
  ]);
  expect(made.left()).toEqual([]);
  const folder = made.pick(made.out);
  const served = await made.call('bundleBuild', {
    bundleId: view.id,
    folder,
    redactedFor: 'Defence',
    lookedAt: true,
  });
  expect(served.fileName).toContain('redacted');
  // The full one is nobody's to search.
  expect((await build()).pages).toBe(served.pages);
});

it('a note beside a page that is drawn anew stays behind', async () => {
  const note = '/Subtype /Text /Contents (ask her sister) /Rect [300 600 320 620] /F 4';
  const noted = { title: 'Noted', pdf: pageWith(() => [note]) };
  const { made, mark, build } = await caseOf('Nobody is named', 'Letter', [noted]);
  await mark('the page itself', 'Noted');
  const [full, served] = [await build(), await build('Defence')];
  // In letters of two bytes, as notes are written, which may stand as figures.
  const wide = Buffer.from('ask her sister', 'utf16le').swap16();
  const says = ({ fileName }: { readonly fileName: string }) => {
    const bytes = decoded(join(made.out, fileName));
    return bytes.includes(wide) || bytes.includes(wide.toString('hex'));
  };
  expect([says(full), says(served)]).toEqual([true, false]);
});

it('a PDF in the place of a marked file, and the file again, are served with marks of their own or not at all', async () => {
  const made = await BundleCase.open([{ title: 'Other' }]);
  const { caseId } = made;
  const typed = join(temporaryFolder(), 'statement.rtf');
  writeFileSync(typed, String.raw`{\rtf1\ansi Amina Okoro came in March.}`);
  const { id: file } = await made.call('evidenceAdd', { caseId, title: 'Statement', file: made.pick(typed) });
  const { id: bundleId } = await made.bundle();
  const rects = [{ left: 72, top: 72, width: 100, height: 20 }];
  const mark = (evidenceId: typeof file) =>
    made.call('redactionAdd', { evidenceId, marks: [{ page: 1, rects }], reason: 'name' });
  const build = () =>
    made.call('bundleBuild', { bundleId, folder: made.pick(made.out), redactedFor: 'Defence' });
  await mark(file);
  const scan = join(temporaryFolder(), 'statement.pdf');
  writeFileSync(scan, pdf({ contents: '72 700 200 20 re f' }));
  const { evidence } = await made.call('evidenceUsePdf', {
    evidenceId: file,
    file: made.pick(scan),
    receivedFrom: '',
  });
  const failure = await failureOf(build);
  expect([failure.code, failure.found?.map(({ code }) => code)]).toEqual([
    'bad-input',
    ['redaction-other-copy'],
  ]);
  expect(made.left()).toEqual([]);
  await mark(evidence.id);
  expect((await build()).fileName).toContain('redacted');
});

it('a recording says aloud what is struck out of its transcript, and stays behind; a newer transcript wants new marks', async () => {
  const made = await BundleCase.open([{ title: 'Letter' }]);
  const path = join(temporaryFolder(), 'call.wav');
  writeFileSync(path, wav(3));
  const about = { caseId: made.caseId, title: 'Call', file: made.pick(path) };
  const { id: evidenceId } = await made.call('evidenceAdd', about);
  const said = { evidenceId, finished: true, by: 'Ira Holm', language: 'Romanian' };
  await made.call('transcriptSave', { ...said, text: '[00:01] Ana: Amina Okoro was there.' });
  const { found } = await made.call('redactionFind', { caseId: made.caseId, words: ['Amina Okoro'] });
  const marks = found.map(({ page: at, rects, term }) => ({ page: at, rects: [...rects], terms: [term] }));
  await made.call('redactionAdd', { evidenceId, marks, reason: 'name' });
  const { id: bundleId } = await made.bundle();
  const build = (more: object = {}) =>
    made.call('bundleBuild', { bundleId, folder: made.pick(made.out), ...more });
  const inBag = ({ bagName }: { readonly bagName: string }) =>
    readdirSync(join(made.out, bagName, 'data')).includes('recordings');
  expect([inBag(await build()), inBag(await build({ redactedFor: 'Defence' }))]).toEqual([true, false]);
  await made.call('transcriptSave', { ...said, text: '[00:01] Ana: Well, there Amina Okoro was.' });
  const failure = await failureOf(() => build({ redactedFor: 'Defence' }));
  expect([failure.code, failure.found?.map(({ code }) => code)]).toEqual([
    'bad-input',
    ['redaction-outdated'],
  ]);
});

it('goes by the consent to whoever gets it, and not by that to the court', async () => {
  const { made, mark, build } = await caseOf('Nobody is named');
  await mark('Amina Okoro');
  const { id: personId } = await made.call('personAdd', {
    caseId: made.caseId,
    role: 'survivor',
    name: 'Ilinca Ardelean',
    birthDate: { value: '1994-03-02', qualifier: 'exact' },
  });
  const agree = (status: 'given' | 'refused', recipient: string) =>
    made.call('consentRecord', { personId, purpose: 'court-papers', status, recipient });
  await agree('given', 'Crown Court at Wexmouth');
  await agree('refused', 'Defence');
  await expect(build('Defence')).rejects.toMatchObject({ code: 'consent-missing' });
  expect(readdirSync(made.out)).toEqual([]);
  // The full one, for the court.
  await build();
  await agree('given', 'Defence');
  expect((await build('Defence')).fileName).toContain('redacted');
});
