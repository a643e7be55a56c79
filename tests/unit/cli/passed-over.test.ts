import { expect, it } from 'vitest';
import { sayPassedOver } from '../../../src-main/cli/intake.ts';

it('a paper whose name begins with a dot is passed over with what to do about it', () => {
  for (const name of ['D Reports/..two dots.pdf', '.hidden letter.docx', 'a\\.scan.2.jpg'])
    expect(sayPassedOver(name)).toMatch(/begins with a dot.*rename it and add it\.$/);
});

it('what systems and editors leave beside files is passed over without advice', () => {
  for (const name of ['.DS_Store', 'x/._letter.pdf', '.~lock.letter.odt#', 'Thumbs.db', '~$letter.docx'])
    expect(sayPassedOver(name)).toBe(`Passed over: ${name}`);
});
