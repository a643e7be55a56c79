/** What people bring beside PDFs and pictures: each kind read back from the pages it becomes. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
import { eml } from '../../support/mails.ts';
import { msg } from '../../support/outlook.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { amr, mp3, mp4, opus, wav } from '../../support/recordings.ts';
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
    expect(taken.said).toEqual([expect.stringContaining('where this')]);
    expect(taken.text).not.toContain('51.5');
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
    for (const words of ['Wages', 'Pay €20 now.', 'Or else', '[Picture: Our logo]', 'www.bank.example [https://evil.example/x]', 'May'])
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
    const boundaries = Array.from({ length: 60 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
    const nested = `From: a@b.c\r\nSubject: x\r\nMIME-Version: 1.0\r\n${boundaries.join('')}`;
    await expect(brought(nested, 'x.eml')).rejects.toMatchObject({ code: 'damaged-file' });
    const many = Array.from({ length: 400 }, (_, i) => ({ name: `${i}.txt`, type: 'text/plain', bytes: `${i}` }));
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
    for (const words of ['The boss <boss@nails.example>', 'Ana <ana@example.org>', 'I have your passport.', 'سمر'])
      expect(taken.text).toContain(words);
    expect(taken.parts?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['rota.txt', 'Mon 12h'],
    ]);
  });

  it('has the head that its transport wrote, with zone', async () => {
    const headers = 'Date: Fri, 23 Mar 2018 17:06:29 +0100\r\nFrom: B <b@x.example>\r\nMessage-ID: <m1@x>\r\n';
    const taken = await brought(msg({ ...about, headers }), 'papers.msg');
    for (const words of ['17:06:29 +0100', 'B <b@x.example>', '<m1@x>', 'ana@example.org'])
      expect(taken.text).toContain(words);
  });

  it('cut short, or filled with what is no mail, is refused', async () => {
    const whole = msg(about);
    for (const bytes of [whole.subarray(0, 1600), Buffer.concat([whole.subarray(0, 512), Buffer.alloc(4096, 0xfe), whole])])
      await expect(brought(bytes, 'x.msg')).rejects.toMatchObject({
        code: expect.stringMatching(/^(damaged-file|unsupported-type)$/),
      });
  });
});
