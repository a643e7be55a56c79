import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { startWords } from '../../../src-renderer/i18n/index.ts';
import { isolate } from '../../../src-renderer/i18n/isolate.ts';

beforeAll(startWords);

it('a name that runs from the right is kept from reordering the sentence around it', () => {
  expect(isolate('سمر (2026)')).toBe('\u2068سمر (2026)\u2069');
  expect(isolate('שרה')).toBe('\u2068שרה\u2069');
  const said = i18next.t('evidence:remove.done', { title: 'صورة <1> & "2"' });
  expect(said).toBe('“\u2068صورة <1> & "2"\u2069” is removed.');
});

it.each(['Nguyễn Thị Ánh', '<&>"\'', 'Ștefan 🕊', 'Оксана', ''])(
  '%j reorders nothing and stays as it is',
  (text) => {
    expect(isolate(text)).toBe(text);
    expect(i18next.t('evidence:remove.done', { title: text })).toBe(`“${text}” is removed.`);
  },
);
