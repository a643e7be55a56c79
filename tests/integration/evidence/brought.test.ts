/** What people bring beside PDFs and pictures: each kind read back from the pages it becomes. */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
import { eml } from '../../support/mails.ts';
import { msg } from '../../support/outlook.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { amr, mp3, mp4, opus, wav, webm } from '../../support/recordings.ts';
import { said } from '../../support/said.ts';

/** The pages that go into a bundle, as text. */
async function brought(bytes: Uint8Array | string, fileName: string) {
  const intake = await takeIn(bytes, { fileName });
  if (intake.workingCopy === null) throw new Error('it always gets a copy');
  checkWithQpdf(intake.workingCopy);
  return { ...intake, text: flowOf(intake.workingCopy), said: intake.notes.map(said) };
}

describe('a recording', () => {
  it.each([
    ['call.mp3', 'audio/mpeg', mp3(383), '00:10'],
    ['note.wav', 'audio/wav', wav(134), '02:14'],
    ['voice.opus', 'audio/ogg', opus(65), '01:05'],
    ['old phone.amr', 'audio/amr', amr(3000), '01:00'],
    ['film.mp4', 'video/mp4', mp4(3725), '1:02:05'],
    ['iphone.mov', 'video/quicktime', mp4(8, { brand: 'qt  ' }), '00:08'],
    ['memo.3gp', 'audio/mp4', mp4(8, { brand: '3gp4', handler: 'soun' }), '00:08'],
    ['screen.webm', 'video/webm', webm(75), '01:15'],
    ['browser.webm', 'video/webm', webm(75, { streamed: true }), '01:15'],
    ['long.webm', 'video/webm', webm(3725, { streamed: true, scale: 100_000 }), '1:02:05'],
  ])('%s is kept, and a page says what it is and how long', async (name, mediaType, bytes, duration) => {
    const taken = await brought(bytes, name);
    expect(taken).toMatchObject({ mediaType, pageCount: 1, workingSteps: ['slip-in-its-place'] });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(taken.text.replace(/\s/g, '')).toContain(sha256);
    expect(taken.text).toContain(duration);
    expect(taken.text).toContain(`recording-${sha256.slice(0, 12)}.`);
    // Names of files tell of people and places.
    expect(taken.text).not.toContain(name);
    expect(taken.said).toEqual([]);
  });

  it('that is cut off is kept all the same, and it is said', async () => {
    const taken = await brought(mp4(60).subarray(0, 40), 'film.mp4');
    expect(taken).toMatchObject({ mediaType: 'video/mp4', pageCount: 1 });
    expect(taken.said).toEqual([expect.stringContaining('may not play')]);
  });

  it('that says where it was made is said to', async () => {
    const taken = await brought(mp4(5, { place: '+51.5072-000.1276/' }), 'film.mp4');
    expect(taken.said).toEqual([
      expect.stringContaining('where this'),
      expect.stringContaining('at 51.50720, -0.12760'),
    ]);
    expect(taken.text).not.toContain('51.5');
  });

  it.each(['isom', 'qt  ', '3gp4'])('%s: says when it was made, here and on no page', async (brand) => {
    const taken = await brought(mp4(5, { brand, made: '2026-01-05T10:11:12Z' }), 'film.mp4');
    expect(taken.said).toEqual([expect.stringContaining('taken 5 Jan 2026, 10:11:12 +00:00')]);
    expect(taken.text).not.toContain('2026');
  });
});

describe('an e-mail', () => {
  const HEAD = {
    From: '=?utf-8?B?xqFuZyBOZ3V5ZW4=?= <boss@nails.example>',
    To: 'Ana <ana@example.org>, "Home Office" <nrm@example.gov.uk>',
    Cc: 'wages@nails.example',
    Date: 'Tue, 2 Mar 2021 23:30:00 +0700',
    'Message-ID': '<a1@nails.example>',
  };

  it('stands on pages with its head and its words, in every script', async () => {
    const text = 'You owe £4,000.\r\n\r\nلا تخرجي من البيت\r\n護照在我這裡\r\n#let x = [1]';
    const mail = eml({ ...HEAD, Subject: 'Your debt' }, { text, html: '<p>other</p>' });
    const taken = await brought(mail, 'debt.eml');
    expect(taken).toMatchObject({ mediaType: 'message/rfc822', workingSteps: ['typeset-from-mail'] });
    for (const words of [
      'ơng Nguyen <boss@nails.example>',
      'Home Office <nrm@example.gov.uk>',
      'wages@nails.example',
      'Tue, 2 Mar 2021 23:30:00 +0700',
      'Your debt',
      'You owe £4,000.',
      'البيت',
      '護照在我這裡',
      '#let x = [1]',
    ])
      expect(taken.text).toContain(words);
    expect([taken.parts, taken.said]).toEqual([undefined, []]);
  });

  it('of HTML is read as words: no script, nothing fetched, and links that lie are seen', async () => {
    const html =
      '<style>p{color:red}</style><script>alert(1)</script><h1>Wages</h1><p>Pay &euro;20 <b>now</b>.<br>Or else' +
      '</p><img src="https://spy.example/a.png" alt="Our logo"><img src="https://spy.example/1" width="1">' +
      '<a href="https://evil.example/x">www.bank.example</a><table><tr><td>May</td><td>£0</td></tr></table>';
    const taken = await brought(eml({ ...HEAD, Subject: 'x' }, { html }), 'x.eml');
    for (const words of [
      'Wages',
      'Pay €20 now.',
      'Or else',
      '[Picture: Our logo]',
      'www.bank.example [https://evil.example/x]',
      'May',
    ])
      expect(taken.text).toContain(words);
    expect(taken.text).not.toMatch(/alert|color|spy/);
  });

  it('gives its attachments as files of their own, under names that lead nowhere', async () => {
    const inner = eml({ ...HEAD, 'Message-ID': '<b@x>', Subject: 'inner' }, { text: 'The first one' });
    const attached = [
      { name: '../../etc/passwd.txt', type: 'text/plain', bytes: 'x' },
      { name: 'C:\\\\Users\\\\boss\\\\rota.txt', type: 'text/plain', bytes: 'y' },
      { name: 'fw.eml', type: 'message/rfc822', bytes: inner },
      { name: '', type: 'text/plain', bytes: 'z', said: "filename*=utf-8''%D8%B9%0D%0ABcc.txt" },
    ];
    const taken = await brought(eml({ ...HEAD, Subject: 'Fw' }, { text: 'See below', attached }), 'fw.eml');
    expect(taken.parts?.map(({ name }) => name)).toEqual(['passwd.txt', 'rota.txt', 'fw.eml', 'ع Bcc.txt']);
    expect(taken.text).toContain('rota.txt, 1 B');
    expect(taken.text).not.toContain('The first one');
    expect(Buffer.from(taken.parts?.[2]?.bytes ?? []).toString()).toContain('Subject: inner');
  });

  it('that injects lines into its head has them shown as what they are', async () => {
    const Subject = '=?utf-8?B?aGVsbG8NCkZyb206IGp1ZGdlQGNvdXJ0LmV4YW1wbGU=?=';
    const taken = await brought(eml({ ...HEAD, Subject }, { text: 'x' }), 'x.eml');
    expect(taken.text).toContain('hello From: judge@court.example');
  });

  it('whose letters no font has shows their codes, and says so', async () => {
    const taken = await brought(eml({ ...HEAD, Subject: 'x' }, { text: 'see \u{13000}' }), 'x.eml');
    expect(taken.text).toContain('see [U+13000]');
    expect(taken.said).toEqual([expect.stringContaining('codes')]);
  });

  it('made to exhaust a reader is refused, or read, and never for long', async () => {
    const deep = `${'<div>'.repeat(50_000)}x`;
    await expect(brought(eml({ ...HEAD, Subject: 'x' }, { html: deep }), 'x.eml')).rejects.toMatchObject({
      code: 'damaged-file',
    });
    const boundaries = Array.from(
      { length: 60 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    const nested = `From: a@b.c\r\nSubject: x\r\nMIME-Version: 1.0\r\n${boundaries.join('')}`;
    await expect(brought(nested, 'x.eml')).rejects.toMatchObject({ code: 'damaged-file' });
    const many = Array.from({ length: 400 }, (_, i) => ({
      name: `${i}.txt`,
      type: 'text/plain',
      bytes: `${i}`,
    }));
    const taken = await brought(eml({ ...HEAD, Subject: 'x' }, { text: 'x', attached: many }), 'x.eml');
    expect(taken.parts).toHaveLength(400);
    expect(taken.text).toContain('+ 200');
  });
});

describe('an e-mail from Outlook', () => {
  const about = {
    subject: 'Your papers',
    body: 'I have your passport.\r\nسمر',
    from: ['The boss', 'boss@nails.example'],
    to: ['Ana', 'ana@example.org'],
  } as const;

  it('stands on pages, with what it came with as files', async () => {
    const bytes = msg({ ...about, attached: [{ name: '../rota.txt', bytes: Buffer.from('Mon 12h') }] });
    const taken = await brought(bytes, 'papers.msg');
    expect(taken).toMatchObject({ mediaType: 'application/vnd.ms-outlook', said: [] });
    for (const words of [
      'The boss <boss@nails.example>',
      'Ana <ana@example.org>',
      'I have your passport.',
      'سمر',
    ])
      expect(taken.text).toContain(words);
    expect(taken.parts?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['rota.txt', 'Mon 12h'],
    ]);
  });

  it('has the head that its transport wrote, with zone', async () => {
    const headers =
      'Date: Fri, 23 Mar 2018 17:06:29 +0100\r\nFrom: B <b@x.example>\r\nMessage-ID: <m1@x>\r\n';
    const taken = await brought(msg({ ...about, headers }), 'papers.msg');
    for (const words of ['17:06:29 +0100', 'B <b@x.example>', '<m1@x>', 'ana@example.org'])
      expect(taken.text).toContain(words);
  });

  it('cut short, or filled with what is no mail, is refused', async () => {
    const whole = msg(about);
    for (const bytes of [
      whole.subarray(0, 1600),
      Buffer.concat([whole.subarray(0, 512), Buffer.alloc(4096, 0xfe), whole]),
    ])
      await expect(brought(bytes, 'x.msg')).rejects.toMatchObject({
        code: expect.stringMatching(/^(damaged-file|unsupported-type)$/),
      });
  });
});

const zip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, is]) => [name, typeof is === 'string' ? strToU8(is) : is]),
    ),
  );
const docx = (body: string, more: Readonly<Record<string, string>> = {}) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  });

describe('a document of a word processor', () => {
  it('is its words, with what was changed, remarked and hidden said to be that', async () => {
    const p = (inside: string) => `<w:p>${inside}</w:p>`;
    const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = [
      p(`<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${r('Statement of Ana &amp; Bo')}`),
      p(
        `${r('I came in ')}<w:del w:author="Solicitor" w:date="2024-05-01T10:00:00Z"><w:r><w:delText>March</w:delText></w:r></w:del>` +
          `<w:ins w:author="Solicitor" w:date="2024-05-01T10:00:00Z">${r('June')}</w:ins>${r(' 2021.')}<w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      p(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>not to be seen</w:t></w:r>`),
      `<w:tbl><w:tr><w:tc>${p(r('May'))}</w:tc><w:tc>${p(r('£0'))}</w:tc></w:tr></w:tbl>`,
      p(r('لا أستطيع الخروج')),
      '<mc:AlternateContent><mc:Choice/><mc:Fallback><w:p><w:r><w:t>once more</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>',
    ].join('');
    const comments = `<w:comments><w:comment w:id="0" w:author="Ana"><w:p>${r('Was it June?')}</w:p></w:comment></w:comments>`;
    const taken = await brought(docx(body, { 'word/comments.xml': comments }), 'statement.docx');
    expect(taken.workingSteps).toEqual(['typeset-as-written']);
    for (const words of [
      'Statement of Ana & Bo',
      'I came in [Taken out by Solicitor, 2024-05-01: March][Added by Solicitor, 2024-05-01: June] 2021.[Remark by Ana: Was it June?]',
      '[Hidden text: not to be seen]',
      '£0',
      'الخروج',
    ])
      expect(taken.text).toContain(words);
    expect(taken.text).not.toContain('once more');
    expect(taken.said).toEqual([expect.stringContaining('2 changes'), expect.stringContaining('1 remark')]);
  });

  it('of OpenDocument too', async () => {
    const content =
      '<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>' +
      '<office:change-info><dc:creator>Bo</dc:creator><dc:date>2024-01-01</dc:date></office:change-info><text:p>never</text:p></text:deletion>' +
      '</text:changed-region></text:tracked-changes><text:h>Rota</text:h><text:p>I was <text:change text:change-id="c1"/>paid' +
      '<office:annotation><dc:creator>Ana</dc:creator><dc:date>2024-01-02</dc:date><text:p>ask her</text:p></office:annotation>.</text:p>' +
      '</office:text></office:body></office:document-content>';
    const odt = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(content),
    });
    const taken = await brought(odt, 'rota.odt');
    expect(taken.text).toContain('Rota I was paid.');
    expect(taken.text).toContain('I was [Taken out by Bo: never]paid[Remark by Ana: ask her].');
    expect(taken.text).not.toContain('2024-01-02');
  });

  it('of rich text counts them too', async () => {
    const row = '\\trowd\\cellx100 May\\cell\\row ';
    const rtf = `{\\rtf1{\\header Law Centre}{\\footerf 1}\\pard Rota\\par ${row}${row}\\pard Then\\par ${row}{\\pict\\pngblip 89}{\\pict\\pngblip 89}\\par}`;
    const { notes } = await brought(Buffer.from(rtf, 'latin1'), 'rota.rtf');
    expect(notes.find(({ code }) => code === 'words-alone')?.params).toEqual({
      pictures: 2,
      tables: 2,
      margins: 2,
    });
  });

  it('that pulls something in, or blows up, does neither', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const body = '<w:p><w:r><w:t>said &b; and &x;</w:t></w:r></w:p>';
    const evil = zip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<?xml version="1.0"?>${bomb}<w:document><w:body>${body}</w:body></w:document>`,
    });
    const { text } = await brought(evil, 'x.docx');
    expect(text).toContain('said');
    expect(text).not.toMatch(/aaaa|root:/);
    await expect(brought(docx('<w:p>'.repeat(5000)), 'x.docx')).rejects.toMatchObject({
      code: 'damaged-file',
    });
    await expect(brought(docx(' '), 'x.docx')).rejects.toMatchObject({ code: 'empty-file' });
    const swelling = docx(`<w:p><w:r><w:t>${'a'.repeat(30_000_000)}</w:t></w:r></w:p>`);
    await expect(brought(swelling, 'x.docx')).rejects.toMatchObject({ code: 'too-large' });
  });

  it('of rich text is its words, in the letters of its fonts, with what was changed, remarked and hidden', async () => {
    const rtf =
      '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fnil\\fcharset204 Arial;}}{\\*\\generator Word;}{\\info{\\author Secret Name}}' +
      "{\\*\\revtbl{Unknown;}{Solicitor;}}\\pard Caf\\'e9 \\u8364? 20, \\{not\\}\\par {\\f1\\'cf\\'e0\\'f1\\'ef\\'ee\\'f0\\'f2}\\par I came in {\\deleted\\revauthdel1 March}" +
      '{\\revised\\revauth1 June}.{\\*\\atnid A}{\\*\\atnauthor Ana}\\chatn{\\*\\annotation{\\*\\atndate 1}Was it June?}{\\v unseen}{\\footnote Note one}\\par ' +
      '\\trowd\\cellx100 May\\cell \\\'a30\\cell\\row \\pard{\\pict\\pngblip 89504e47}{\\field{\\*\\fldinst HYPERLINK "https://x"}{\\fldrslt our site}}\\par}after';
    const taken = await brought(Buffer.from(rtf, 'latin1'), 'letter.rtf');
    expect(taken).toMatchObject({ mediaType: 'application/rtf', workingSteps: ['typeset-as-plain-words'] });
    for (const words of [
      'Café € 20, {not}',
      'Паспорт',
      'I came in [Taken out by Solicitor: March][Added by Solicitor: June].[Remark by Ana: Was it June?]',
      '[Hidden text: unseen][Footnote: Note one]',
      'May | £0',
      '[Picture: –]our site',
      'plain-text rendering',
    ])
      expect(taken.text).toContain(words);
    expect(taken.text).not.toMatch(/Secret|Arial|89504|after/);
    await expect(brought(`{\\rtf1${'{'.repeat(900)}x`, 'x.rtf')).rejects.toMatchObject({
      code: 'damaged-file',
    });
    const cutOff = brought('{\\rtf1 I came in {\\b March', 'x.rtf');
    await expect(cutOff).rejects.toMatchObject({ code: 'damaged-file' });
    await expect(brought('{\\rtf1 {\\info x}}', 'x.rtf')).rejects.toMatchObject({ code: 'empty-file' });
  });

  it('that nothing here reads is kept whole, and a page says so', async () => {
    const files = [
      ['letter.doc', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')],
      ['slides.pptx', zip({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': 'x' })],
    ] as const;
    const said = [expect.stringContaining('one page in its place')];
    for (const [name, bytes] of files) {
      const taken = await brought(bytes, name);
      expect(taken).toMatchObject({ workingSteps: ['slip-in-its-place'], pageCount: 1, said });
      expect(taken.text.replace(/\s/g, '')).toContain(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('saved from the web is its words', async () => {
    const taken = await brought(
      '<!DOCTYPE html><title>t</title><p>Room to let<script>x</script></p>',
      'ad.html',
    );
    expect(taken).toMatchObject({ mediaType: 'text/html', workingSteps: ['typeset-as-plain-words'] });
    expect(taken.text).toContain('Room to let');
  });
});

describe('a conversation', () => {
  const android = [
    '12/03/2021, 14:01 - Messages and calls are end-to-end encrypted.',
    '12/03/2021, 14:02 - Ana: Where is my passport?',
    '12/03/2021, 14:03 - Boss: IMG-20210312-WA0001.jpg (file attached)',
    'in the safe: and it stays there',
    '12/03/2021, 14:04 - Boss: PTT-20210312-WA0002.opus (file attached)',
    '12/03/2021, 14:05 - سمر: لا أستطيع الخروج',
  ].join('\n');

  it('exported with its files is read message by message, with each file in its place', async () => {
    const taken = await brought(
      zip({ 'WhatsApp Chat with Boss.txt': android, 'IMG-20210312-WA0001.jpg': 'x', '__MACOSX/._a': 'x' }),
      'WhatsApp Chat.zip',
    );
    expect(taken).toMatchObject({ mediaType: 'application/zip', workingSteps: ['typeset-from-chat'] });
    for (const words of [
      '12/03/2021, 14:02 · Ana Where is my passport?',
      '12/03/2021, 14:03 · Boss [File: IMG-20210312-WA0001.jpg] (file attached) in the safe: and it stays there',
      '[File that is not in the export: PTT-20210312-WA0002.opus]',
      'الخروج',
    ])
      expect(taken.text).toContain(words);
    expect(taken.parts?.map(({ name }) => name)).toEqual(['IMG-20210312-WA0001.jpg']);
    expect(taken.said).toEqual([expect.stringContaining('1 file that the conversation names')]);
  });

  it('in which a text was sent is one all the same', async () => {
    const said = android.replace('PTT-20210312-WA0002.opus', 'rules.txt');
    const taken = await brought(zip({ '_chat.txt': said, 'rules.txt': 'Ask no more.' }), 'chat.zip');
    expect(taken.text).toContain('14:04 · Boss [File: rules.txt]');
    const notNamed = zip({ '_chat.txt': android, 'other.txt': 'x' });
    expect((await brought(notNamed, 'chat.zip')).parts).toHaveLength(2);
  });

  it('as an iPhone writes it, without files, is one too', async () => {
    const iphone =
      '\u200e[12/03/2021, 2:02:33\u202fPM] Ana: Hello\r\n[12/03/2021, 2:03:00\u202fPM] Boss: \u200e<attached: 00000012-PHOTO.jpg>\r\n';
    const taken = await brought(iphone, '_chat.txt');
    expect(taken).toMatchObject({ mediaType: 'text/plain', workingSteps: ['typeset-from-chat'] });
    expect(taken.text).toContain('12/03/2021, 2:02:33 PM · Ana Hello');
    expect(taken.text).toContain('[File that is not in the export: 00000012-PHOTO.jpg]');
  });
});

describe('a ZIP folder', () => {
  it('is a list of what is in it, and each is a file of its own under a name that leads nowhere', async () => {
    const taken = await brought(zip({ '../../evil.txt': 'x', 'letters/one.txt': 'y' }), 'files.zip');
    expect(taken).toMatchObject({ workingSteps: ['contents-listed'] });
    expect(taken.parts?.map(({ name }) => name)).toEqual(['evil.txt', 'one.txt']);
    expect(taken.text).toContain('one.txt, 1 B');
  });

  it('that swells, is locked, is empty or is cut off is refused', async () => {
    const locked = Buffer.from(zip({ 'a.txt': 'x' }));
    locked[6] = 1;
    const cases: [Uint8Array, string][] = [
      [zip({ 'a.txt': new Uint8Array(60_000_000) }), 'too-large'],
      [zip(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, 'x']))), 'too-large'],
      [locked, 'unsupported-type'],
      [zip({}), 'empty-file'],
      [zip({ 'a.txt': 'x'.repeat(5000) }).subarray(0, 60), 'damaged-file'],
    ];
    for (const [bytes, code] of cases) await expect(brought(bytes, 'x.zip')).rejects.toMatchObject({ code });
  });
});
