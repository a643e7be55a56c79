import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import { OFFICIAL_NAMES } from '../../../src-main/core/forms/official-lists.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { lawOf } from '../../support/forms.ts';
import type { Caller } from '../../support/interview.ts';
import { interviewCaller } from '../../support/interview.ts';
import { saidReading } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

const { forms } = await loadFormLibrary(findResources());
const worksheets = [...forms.values()].filter((form) => form.file.testimony.use === 'worksheet');

let call: Caller;
let ids: { caseId: CaseId; personId: PersonId };
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'SHEETS', title: 'Worksheets' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maria' });
  ids = { caseId, personId };
});
const filled = async (formId: string, values: Record<string, unknown>) => {
  const { id: screeningId } = await call('screeningStart', { ...ids, formId });
  const answers = Object.entries(values).map(([question, value]) => ({
    question,
    state: 'answered' as const,
    value: value as never,
  }));
  if (answers.length > 0) await call('screeningAnswer', { screeningId, answers });
  return (await call('screeningReading', { screeningId })).readings.map(saidReading);
};

describe('a worksheet read together', () => {
  it('elements: both readings while the age is not known', async () => {
    const readings = await filled('elements', { 'act-recruited': 'shown', 'purpose-labour': 'shown' });
    expect(readings.map((one) => [one.title, one.note.startsWith('All of')])).toEqual([
      ['Trafficking, read for an adult', false],
      ['Trafficking, read for someone under 18 at the time', true],
      ['Slavery, servitude and forced labour, read for an adult', false],
      ['Slavery, servitude and forced labour, read for someone under 18 at the time', false],
    ]);
    expect(readings[0]?.lines).toEqual([
      'action: recorded (Recruited)',
      'means: nothing recorded yet',
      'purpose: recorded (Forced labour or services)',
    ]);
  });

  it('ILO indicators: what the rule marks, and a reading against it with its reason', async () => {
    const readings = await filled('ilo-indicators', {
      set: 'adult-labour',
      'exploitation-hours': 'seen',
      'exploitation-pay': 'seen',
      'exploitation-override': 'not-marked',
      'exploitation-override-reason': 'One week only.',
      'deception-job': 'seen',
      'deception-pay': 'absent',
    });
    const exploitation = readings.find((one) => one.title === 'Exploitation');
    expect(exploitation?.lines).toEqual(['Excessive days or hours', 'Low or no pay']);
    expect(exploitation?.note).toBe(
      'The rule marks this dimension (1 strong, 1 medium, 0 weak; weights to be checked). Read as not marked all the same: One week only.',
    );
    expect(readings.find((one) => one.title === 'Deceptive recruitment')?.note).toContain('does not mark');
    expect(
      (await filled('ilo-indicators', { set: 'adult-sexual', 'exploitation-hours': 'seen' })).map(
        (one) => one.note,
      ),
    ).toContainEqual(expect.stringContaining('Not worked out'));
  });

  it('ILO indicators: a part nobody has come to yet is not read as one the rule does not mark', async () => {
    const readings = await filled('ilo-indicators', { set: 'adult-labour', 'exploitation-hours': 'seen' });
    const untouched = readings.filter((one) => one.title !== 'Exploitation');
    expect(untouched.length).toBeGreaterThan(3);
    expect(new Set(untouched.map((one) => one.note))).toEqual(new Set(['Nothing recorded on this yet.']));
  });

  it('UK indicators: seen and suspected with what shows them, and no total', async () => {
    const [seen, suspected] = await filled('uk-indicators', {
      g07: 'seen',
      'g07-evidence': 'Nurse, 3 September',
      c05: 'suspected',
      g01: 'absent',
    });
    expect(seen?.lines).toEqual(['Injuries that look like an assault: Nurse, 3 September']);
    expect(suspected?.lines).toEqual(['No schooling: nothing noted yet that shows it']);
    const form = forms.get('uk-indicators')!;
    expect(
      ['g', 'c'].map(
        (code) => form.questions.filter((q) => new RegExp(`^${code}\\d\\d$`).test(q.name)).length,
      ),
    ).toEqual([36, 17]);
  });

  it('checklist: n of m applicable answered, and the side that is asked', async () => {
    const [criteria] = await filled('child-rights-security', {
      side: 'government',
      'policy-status': 'met',
      'conduct-status': 'not-applicable',
      'conduct-reason': 'No contracts',
      'risk-status': 'partly',
    });
    expect(criteria?.note).toBe('2 of 13 applicable answered');
    expect(criteria?.lines).toHaveLength(14);
    expect(criteria?.lines[1]).toBe('2. Code of conduct and contracts: Not applicable (No contracts)');
    expect((await filled('child-rights-security', {}))[0]?.note).toBe('0 of 14 applicable answered');
  });

  it('checklist: a criterion that is not marked for the side chosen is neither asked nor counted', async () => {
    const marks = { 'policy-government': 'no', 'training-government': 'no', 'training-company': 'yes' };
    const answers = { 'conduct-status': 'met', 'training-status': 'partly' };
    const [government] = await filled('child-rights-security', { side: 'government', ...marks, ...answers });
    expect(government?.note).toBe('1 of 12 applicable answered');
    expect(government?.lines[0]).toBe('1. Children named in security policy: not marked for governments');
    expect(government?.lines[7]).toBe('8. Training: not marked for governments');
    const [company] = await filled('child-rights-security', { side: 'company', ...marks, ...answers });
    expect(company?.note).toBe('2 of 14 applicable answered');
    const [nobody] = await filled('child-rights-security', { ...marks, ...answers });
    expect(nobody?.note).toBe('2 of 14 applicable answered');
    const form = forms.get('child-rights-security')!;
    expect(form.file.testimony.label).toContain('wording reconstructed');
    expect(form.questions.filter((one) => one.name.endsWith('-official'))).toHaveLength(14);
  });

  it('journey: corridor, countries crossed, and what does not join up', async () => {
    const legs = [
      { from: 'GT', to: 'MX', left: { value: '2021-06', qualifier: 'exact' } },
      { from: 'MX', to: 'US', arrived: { value: '2021-05', qualifier: 'exact' } },
    ];
    const [corridor, again] = await filled('journey-legs', { legs, 'exploited-in': 'US' });
    expect(corridor?.lines).toEqual(['Guatemala (GT) to United States (US)', 'through Mexico (MX)']);
    expect(again?.found).toMatchObject([{ code: 'journey-begins-early' }]);
    await expect(filled('journey-legs', { legs: [{ from: 'VN', to: 'UK' }] })).rejects.toMatchObject({
      code: 'answer-not-allowed',
      found: [{ code: 'answer-in-row', params: { row: 1, why: [{ code: 'answer-uk-is-gb' }] } }],
    });
  });
});

/** Words that would judge the person. The forms' own labels say that nobody is judged; readings must not. */
const VERDICT =
  /\b((is|was|be|not) (an? |the )?((potential|probable|possible|actual) )?victim|victim: |(genuine|credib|truthful|lying|liar|dishonest|scor|rating|likel|probab|confirmed|positive|negative|high risk|low risk|risk level)\w*)/i;

function anyValue(element: FormQuestion): fc.Arbitrary<unknown> {
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
      return fc.constantFrom(...element.choices.map((choice) => choice.value));
    case 'checkbox':
      return fc.subarray(element.choices.map((choice) => choice.value));
    case 'comment':
      return fc.constant('noted');
    case 'text':
      if (element.testimony.list !== undefined)
        return fc.constantFrom(...OFFICIAL_NAMES[element.testimony.list].slice(0, 9).map((one) => one.value));
      if (element.testimony.kind === 'country') return fc.constantFrom('GB', 'VN', 'MX', 'ZZ');
      if (element.testimony.kind === 'fuzzy-date')
        return fc.record({
          value: fc.constantFrom('2019', '2021-06', '2022-01-31'),
          qualifier: fc.constantFrom('exact', 'about', 'before', 'after'),
        });
      if (element.inputType === 'email') return fc.constant('help@example.org');
      if (element.inputType === 'tel') return fc.constant('020 7946 0000');
      return element.inputType === 'number' ? fc.integer({ min: 1, max: 9 }) : fc.constant('noted');
    case 'paneldynamic':
      return fc.array(
        fc.record(
          Object.fromEntries(element.templateElements.map((column) => [column.name, anyValue(column)])),
          { requiredKeys: [] },
        ),
        { maxLength: 4 },
      );
  }
}

describe.each(worksheets.map((form) => [form.file.testimony.id, form] as const))(
  'no set of answers makes "%s" say something about the person',
  (formId, form) => {
    it('whatever is filled in', async () => {
      // Each with somebody else: what is answered about an age on one sheet decides which others are for them.
      const nation = lawOf(form);
      const { id: caseId } = await call('caseCreate', { reference: formId, title: 'A sheet', nation });
      const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: formId });
      const { id: screeningId } = await call('screeningStart', { caseId, personId, formId });
      const set = fc.record(
        Object.fromEntries(form.questions.map((question) => [question.name, anyValue(question.element)])),
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(set, async (values) => {
          const answers = form.questions.map(({ name }) =>
            values[name] === undefined
              ? { question: name, state: 'cleared' as const }
              : { question: name, state: 'answered' as const, value: values[name] as never },
          );
          await call('screeningAnswer', { screeningId, answers });
          const { readings, label } = await call('screeningReading', { screeningId });
          expect(label).not.toBe('');
          for (const { title, lines, note } of readings.map(saidReading)) {
            for (const text of [title, ...lines, note]) expect(text).not.toMatch(VERDICT);
          }
          const view = await call('screeningShow', { screeningId });
          expect(Object.keys(view)).not.toEqual(
            expect.arrayContaining([expect.stringMatching(/score|verdict|risk|result/i)]),
          );
        }),
        { numRuns: form.file.testimony.rule === undefined ? 2 : 25 },
      );
    });
  },
);
