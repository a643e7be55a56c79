import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BundleBuilt } from '../../../src-main/contract/bundles.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { asJson, temporaryFolder, testimony, testimonyProcess } from '../../support/cli.ts';
import { commentedPaper, lockedPaper, paper } from '../../support/papers.ts';
import { checkWithQpdf, flowOf, infoOf } from '../../support/pdf-tools.ts';
import { RawPdf } from '../../support/raw-pdf.ts';

const parent = temporaryFolder();
const papers = join(parent, 'My papers');

interface Built extends BundleBuilt {
  refused: { file: string; error: FailureData }[];
  passedOver: string[];
}

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(parent, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  await put('My papers/01 Statements/2026-02-01 Ánh.pdf', await paper('ALPHA', 2));
  await put('My papers/01 Statements/2026-02-10 Omar.pdf', await paper('BETA', 1));
  await put('My papers/02 Records/2025-12 Rota.pdf', await paper('GAMMA', 3));
  await put('My papers/02 Records/chat.txt', 'DELTA nhắn tin & <tags>\n');
  await put('My papers/.DS_Store', 'x');
});

/** Only the bundle and the folder beside it: no vault, no half-written file. */
function leftovers(out: string): string[] {
  return existsSync(out)
    ? readdirSync(out).filter((name) => name.startsWith('.') || name.endsWith('.part'))
    : [];
}

describe('a folder', () => {
  it('becomes a bundle: subfolders are sections, names give dates, and no vault is left', async () => {
    const out = join(parent, 'out');
    const { code, json } = await asJson<Built>(['bundle', 'from-folder', papers, '--out', out]);
    expect(code, JSON.stringify(json)).toBe(0);
    expect([json.documents, json.refused, json.passedOver]).toEqual([4, [], ['.DS_Store']]);
    const pdf = readFileSync(join(out, json.fileName));
    checkWithQpdf(pdf);
    expect(Number(infoOf(pdf).Pages)).toBe(json.pages);
    const text = flowOf(pdf);
    const at = ['ALPHA sheet 1', 'BETA sheet 1', 'GAMMA sheet 1', 'DELTA nhắn tin'].map((phrase) =>
      text.indexOf(phrase),
    );
    expect(at.every((place) => place > 0)).toBe(true);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
    for (const words of ['My papers', 'Statements', 'Records', '1 Feb 2026', 'December 2025'])
      expect(text).toContain(words);
    expect(leftovers(out)).toEqual([]);
    expect((await testimony(['bundle', 'check', join(out, json.fileName)])).code).toBe(0);
  });

  it('with something that cannot go in is not built, and every reason is listed: exit code 5', async () => {
    const sound = await put('My papers/03 Other/program.exe', 'MZ\0\x02');
    const broken = await put('My papers/03 Other/broken.pdf', '%PDF-1.7\nnothing more');
    const out = join(parent, 'refused');
    const refused = await testimony(['bundle', 'from-folder', papers, '--out', out]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('program.exe');
    expect(refused.stderr).toContain('broken.pdf');
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);

    const rest = await asJson<Built>(['bundle', 'from-folder', papers, '--out', out, '--without-refused']);
    expect([rest.code, rest.json.documents]).toEqual([5, 4]);
    expect(rest.json.refused.map((one) => one.file).sort()).toEqual([
      '03 Other/broken.pdf',
      '03 Other/program.exe',
    ]);
    expect(leftovers(out)).toEqual([]);
    for (const path of [sound, broken]) writeFileSync(path, await paper(`FIXED ${path.length}`));
  });

  it('that is empty or not there is refused', async () => {
    mkdirSync(join(parent, 'empty'));
    const empty = await asJson<{ error: FailureData }>([
      'bundle',
      'from-folder',
      join(parent, 'empty'),
      '--out',
      join(parent, 'e'),
    ]);
    expect([empty.code, empty.json.error.code]).toEqual([1, 'nothing-to-build']);
    expect(empty.json.error).toMatchObject({
      what: expect.stringContaining('has no files that can go into a bundle.'),
      next: expect.not.stringMatching(/case|section/),
    });
    // The program itself: by then it has started who would read the files, and ends it again.
    const absent = ['bundle', 'from-folder', join(parent, 'absent'), '--out', join(parent, 'e')];
    const { code, stderr } = await testimonyProcess(absent);
    expect([code, stderr]).toEqual([4, expect.stringContaining('Nothing was changed.')]);
    expect(stderr).not.toContain('Warning');
    expect(existsSync(join(parent, 'e'))).toBe(false);
  });
});

describe('what would go wrong in court is said before anything is made', () => {
  const refusal = async (from: string, ...rest: string[]) => {
    const out = join(parent, 'never-made');
    const { code, json } = await asJson<{ error: FailureData }>([
      'bundle',
      'from-folder',
      from,
      '--out',
      out,
      ...rest,
    ]);
    expect(existsSync(out)).toBe(false);
    return { ...json.error, code };
  };

  it('an index with passwords, kept among the papers, is not set as one of them', async () => {
    await put('kept/a.pdf', await lockedPaper('ETA', 'hunter2'));
    await put('kept/index.csv', 'file,title,password\na.pdf,Letter,hunter2\n');
    const { code, subject, findings } = await refusal(join(parent, 'kept'), '--without-refused');
    expect([code, subject]).toEqual([2, 'index.csv']);
    expect(findings).toEqual([expect.stringContaining('give it in place of the folder')]);
  });

  it('a table that lists no files of the folder is evidence like any other', async () => {
    await put('table/payments.csv', 'file,amount\nA17,300\n');
    const out = join(parent, 'table-out');
    const { code, json } = await asJson<Built>([
      'bundle',
      'from-folder',
      join(parent, 'table'),
      '--out',
      out,
    ]);
    expect([code, json.documents]).toEqual([0, 1]);
  });

  it('an output folder among the papers, whose bundle the next one would take in', async () => {
    for (const out of [papers, join(papers, 'for court')]) {
      const { code, json } = await asJson<{ error: FailureData }>([
        'bundle',
        'from-folder',
        papers,
        '--out',
        out,
      ]);
      expect([code, json.error.subject]).toEqual([2, '--out']);
    }
    expect(existsSync(join(papers, 'for court'))).toBe(false);
  });

  it.each([
    ['2027-02-30', '"2027-02-30" is not in the calendar; February 2027 has 28 days'],
    ['31/6/2027', '"31/6/2027" is not in the calendar; June 2027 has 30 days'],
    ['2027-13-01', '"2027-13-01" is not in the calendar; there is no month 13'],
    ['Tuesday', '"Tuesday" is not a date it knows'],
  ])('a day of the hearing that there is not: %s', async (day, why) => {
    const { code, subject, detail } = await refusal(papers, '--hearing', day);
    expect([code, subject, detail?.startsWith(why)]).toEqual([2, '--hearing', true]);
  });

  it('a court profile that there is not, with those that there are', async () => {
    const { code, subject, detail } = await refusal(papers, '--profile', 'crown');
    expect([code, subject]).toEqual([2, '--profile']);
    expect(detail).toContain('there are: general');
  });
});

describe('what cannot go in', () => {
  it('is refused with what can be done here, and none of it is about a vault or a window', async () => {
    const bytes = await paper('THE SAME');
    for (const name of ['a.pdf', 'b.pdf']) await put(`advice/${name}`, bytes);
    await put('advice/locked.pdf', await lockedPaper('MU', 'hunter2'));
    await put('advice/notes.ps', '%!PS-Adobe-3.0 notes');
    await put('advice/nothing.pdf', '');
    await put('advice/wrong.csv.txt', 'text');
    const out = join(parent, 'advice-out');
    const { code, stderr } = await testimony(['bundle', 'from-folder', join(parent, 'advice'), '--out', out]);
    expect(code).toBe(1);
    for (const words of [
      '"advice" was not built: 4 of 6 files cannot go in.',
      '"b.pdf" is the same file, byte for byte, as one before it',
      'add --allow-duplicate',
      'Write its password in the column "password" of a CSV index',
      'Save or print it as a PDF, put that in the folder instead',
      'add --without-refused to leave out refused files',
    ])
      expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/add it again|this case|then add it/i);

    const index = await put('advice/index.csv', 'file,password\nlocked.pdf,wrong\n');
    const wrong = await testimony(['bundle', 'from-folder', index, '--out', out, '--without-refused']);
    expect(wrong.stderr).toContain('correct the column "password" of the index');
    expect(wrong.stderr).toContain('index.csv" has no files that can go into a bundle');
  });
});

describe('a bundle built at once', () => {
  it('is given with what to look at before it is filed, as the window does', async () => {
    await put('looked/note.pdf', await commentedPaper('LAMBDA'));
    const { stdout, stderr } = await testimony([
      'bundle',
      'from-folder',
      join(parent, 'looked'),
      '--out',
      join(parent, 'looked-out'),
    ]);
    // Said before a file stands that could be sent off, and again beside it.
    expect(stderr).toMatch(/To look at before anybody is given it:\n.*No date is recorded.*Making cover/s);
    expect(stdout).toContain('Look at this before it is filed:');
    expect(stdout).toContain(
      'with written comments, tracked changes or hidden parts, which the bundle shows',
    );
    // Files stand by name here, wherever an undated one falls.
    expect(stdout).toContain('No date is recorded for “note”.');
    expect(stdout).not.toContain('come last');
  });

  it('names each paper whose attached files stay out, and what is missing on the cover', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    await pdf.attach(Buffer.from('x'), 'x.txt', { mimeType: 'text/plain' });
    await put('attached/2026-01-02 رسالة.pdf', Buffer.from(await pdf.save()));
    const { stdout } = await testimony([
      'bundle',
      'from-folder',
      join(parent, 'attached'),
      '--out',
      join(parent, 'attached-out'),
      '--hearing',
      '2026-12-01',
    ]);
    const looked = stdout.slice(stdout.indexOf('Look at this before it is filed:'));
    expect(looked).toMatch(/“رسالة”: with other files attached inside.*will not be in the bundle/);
    expect(looked).toContain('The court is empty');
    expect(looked).not.toContain('hearing date');
    expect(stdout).toContain('Serve only the PDF');
  });
});

describe('the cover', () => {
  it('prints a case reference that was given', async () => {
    await put('one/a.pdf', await paper('THETA'));
    const out = join(parent, 'reference');
    const { json } = await asJson<Built>([
      'bundle',
      'from-folder',
      join(parent, 'one'),
      '--out',
      out,
      '--title',
      'Papers of the claimant',
      '--reference',
      'T20267001',
    ]);
    const named = flowOf(readFileSync(join(out, json.fileName)));
    expect(named).toContain('Our reference');
    expect(named).toContain('T20267001');
  });
});

describe('an index in CSV', () => {
  it('says when one exhibit mark is given to several documents', async () => {
    await put('marks/a.pdf', await paper('IOTA'));
    await put('marks/b.pdf', await paper('KAPPA'));
    const index = await put('marks/index.csv', 'file,exhibit\na.pdf,AB1\nb.pdf,AB1\n');
    const { code, stderr } = await testimony([
      'bundle',
      'from-folder',
      index,
      '--out',
      join(parent, 'marks-out'),
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('Exhibit AB1 is given to 2 documents, on lines 2, 3.');
  });

  it('gives order, titles, exhibits and the password of a locked document', async () => {
    await put('index/a.pdf', await paper('EPSILON'));
    await put('index/b.pdf', await lockedPaper('ZETA', 'hunter2'));
    const index = await put(
      'index/index.csv',
      'file,title,date,section,exhibit,password\nb.pdf,"Second, but first",3/2/2026,Letters,AB1,hunter2\na.pdf,First,about June 2021,Letters,,\n',
    );
    const out = join(parent, 'from-index');
    const { code, json } = await asJson<Built>([
      'bundle',
      'from-folder',
      index,
      '--out',
      out,
      '--title',
      'From an index',
      '--dates',
      'day-first',
    ]);
    expect(code, JSON.stringify(json)).toBe(0);
    const text = flowOf(readFileSync(join(out, json.fileName)));
    expect(text.indexOf('ZETA sheet 1')).toBeGreaterThan(0);
    expect(text.indexOf('EPSILON sheet 1')).toBeGreaterThan(text.indexOf('ZETA sheet 1'));
    for (const words of ['From an index', 'Second, but first', '3 Feb 2026', 'about June 2021', 'AB1'])
      expect(text).toContain(words);
    expect(text).not.toContain('hunter2');
    // A title was given, and no reference: it does not stand in its place.
    expect(text).not.toContain('Our reference');
  });

  it('with a row that names no file is refused before anything is made: exit code 2', async () => {
    const index = await put('index/wrong.csv', 'file,title\nmissing.pdf,x\n');
    const out = join(parent, 'wrong');
    const { code, stderr } = await testimony(['bundle', 'from-folder', index, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain('line 2, column “file”: there is no file “missing.pdf”');
    expect(existsSync(out)).toBe(false);
  });

  it('cannot fetch files from outside its folder into a bundle, not by a link either', async () => {
    await put('elsewhere/private.pdf', await paper('LAMBDA'));
    const index = await put('reaching/index.csv', 'file\n../elsewhere/private.pdf\nlink.pdf\n');
    symlinkSync(join(parent, 'elsewhere', 'private.pdf'), join(parent, 'reaching', 'link.pdf'));
    const out = join(parent, 'reached');
    const { code, stderr } = await testimony(['bundle', 'from-folder', index, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'line 2, column “file”: “../elsewhere/private.pdf” lies outside the folder of the index',
    );
    expect(stderr).toContain('line 3, column “file”: “link.pdf” lies outside the folder of the index');
    expect(existsSync(out)).toBe(false);
  });
});

describe('stopping', () => {
  it('goes on to its end where nobody reads any more what it says (| head)', async () => {
    const out = join(parent, 'unread');
    const during = (child: ChildProcess) => void child.stderr?.once('data', () => child.stderr?.destroy());
    const { code, stdout } = await testimonyProcess(['bundle', 'from-folder', papers, '--out', out], {
      during,
    });
    expect([code, leftovers(out)]).toEqual([0, []]);
    expect(stdout).toContain('built, read back and verified');
  });

  it('Ctrl-C leaves neither a bundle nor a vault behind', async () => {
    for (let i = 0; i < 12; i++) await put(`many/${i}.pdf`, await paper(`MANY ${i}`, 3));
    const out = join(parent, 'stopped');
    const { code, stderr } = await testimonyProcess(
      ['bundle', 'from-folder', join(parent, 'many'), '--out', out],
      {
        during: (child) => {
          child.stderr?.on('data', (text: string) => {
            if (text.includes('[3 of 12] in:')) child.kill('SIGINT');
          });
        },
      },
    );
    expect(code).toBe(1);
    expect(stderr).toContain('Stopping.');
    expect(readdirSync(out)).toEqual([]);
  });
});

/** A page whose drawing is moved by less than a number in a PDF can say. */
function movedByTooLittle(): Uint8Array {
  const pdf = new RawPdf();
  const [root, pages] = [pdf.reserve(), pdf.reserve()];
  const form = pdf.add({
    dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 -0.00000000000001 0 1 0 0]',
    data: '10 10 100 100 re f',
  });
  const contents = pdf.add({ dict: '', data: '/X Do' });
  const page = pdf.add(
    `<</Type /Page /Parent ${pages} 0 R /Contents ${contents} 0 R /MediaBox [0 0 595 842] /Resources <</XObject <</X ${form} 0 R>>>>>>`,
  );
  pdf.set(root, `<</Type /Catalog /Pages ${pages} 0 R>>`);
  pdf.set(pages, `<</Type /Pages /Count 1 /Kids [${page} 0 R]>>`);
  return pdf.bytes();
}

describe('one odd item', () => {
  const odd = () => join(parent, 'odd papers');
  const sound = async (name: string) => put(`odd papers/${name}`, await paper(`SOUND ${name.length}`, 1));

  it('in a name, a tab, a line break or letters of any script, or a drawing that moves by less than can be written, stops nothing', async () => {
    await put('odd papers/tiny.pdf', movedByTooLittle());
    await sound('2026-01-02 Letter\tfrom\nthe bank.pdf');
    await sound('王小明 銀行.pdf');
    await sound('བཀྲ་ཤིས།.pdf');
    await sound('김철수.pdf');
    const out = join(parent, 'odd-out');
    const { code, json } = await asJson<Built>(['bundle', 'from-folder', odd(), '--out', out]);
    expect(code, JSON.stringify(json)).toBe(0);
    const text = flowOf(readFileSync(join(out, json.fileName)));
    for (const words of ['Letter from the bank', '王小明 銀行', '김철수']) expect(text).toContain(words);
  });

  it('whose title has letters no font has is refused before anything is read, and the rest is built', async () => {
    await sound('Letter 𓀀.pdf');
    const out = join(parent, 'odd-out-2');
    const stopped = await testimony(['bundle', 'from-folder', odd(), '--out', out]);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('𓀀');
    expect(stopped.stdout + stopped.stderr).not.toContain('[1 of');
    const built = await asJson<Built>(['bundle', 'from-folder', odd(), '--out', out, '--without-refused']);
    expect(built.json.refused.map(({ file, error }) => [file, error.code])).toEqual([
      ['Letter 𓀀.pdf', 'missing-letters'],
    ]);
    expect(built.json.documents).toBe(5);
  });
});
