import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestimonyError } from '../../src-main/core/errors/errors.ts';
import { typesetPlainText } from '../../src-main/documents/plain-text.ts';
import { checkWithQpdf, flowOf, fontsOf, infoOf, textOf } from '../support/pdf-tools.ts';

const resources = join(import.meta.dirname, '../../resources');
const typeset = (text: string) =>
  typesetPlainText(resources, { title: 'chat.txt', text, createdAt: '2026-11-24T10:00:00.000+00:00' });

/** Names as survivors write them. */
const NAMES = [
  'Nguyễn Thị Phương Thảo',
  'Ștefania Țurcanu',
  'Ëndrit Çela',
  'Олександр Ґудзь',
  'Ελένη Παπαδοπούλου',
  'علاء صلاح الإسلام',
  'فاطمة بنت عبد الرحمن',
  'نسرین گلستانی',
  'نواز شریف کا بیان',
  'ښځه ځلمی ډوډۍ',
  'کوردستان ڕۆژێک گوڵ',
  'שרה לוי',
  'प्रिया शर्मा',
  'শেখ মুজিবুর রহমান',
  'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ',
  'પ્રિયંકા પટેલ',
  'தமிழ்ச்செல்வி',
  'లక్ష్మీ నారాయణ',
  'അനിത കുമാരി',
  'නිමල් පෙරේරා',
  'ትግስት ገብረመድህን',
  'ნინო ბერიძე',
  'Անահիտ Սարգսյան',
  'สมหญิง ใจดี',
  'សុខា ចាន់',
  'အောင်ဆန်း',
];

describe('a text file as pages', () => {
  it.each(NAMES)('prints %s so that a search of the PDF finds it', (name) => {
    expect(flowOf(typeset(name))).toContain(name.normalize('NFKC'));
  });

  it('keeps markup, signs and empty lines as letters', () => {
    const text = textOf(typeset('#let x = [1] & <b>"q"</b> $y$ *a* _b_ @c \\d\n\n//no comment\n`code`'));
    for (const line of ['#let x = [1] & <b>"q"</b> $y$ *a* _b_ @c \\d', '//no comment', '`code`']) {
      expect(text).toContain(line);
    }
  });

  it('shows emoji, and control characters as symbols, and loses no letter after them', () => {
    const text = textOf(typeset('ok 👍🏾 👩🏽‍⚖️ bell\u0007null\u0000end\uFEFF. half\ud800x'));
    expect(text).toContain('👩🏽‍⚖️');
    expect(text).toContain('bell␇null␀end.');
    expect(text).toContain('half�x');
  });

  it('breaks a link longer than a line instead of letting it run off the page', () => {
    const link = `https://example.org/${'a1b2c3'.repeat(100)}`;
    expect(textOf(typeset(link)).replace(/\s/g, '')).toContain(link);
  });

  it('does not join letters that a search would then miss', () => {
    expect(textOf(typeset('The affidavit of the office: fi fl ffi'))).toContain(
      'affidavit of the office: fi fl ffi',
    );
  });

  it('prints Chinese, Japanese, Korean and Tibetan', () => {
    const text = flowOf(typeset('汉语 漢語 王小明\nひらがな カタカナ 手紙\n한국어 김철수\nབཀྲ་ཤིས།'));
    for (const word of ['汉语', '漢語', '王小明', 'ひらがな', 'カタカナ', '手紙', '한국어', '김철수'])
      expect(text).toContain(word);
    expect(text.replace(/ /g, '')).toContain('བཀྲ་ཤིས');
  });

  it('names the letters it has no font for and prints no boxes', () => {
    const attempt = () => typeset('𓀀 met Anna');
    expect(attempt).toThrow(TestimonyError);
    try {
      attempt();
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'missing-letters', subject: '𓀀', findings: ['𓀀 (U+13000)'] });
    }
  });

  it('is sound, A4, tagged, with every font embedded and nothing about this machine in it', () => {
    const pdf = typeset(NAMES.join('\n'));
    checkWithQpdf(pdf);
    expect(infoOf(pdf)).toMatchObject({ Tagged: 'yes', 'Page size': expect.stringContaining('A4') });
    const fonts = fontsOf(pdf);
    expect(fonts.length).toBeGreaterThan(10);
    expect(fonts.filter((font) => !font.embedded || !font.unicode)).toEqual([]);
    expect(fonts.filter((font) => !/Noto|Amiri|Hind/.test(font.name))).toEqual([]);
  });

  it('gives the same bytes for the same text', () => {
    expect(Buffer.from(typeset('same')).equals(Buffer.from(typeset('same')))).toBe(true);
  });

  it('carries a year of messages over as many pages as they need, to the last line', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `[12/03/2021, 10:01] Ana: message ${i}`);
    const pdf = typeset(lines.join('\n'));
    expect(Number(infoOf(pdf).Pages)).toBeGreaterThan(50);
    expect(textOf(pdf)).toContain('message 2999');
  });
});

it('a paragraph of thousands of Arabic words between stops and figures is set whole', () => {
  const words = 'وتمضي الحكاية، كلمة بعد كلمة. ';
  const pdf = typeset(`${words.repeat(500)}انتهت القصة`);
  expect(flowOf(pdf)).toContain('انتهت القصة');
});
