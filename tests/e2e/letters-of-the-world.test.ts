/**
 * Words of the languages people tell it in, in the window of a computer that has no letters for them: they are drawn
 * by the fonts of the program, which are read when a letter asks for them and not before.
 */
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, story } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';

/** "Peace", "thank you" or a name, by the font that draws it. */
const WORDS: readonly (readonly [string, string])[] = [
  ['Noto Sans Ethiopic', 'ሰላም ትግርኛ'],
  ['Hind Siliguri', 'শান্তি দুর্গা'],
  ['Noto Sans Khmer', 'សន្តិភាព'],
  ['Noto Sans Tamil', 'அமைதி'],
  ['Noto Sans Georgian', 'მშვიდობა'],
  ['Noto Sans Armenian', 'խաղաղություն'],
  ['Amiri', 'سلام'],
  ['Noto Sans SC', '和平'],
  ['Noto Sans KR', '평화'],
  ['Noto Sans Devanagari', 'शान्ति'],
  ['Noto Sans Sinhala', 'සාමය'],
  ['Noto Sans Myanmar', 'ငြိမ်းချမ်းရေး'],
  ['Noto Sans Thai', 'สันติภาพ'],
  ['Noto Sans Lao', 'ສັນຕິພາບ'],
  ['Noto Sans Telugu', 'శాంతి'],
  ['Noto Sans Malayalam', 'സമാധാനം'],
  ['Noto Sans Gujarati', 'શાંતિ'],
  ['Noto Sans Gurmukhi', 'ਸ਼ਾਂਤੀ'],
  ['Noto Sans Hebrew', 'שלום'],
  ['Noto Serif Tibetan', 'ཞི་བདེ'],
  ['Noto Sans', 'Ọláyínká Хуржа'],
];
const TOLD = WORDS.map(([, word]) => word).join(' – ');

let on: CaseOnScreen;
let devtools: CDPSession;
beforeAll(async () => {
  on = await caseOnScreen('letters');
  const { page } = on.app;
  devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  await on.openCase();
});
afterAll(() => on?.app.close());

const status = (family: string) =>
  on.app.page.evaluate(
    (name) => [...document.fonts].filter((face) => face.family.includes(name)).map((face) => face.status),
    family,
  );

/** The families the glyphs of an element come from; `own` for those of the program. */
async function drawnBy(selector: string): Promise<{ family: string; own: boolean }[]> {
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => ({ family: familyName, own: isCustomFont }));
}

it('on a page in English no large font is read', async () => {
  expect(await status('Noto Sans SC')).toEqual(['unloaded']);
  expect(await status('Noto Sans KR')).toEqual(['unloaded']);
  expect(await status('Noto Sans Ethiopic')).toEqual(['unloaded', 'unloaded']);
});

it('an answer in any script is drawn where it is typed', async () => {
  const { page } = on.app;
  const { id: screeningId } = await on.call('screeningStart', {
    caseId: on.caseId,
    personId: on.personId,
    formId: story.interview.form,
  });
  await on.call('screeningAnswer', { screeningId, answers: openingAnswers(), currentPage: 'promises' });
  await on.readAgain();
  await page.getByRole('button', { name: /^Continue: Screening interview/ }).click();
  const field = page.locator('textarea').first();
  await field.fill(TOLD);
  await expect.poll(() => status('Noto Sans Ethiopic')).toContain('loaded');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await on.look('01-answer');
});

it('every list of fonts of the window ends in those of the program, in their order', async () => {
  const lists = await on.app.page.evaluate(() =>
    ['body', 'h1', 'h2', 'button', 'input', 'textarea'].map((name) => {
      const one = document.body.appendChild(document.createElement(name));
      const { fontFamily } = getComputedStyle(one);
      one.remove();
      return `${name}: ${fontFamily}`;
    }),
  );
  for (const list of lists) expect(list).toMatch(/"Testimony Noto Sans".*"Testimony Noto Sans KR"$/);
});

it.each(WORDS)('%s draws %s, thin and bold, where the computer has no such letters', async (family, word) => {
  for (const weight of ['400', '700']) {
    await on.app.page.evaluate(
      async ([text, heavy]) => {
        document.querySelector('#word')?.remove();
        const line = document.createElement('p');
        line.id = 'word';
        line.textContent = text.replaceAll(' ', '');
        const all = getComputedStyle(document.body).fontFamily;
        line.style.fontFamily = all.slice(all.indexOf('"Testimony '));
        line.style.fontWeight = heavy;
        document.body.append(line);
        line.getBoundingClientRect();
        await document.fonts.ready;
      },
      [word.replace(/[A-Za-z]/g, ''), weight] as const,
    );
    await expect.poll(() => drawnBy('#word')).toEqual([{ family, own: true }]);
  }
});
