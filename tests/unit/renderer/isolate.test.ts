import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { isolate } from '../../../src-main/core/text/isolate.ts';
import evidence from '../../../src-renderer/i18n/en/evidence.json' with { type: 'json' };
import { INTERPOLATION } from '../../../src-renderer/i18n/isolate.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({ lng: 'en', ns: ['evidence'], resources: { en: { evidence } }, interpolation: INTERPOLATION }),
);

it('a name that runs from the right is kept from reordering the sentence around it', () => {
  expect(isolate('سمر (2026)')).toBe('\u2068سمر (2026)\u2069');
  expect(isolate('שרה')).toBe('\u2068שרה\u2069');
  const said = words.t('evidence:remove.done', { title: 'صورة <1> & "2"' });
  expect(said).toBe('“\u2068صورة <1> & "2"\u2069” was removed.');
});

it.each(['Nguyễn Thị Ánh', '<&>"\'', 'Ștefan 🕊', 'Оксана', ''])(
  '%j reorders nothing and stays as it is',
  (text) => {
    expect(isolate(text)).toBe(text);
    expect(words.t('evidence:remove.done', { title: text })).toBe(`“${text}” was removed.`);
  },
);
