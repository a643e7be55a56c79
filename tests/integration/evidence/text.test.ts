import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
import { checkWithQpdf, flowOf, infoOf, textOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

const setFrom = async (text: string | Uint8Array, fileName = 'chat.txt') => {
  const intake = await takeIn(text, { fileName });
  const pdf = intake.workingCopy;
  if (pdf === null) throw new Error('text always gets a copy');
  checkWithQpdf(pdf);
  return { intake, pdf };
};

describe('a text file', () => {
  it('becomes A4 pages whose words can be searched, in every script', async () => {
    const chat = [
      '12/03/2021, 14:02 - Ánh Nguyễn: Tôi không thể đi được 😀',
      '12/03/2021, 14:03 - سمر: لا أستطيع الخروج من البيت',
      '12/03/2021, 14:04 - Оксана: Вони забрали мій паспорт',
      '12/03/2021, 14:05 - #let x = [<&>"*_$@\\ `code`',
    ].join('\r\n');
    const { intake, pdf } = await setFrom(chat);
    expect(intake).toMatchObject({
      mediaType: 'text/plain',
      pageCount: 1,
      workingSteps: ['typeset-from-chat'],
      notes: [],
    });
    expect(infoOf(pdf)['Page size']).toContain('(A4)');
    const text = flowOf(pdf);
    for (const words of [
      'Tôi không thể đi được',
      'Вони забрали мій паспорт',
      '#let x = [<&>"*_$@\\ `code`',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('البيت');
    expect(text).toContain('الخروج');
  });

  it('keeps every line in order over many pages, long words too', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, i) => `${i} line of a statement ${i % 50 === 0 ? 'x'.repeat(300) : ''}`,
    );
    const { intake, pdf } = await setFrom(lines.join('\n'));
    expect(intake.pageCount).toBe(Number(infoOf(pdf).Pages));
    expect(intake.pageCount).toBeGreaterThan(5);
    const found = [
      ...textOf(pdf)
        .replaceAll('\f', '\n')
        .matchAll(/^(\d+) line of a statement/gm),
    ].map((match) => Number(match[1]));
    expect(found).toEqual(lines.map((_, i) => i));
    expect(
      textOf(pdf)
        .replace(/\s/g, '')
        .match(/x{300}/g)?.length,
    ).toBe(8);
  });

  it('in an old encoding is read, and the guess is said', async () => {
    const { intake, pdf } = await setFrom(Buffer.from('Se\u00f1ora Mu\u00f1oz', 'latin1'));
    expect(flowOf(pdf)).toContain('Señora Muñoz');
    expect(intake.notes.map(said)).toEqual([expect.stringContaining('Windows-1252')]);
  });

  it('with nothing to read, or letters no font has, is refused', async () => {
    await expect(takeIn(' \n\t\n')).rejects.toMatchObject({ code: 'empty-file' });
    await expect(takeIn('')).rejects.toMatchObject({ code: 'empty-file', subject: 'paper.pdf' });
    await expect(takeIn('𓀀𓁐')).rejects.toMatchObject({ code: 'missing-letters' });
  });

  it('always gives the same copy', async () => {
    const [a, b] = [await setFrom('hello'), await setFrom('hello', 'other.txt')];
    expect(Buffer.compare(a.pdf, b.pdf)).toBe(0);
  });
});
