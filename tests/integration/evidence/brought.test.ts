/** What people bring beside PDFs and pictures: each kind read back from the pages it becomes. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
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
