/**
 * @file The form file: SurveyJS JSON in a narrow, checked shape, plus one `testimony` object per form, page
 * and question that holds what SurveyJS does not know (source, certainty, purpose of consent, fact).
 * resources/forms/README.md explains it to people who do not program. HTML elements are not part of
 * it: a form never brings markup onto the screen.
 */
import * as z from 'zod';
import { NATIONS } from '../dates/working-days.ts';
import { PERSON_ROLES } from '../people/roles.ts';
import { OFFICIAL_LISTS } from './official-lists.ts';

/** A: read in full from the primary source. B: an excerpt or a good secondary source. C: not confirmed. */
export const Certainty = z.enum(['A', 'B', 'C']);
/** Our name for a question: lower case, digits and hyphens. It is what an answer is stored under. */
export const QuestionName = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
/** Plain text, or one text per language with `default`. */
export const FormText = z.union([z.string(), z.record(z.string(), z.string())]);

/** What our own code adds to a question. */
export const QuestionExtras = z.strictObject({
  /** Where the question comes from, in a few words; taken from the form when left out. */
  source: z.string().min(1).optional(),
  certainty: Certainty.optional(),
  /** Narrows a text box: a date as it is known, an ISO 3166-1 country, a number without a fraction. */
  kind: z.enum(['fuzzy-date', 'country', 'whole-number']).optional(),
  /** Must be recorded before the interview goes on. Only on the pages `safety` and `consent`. */
  required: z.literal(true).optional(),
  /** An own form asked for it as required: shown as recommended, never demanded. */
  recommended: z.boolean().optional(),
  /** Nobody is asked it: the caseworker codes it afterwards, from what was told or seen. */
  coded: z.literal(true).optional(),
  /** Offered beside the question; recorded only when somebody says so. */
  suggested: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
  /** Purpose from resources/consent/purposes.json: the answer goes into the consent ledger. */
  consent: z.string().optional(),
  /** Key from resources/facts: what is told here is known everywhere else. */
  fact: z.string().optional(),
  /** This question's choices as values of the fact, where a form of another origin words them otherwise. */
  factValues: z.record(z.string(), z.string()).optional(),
  /** The fact takes the answer in `words`, or `one` of several choices. */
  factTakes: z.enum(['words', 'one']).optional(),
  /** Other facts whose words help to answer this question. */
  from: z.array(z.string()).optional(),
  /** Made of what was told, its facts in the order of `fact` and `from`, each with where it was told. */
  narrative: z.literal(true).optional(),
  /** Values of the fact that settle nothing here: the field stays open, and what was said goes where words go. */
  undecided: z
    .union([
      z.array(z.string()).min(1),
      // Versions before 9 of the preparation sheet put the words into the field itself.
      z
        .strictObject({ values: z.array(z.string()).min(1), words: z.string() })
        .transform(({ values }) => values),
    ])
    .optional(),
  /** Facts on the same subject, shown beside a question that is a judgement: never offered or carried over as its answer. */
  beside: z.array(z.string()).min(1).optional(),
  /** Facts that may hold an answer among other things: shown beside the question while nothing of `fact` and `from` is told. */
  otherwiseBeside: z.array(z.string()).min(1).optional(),
  /**
   * What the official form does with this field; `off-route`: it is in the form, but no route leads to it; `kept`: no
   * field asks for it, and it stays with the sheet.
   */
  destination: z.enum(['required', 'optional', 'off-route', 'kept']).optional(),
  /** Identifier of the field of another form that this one prepares. */
  field: z.string().optional(),
  /** What the official form asks in this field, and the help it gives, letter by letter; a line for each part. */
  official: z.strictObject({ asks: z.string().min(1), hint: z.string().min(1).optional() }).optional(),
  /** Choices come from resources/codes/<name>.json. */
  codes: z.string().optional(),
  /** On a line of text: it takes a name of that list of the official form, and nothing else. */
  list: z.enum(OFFICIAL_LISTS).optional(),
  /** Entries of `codes` that the official form does not have. */
  except: z.array(z.string()).min(1).optional(),
  /** On a line of text that names an exhibit or file: what the official form takes, in bytes and by ending. */
  exhibit: z
    .strictObject({ below: z.number().int().positive(), endings: z.array(z.string()).min(1) })
    .optional(),
  /** On a line of text: offered while typing, from resources/codes/<name>.json; anything else may be written. */
  offers: z.string().optional(),
  /** What `offers` holds, filled in when the form is read, so that a form in use stands alone. */
  offered: z.array(z.string()).optional(),
  /** Why it is asked. */
  purpose: z.string().optional(),
  /** Our own key for rules kept as data (indicator sets, elements). */
  item: z.string().optional(),
});

/** What an answer must hold to; its text is shown where it does not. Patterns match the whole answer. */
export const Validator = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('expression'), expression: z.string().min(1), text: FormText }),
  z.strictObject({ type: z.literal('regex'), regex: z.string().min(1).max(600), text: FormText }),
]);
export type Validator = z.infer<typeof Validator>;

const base = {
  name: QuestionName,
  title: FormText,
  description: FormText.optional(),
  visibleIf: z.string().optional(),
  validators: z.array(Validator).optional(),
  testimony: QuestionExtras.default({}),
};
const Choice = z.strictObject({ value: z.string().min(1), text: FormText, visibleIf: z.string().optional() });
const choices = { choices: z.array(Choice).default([]) };

export const TextQuestion = z.strictObject({
  type: z.literal('text'),
  ...base,
  inputType: z.enum(['text', 'number', 'email', 'tel']).default('text'),
  maxLength: z.number().int().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export const CommentQuestion = z.strictObject({
  type: z.literal('comment'),
  ...base,
  maxLength: z.number().int().positive().optional(),
  rows: z.number().int().positive().optional(),
});
export const SingleChoiceQuestion = z.strictObject({
  type: z.enum(['radiogroup', 'dropdown']),
  ...base,
  ...choices,
});
export const MultipleChoiceQuestion = z.strictObject({ type: z.literal('checkbox'), ...base, ...choices });
const SimpleQuestion = z.discriminatedUnion('type', [
  TextQuestion,
  CommentQuestion,
  SingleChoiceQuestion,
  MultipleChoiceQuestion,
]);
/** A repeated group: one answer, an array of rows. */
export const RepeatQuestion = z.strictObject({
  type: z.literal('paneldynamic'),
  ...base,
  templateElements: z.array(SimpleQuestion).min(1),
  maxPanelCount: z.number().int().positive().default(50),
  panelCount: z.number().int().min(0).optional(),
  templateTitle: FormText.optional(),
  panelAddText: FormText.optional(),
  panelRemoveText: FormText.optional(),
});
export const FormQuestion = z.discriminatedUnion('type', [...SimpleQuestion.options, RepeatQuestion]);
export type FormQuestion = z.infer<typeof FormQuestion>;

export const FormPanel = z.strictObject({
  type: z.literal('panel'),
  name: QuestionName,
  title: FormText.optional(),
  description: FormText.optional(),
  visibleIf: z.string().optional(),
  elements: z.array(FormQuestion).min(1),
});
export type FormPanel = z.infer<typeof FormPanel>;

export const FormPage = z.strictObject({
  name: QuestionName,
  title: FormText,
  description: FormText.optional(),
  visibleIf: z.string().optional(),
  elements: z.array(z.discriminatedUnion('type', [...FormQuestion.options, FormPanel])).min(1),
  testimony: z
    .strictObject({
      /** The safety check comes first, then consent; nothing else opens before both are recorded. */
      part: z.enum(['safety', 'consent', 'interview']).default('interview'),
      /** As `coded` on each question: not read out, and any of it may be left. */
      coded: z.literal(true).optional(),
      /** Pages in a row with the same group are filled in together on a worksheet, under this heading. */
      group: FormText.optional(),
      /** Here a session begins that may be held on another day, under this title: the page before it ends the one before. */
      session: FormText.optional(),
      /** A rest from what is hard: offered in a break to whoever wants to go on with something easier. */
      easier: z.literal(true).optional(),
      /** Shown before the page opens: what is coming, and that it can wait. */
      before: FormText.optional(),
      /** Shown after it: a pause, a glass of water. */
      after: FormText.optional(),
    })
    .default({ part: 'interview' }),
});
export type FormPage = z.infer<typeof FormPage>;

export const FormFile = z.strictObject({
  title: FormText,
  description: FormText,
  showQuestionNumbers: z.enum(['off', 'on']).optional(),
  testimony: z.strictObject({
    id: QuestionName,
    /** Rises with every change to the file; a form in use keeps the version it was started with. */
    version: z.string().regex(/^\d+(\.\d+)*$/),
    source: z.string().min(1),
    certainty: Certainty,
    /** Printed with the form wherever it appears: what it is, and what it is not. */
    label: z.string().min(1),
    /** An interview is held with the person; a worksheet is filled in by the caseworker afterwards. */
    use: z.enum(['interview', 'worksheet']).default('interview'),
    /** Whose answers a worksheet holds: the caseworker’s unless it says that the person is asked. */
    askedOf: z.literal('person').optional(),
    order: z.number().int().default(100),
    /** Whom it is for; see offered.ts for what goes where this is left out. */
    for: z
      .strictObject({
        roles: z.array(z.enum(PERSON_ROLES)).min(1).optional(),
        ages: z
          .array(z.enum(['adult', 'child']))
          .min(1)
          .optional(),
        /** Whose law it follows; any nation where this is left out. */
        nations: z.array(z.enum(NATIONS)).min(1).optional(),
      })
      .optional(),
    /** Which of its questions share a subject with what is told elsewhere, and why the others do not. */
    tellOnce: z.string().min(1).optional(),
    /** The rule that reads a worksheet together: see usecases/worksheets/worksheet-rules.ts. */
    rule: z
      .enum(['elements', 'points-to-prove', 'ilo-2009', 'indicators-seen', 'checklist', 'journey'])
      .optional(),
    /** Made to be printed (worksheets only): as what it leaves, a word from `exports` in the purposes of consent. */
    printedAs: z.string().min(1).optional(),
  }),
  pages: z.array(FormPage).min(1),
});
export type FormFile = z.infer<typeof FormFile>;

/** The text a person reads, in `language` where the form has it. */
export function formText(text: z.infer<typeof FormText> | undefined, language = 'default'): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return text[language] ?? text.default ?? Object.values(text)[0] ?? '';
}
