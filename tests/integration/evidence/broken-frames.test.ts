/** Files whose header, table or trailer is lost, while every object is there: other readers open them. */
import { describe, expect, it } from 'vitest';
import { bundled, takeIn } from '../../support/intake.ts';
import { pageWith } from '../../support/marked-pdfs.ts';
import { flowOf } from '../../support/pdf-tools.ts';

const sound = Buffer.from(pageWith(() => [])).toString('latin1');
const cutOff = `${sound.slice(0, sound.indexOf('/Root'))}/Root 1 0 R /ID [<90\xe4\x80`;
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a file whose objects are all there goes in', () => {
  it.each([
    ['without its header', sound.replace(/^%PDF-1\.7\n.*\n/, '')],
    ['cut off within its trailer', cutOff],
    ['the same, behind what a mail gateway wrote', `X-Scanned: yes\r\n\r\n${cutOff}`],
    ['with a table that leads nowhere', sound.replace(/startxref\n\d+/, 'startxref\n7')],
  ])('%s', async (_, broken) => {
    const intake = await takeIn(bytes(broken));
    expect(intake.pageCount).toBe(1);
    expect(flowOf(bundled(intake, bytes(broken)))).toContain('the page itself');
  });

  it('but a locked one without its key is not opened as rubbish', async () => {
    const broken = `${sound.slice(0, sound.indexOf('/Root'))}/Encrypt 9 0 R /Root 1 0 R /ID [<90\xe4\x80`;
    await expect(takeIn(bytes(broken))).rejects.toMatchObject({ code: 'damaged-file' });
  });
});
