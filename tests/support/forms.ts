/** @file A small form for the rules' tests, and the words they share. */
import type { Nation } from '../../src-main/core/dates/working-days.ts';
import type { FormFile } from '../../src-main/core/forms/form-format.ts';
import { FormFile as FormFileSchema } from '../../src-main/core/forms/form-format.ts';

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const agrees = ['given', 'refused', 'not-needed-child'].map((value) => ({ value, text: value }));

/** A fresh copy each time, as a person would have typed it. */
export function smallForm() {
  return {
    title: 'Small',
    description: 'For tests.',
    testimony: { id: 'small', version: '1', source: 'Ours', certainty: 'C', label: 'Ours' },
    pages: [
      {
        name: 'safety',
        title: 'Safety',
        testimony: { part: 'safety' },
        elements: [
          {
            type: 'radiogroup',
            name: 'alone',
            title: 'Alone?',
            choices: yesNo,
            testimony: { required: true },
          },
          {
            type: 'text',
            name: 'companion',
            title: 'Who?',
            visibleIf: "{alone} = 'no'",
            testimony: { required: true },
          },
        ],
      },
      {
        name: 'agreement',
        title: 'Consent',
        testimony: { part: 'consent' },
        elements: [
          {
            type: 'radiogroup',
            name: 'c-interview',
            title: 'Talking',
            choices: agrees,
            testimony: { required: true, consent: 'interview' },
          },
          {
            type: 'radiogroup',
            name: 'c-police',
            title: 'Police',
            choices: agrees,
            testimony: { required: true, consent: 'police' },
          },
        ],
      },
      {
        name: 'account',
        title: 'Account',
        visibleIf: "{alone} = 'yes'",
        elements: [
          { type: 'comment', name: 'story', title: 'What happened?', maxLength: 20 },
          {
            type: 'panel',
            name: 'more',
            visibleIf: '{story} notempty',
            elements: [
              {
                type: 'text',
                name: 'when',
                title: 'When?',
                testimony: { kind: 'fuzzy-date', source: 'Elsewhere', certainty: 'A' },
              },
              { type: 'text', name: 'land', title: 'Country?', testimony: { kind: 'country' } },
              { type: 'text', name: 'hours', title: 'Hours?', inputType: 'number', min: 0, max: 24 },
              { type: 'checkbox', name: 'methods', title: 'Methods?', choices: yesNo },
              {
                type: 'paneldynamic',
                name: 'legs',
                title: 'Legs?',
                maxPanelCount: 2,
                templateElements: [
                  { type: 'text', name: 'from', title: 'From?', testimony: { kind: 'country' } },
                  { type: 'text', name: 'means', title: 'How?' },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
}

export const parsedSmallForm = (): FormFile => FormFileSchema.parse(smallForm());

/** The law that a case has to be under for the form to be for it. */
export const lawOf = ({ file }: { readonly file: FormFile }): Nation =>
  file.testimony.for?.nations?.[0] ?? 'england-wales';
