import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src-main/core/text/language-of.ts';

describe('the language of a text', () => {
  it.each([
    ['Chị ấy nói em sẽ có phòng riêng.', '', 'vi'],
    ['عمر الخطيب', '', 'ar'],
    ['خانه', 'Dari', 'fa'],
    ['Scrisoare către doamna avocat și fiica ei', '', 'ro'],
    ['Ona pracowała dużo', 'Polish', 'pl'],
    ['Она работала', 'Ukrainian (Kyiv)', 'uk'],
  ])('%s, said in %j, is %s', (text, spoken, tag) => {
    expect(languageOf(text, spoken)).toBe(tag);
  });

  it('is not told where its letters do not show it, though it was said in another', () => {
    for (const [text, spoken] of [
      ['A room of my own, and English lessons', 'Vietnamese'],
      ['Она', ''],
      ['café', ''],
      ['', 'Vietnamese'],
    ] as const)
      expect(languageOf(text, spoken), text).toBeUndefined();
  });
});
