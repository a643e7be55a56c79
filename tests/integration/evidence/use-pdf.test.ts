/**
 * A statement that came as a Word file: what its pages here cannot show is said before the bundle is built, and a PDF made elsewhere
 * takes its place, compared with it, with the way back.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { codeOf } from '../../support/failures.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';

const p = (inside: string) => `<w:p>${inside}</w:p>`;
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const picture =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Signature"/></wp:inline></w:drawing></w:r>';
const table = (...cells: string[]) =>
  `<w:tbl>${cells.map((cell) => `<w:tr><w:tc>${p(r(cell))}</w:tc></w:tr>`).join('')}</w:tbl>`;
const docx = (body: string, more: Readonly<Record<string, string>> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(more).map(([name, is]) => [name, strToU8(is)])),
  });

const STATEMENT = docx(
  [
    p(r('Statement of Mirela Doru')),
    p(r('I came to the house in March and left it in June.')),
    table('Basic 160', 'Overtime 8'),
    p(r('Between two tables.')),
    table('Tips'),
    p(`${picture}${picture}`),
    p(picture),
  ].join(''),
  {
    'word/header1.xml': `<w:hdr>${p(r('Harrow Law Centre'))}</w:hdr>`,
    'word/header2.xml': `<w:hdr>${p('')}</w:hdr>`,
    'word/footer1.xml': `<w:ftr>${p(picture)}</w:ftr>`,
  },
);

const pdf = (...lines: string[]) =>
  rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents: lines.map((line, at) => words(line, 72, 700 - 20 * at)).join(' ') }],
  });
const SIGNED = pdf(
  'Statement of Mirela Doru',
  'I came to the house in March and left it in July.',
  'Basic 160 Overtime 8 Between two tables. Tips',
  'Signed',
);

async function caseWith(bytes: Uint8Array = STATEMENT, name = 'statement.docx') {
  const made = await BundleCase.open([{ title: 'Before it' }]);
  const put = (content: Uint8Array, as: string) => {
    const path = join(made.out, as);
    writeFileSync(path, content);
    return made.pick(path);
  };
  const about = {
    title: 'Witness statement',
    exhibitRef: 'MD/1',
    section: '',
    receivedFrom: 'Harrow Law Centre',
  };
  const documentDate = { value: '2026-03-02', qualifier: 'exact' as const };
  const { id } = await made.call('evidenceAdd', {
    caseId: made.caseId,
    file: put(bytes, name),
    ...about,
    documentDate,
  });
  const bundle = await made.bundle();
  const other = await made.bundle({ title: 'Of no papers', include: { sections: [] } });
  const papers = async (bundleId = bundle.id) => {
    const view = await made.call('bundleShow', { bundleId });
    return view.map.sections.flatMap(({ documents }) => documents.map(({ key }) => key));
  };
  const looks = async () => {
    const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
    const found = findings.find(({ code }) => code === 'looks-shown' || code === 'looks-not-shown');
    return { ...found, words: said(found) };
  };
  const list = async () => (await made.call('evidenceList', { caseId: made.caseId })).evidence;
  const use = (content: Uint8Array, as = 'signed.pdf') =>
    made.call('evidenceUsePdf', { evidenceId: id, file: put(content, as), receivedFrom: 'Mirela Doru' });
  return { made, id, bundle, other, papers, looks, list, use };
}

it('must be seen to before the bundle is built, with what its pages do not show', async () => {
  const { looks } = await caseWith();
  const found = await looks();
  expect(found).toMatchObject({ passed: false, level: 'must' });
  expect(found.words).toContain('“Witness statement” (0 pictures and 3 drawings not shown)');
  expect(found.words).not.toContain('Before it');
});

it('is not asked of plain text, of a PDF or of a page of the web', async () => {
  const { looks } = await caseWith(
    strToU8('<!DOCTYPE html><html><body><p>A page</p></body></html>'),
    'page.html',
  );
  expect(await looks()).toMatchObject({ passed: true, code: 'looks-shown' });
});

it('has a PDF in its place, named and dated like it, which the bundle shows as it looks', async () => {
  const { made, id, bundle, other, papers, looks, list, use } = await caseWith();
  const [before, ours] = await papers();
  const { evidence, bundles } = await use(SIGNED);
  expect(bundles).toBe(1);
  expect(evidence).toMatchObject({
    title: 'Witness statement',
    exhibitRef: 'MD/1',
    documentDate: { value: '2026-03-02' },
    originalName: 'signed.pdf',
    receivedFrom: 'Mirela Doru',
  });
  expect(await papers()).toEqual([before, ours].map((key) => (key === id ? evidence.id : key)));
  expect(await papers(other.id)).toEqual([]);
  expect(await looks()).toMatchObject({ passed: true });
  const original = (await list()).find((one) => one.id === id);
  expect(original?.notes.map(said).join('\n')).toContain('“signed.pdf”');
  const { fileName } = await made.build(bundle.id);
  expect(execFileSync('pdftotext', [join(made.out, fileName), '-']).toString()).toMatch(
    /left it in July[\s\S]*Signed/,
  );
});

it('says what only one of both says: a word of the statement, a word of the PDF, and a table as often as it stands', async () => {
  const { use } = await caseWith();
  const { evidence } = await use(SIGNED);
  const note = evidence.notes.find(({ code }) => code === 'pdf-of');
  // The header is not among its words, and the pictures are ours to name.
  expect(note?.params).toMatchObject({
    compared: 'yes',
    missing: 1,
    words: 'june',
    added: 2,
    more: 'july, signed',
  });
});

it('compares nothing of a file that has one page in its place here', async () => {
  const legacy = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(1600)]);
  const { use } = await caseWith(legacy, 'old.doc');
  const { evidence } = await use(SIGNED);
  expect(evidence.notes.find(({ code }) => code === 'pdf-of')?.params).toMatchObject({
    compared: 'no',
    missing: 0,
  });
});

it('goes back: the PDF is removed with its custody, and the file stands where it stood', async () => {
  const { made, id, papers, looks, list, use } = await caseWith();
  const before = await papers();
  const { evidence: signed } = await use(SIGNED);
  expect(await made.call('evidencePdfBack', { evidenceId: id })).toEqual({ bundles: 1 });
  expect(await papers()).toEqual(before);
  expect(await looks()).toMatchObject({ passed: false });
  expect((await list()).map((one) => one.id)).not.toContain(signed.id);
  const { events } = await made.call('evidenceCustody', { evidenceId: signed.id });
  expect(events.map(({ action }) => action)).toEqual(['received', 'removed']);
  expect(events[0]?.purpose).toContain('Witness statement');
  expect(await codeOf(() => made.call('evidencePdfBack', { evidenceId: id }))).toBe('not-found');
  await use(pdf('Another one'), 'another.pdf');
  expect(await papers()).not.toContain(id);
});

it('is refused, with nothing stored, where it is no PDF, where one is there already, and for a PDF', async () => {
  const { made, id, list, use } = await caseWith();
  const bare = (await list()).length;
  await expect(use(STATEMENT, 'same.pdf')).rejects.toMatchObject({ code: 'bad-input', subject: 'same.pdf' });
  await expect(use(SIGNED.subarray(0, 60), 'cut.pdf')).rejects.toMatchObject({ subject: 'cut.pdf' });
  expect(await list()).toHaveLength(bare);
  const { evidence } = await use(SIGNED);
  await expect(use(pdf('A second'), 'second.pdf')).rejects.toMatchObject({ found: [{ code: 'has-a-pdf' }] });
  const onPdf = made.call('evidenceUsePdf', {
    evidenceId: evidence.id as EvidenceId,
    file: made.pick(join(made.out, 'second.pdf')),
  });
  await expect(onPdf).rejects.toMatchObject({ found: [{ code: 'is-a-pdf' }] });
  expect(await list()).toHaveLength(bare + 1);
  expect((await list()).map((one) => one.id)).toContain(id);
});
