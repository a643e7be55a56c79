/** What of the form is filled for somebody whose whole account was taken: the story that the program comes with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const NRM = { profileId: 'nrm-preparation', recipient: 'A first responder' } as const;

it('answers to retype fill most of the form for the sample story, and say of each other field why not', async () => {
  const at = await engineAtWork();
  const { person: her, interview } = JSON.parse(
    readFileSync(join(findResources().folder, 'sample/story.json'), 'utf8'),
  );
  const { id: personId } = await at.do('personAdd', { caseId: at.caseId, ...her });
  const { form: formId, language, interpreter, answers, readBack } = interview;
  await at.do('screeningRecord', {
    caseId: at.caseId,
    personId,
    formId,
    language,
    interpreter,
    readBack,
    answers: answers.map((one: object) => ({ state: 'answered', ...one })),
  });
  const { parts, sha256: seen } = await at.do('packPreview', { ...NRM, personId });
  const fields = parts.flatMap((part) => part.lines);
  const empty = fields.filter((one) => one.said.length === 0);
  expect(1 - empty.length / fields.length).toBeGreaterThan(0.7);
  const folder = temporaryFolder();
  const { fileName } = await at.do('packBuild', { ...NRM, personId, seen, folder: at.pickFolder(folder) });
  const text = flowOf(readFileSync(join(folder, fileName)));
  // One takes a name out of a list, and she does not know it: that is no name.
  // The form's own yes to the referral speaks of a notice that nobody recorded.
  // Of another what she said is on no list of the form either, and stands beside the line.
  const why =
    /Not asked on this sheet|For the first responder|To be asked: an earlier form|\bNot known\b|\bPrefers not to say\b|Told, and not yet taken into this form: Farrowmouth|That is not recorded/g;
  expect(text.match(why)).toHaveLength(empty.length);
  await at.engine.close();
});
