/** In which language a text is: for screen readers, and never more than its letters and the record say. */
import { expect, it } from 'vitest';
import { languageOf } from '../../../../src-main/core/text/language-of.ts';

it.each([
  ['قالت لي إن العمل سهل', '', 'ar'],
  ['او گفت کار آسان است', 'Persian', 'fa'],
  ['Chị ấy nói em sẽ có phòng riêng.', 'Vietnamese', 'vi'],
  ['Chị ấy nói em sẽ có phòng riêng.', '', ''],
  // What the interpreter said, in English, with a name in it.
  ['She told me of Nguyễn and of the room above the shop', 'Vietnamese', ''],
  ['A room of my own', 'English', ''],
  ['The sign said مرحبا over the door', '', ''],
  ['Мне сказали ждать', 'Ukrainian', 'uk'],
  ['', 'Vietnamese', ''],
])('%s', (text, spoken, language) => {
  expect(languageOf(text, spoken)).toBe(language);
});
