/** @file `testimony worksheet checklist`: the children's rights checklist of a company, a council or a ministry, in a case of its own. */
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { withVault } from '../with-vault.ts';

const SIDES = ['company', 'government'] as const;

export const checklistCommand = command({
  name: 'worksheet checklist',
  summary: 'Begin the children’s rights checklist for a company, a council or a ministry',
  details: [
    'It opens a case of its own, which is about no survivor, and puts the checklist into it. Go on with "record fill --id", and write it as PDF with "record export". Blank pages of it: form paper child-rights-security.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    reference: { type: 'string', value: 'REF', help: 'reference of the new case', required: true },
    name: { type: 'string', value: 'NAME', help: 'what it is called', required: true },
    side: { type: 'string', value: 'SIDE', help: `one of: ${SIDES.join(', ')}`, required: true },
  },
  example:
    'worksheet checklist --vault ./my-vault --reference CR-2026-3 --name "Northshire Council" --side government',
  run: ({ options, terminal, job }) => {
    const { reference, name } = options;
    const value = SIDES.find((one) => one === options.side);
    if (value === undefined)
      throw new TestimonyError('usage', { subject: '--side', detail: `one of: ${SIDES.join(', ')}` });
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await perform(engine, 'caseCreate', { reference, title: name }, job);
      const about = { caseId, role: 'organisation', name } as const;
      const { id: personId } = await perform(engine, 'personAdd', about, job);
      const answers = [
        { question: 'side', state: 'answered' as const, value },
        { question: 'site', state: 'answered' as const, value: name },
      ];
      const start = { caseId, personId, formId: 'child-rights-security', answers };
      const view = await perform(engine, 'screeningRecord', start, job);
      return {
        json: view,
        lines: facts([
          ['case', reference],
          ['record', view.id],
          ['form', view.formTitle],
        ]),
      };
    });
  },
});
