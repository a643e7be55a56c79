// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
/** @file An organisation's own form of 400 questions, as the workbook it would bring: every kind of question, every fifth with a condition. */
import { type Sheets, workbook } from '../support/xlsforms.ts';

export const QUESTIONS = 400;
/** Questions on each page. Forms are not even: most pages are short, some are long. */
const PAGES = [10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 30];
const KINDS = ['text', 'text', 'select_one', 'integer', 'text', 'select_multiple', 'date', 'text'] as const;
/** The page that is typed in: one of the longest, far down the form. */
export const TYPED_PAGE = PAGES.length - 1;

interface LongQuestion {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
}

/** Workbook rows need no more than this; a group at the top becomes a page. */
export function longWorkbook(): Promise<Uint8Array> {
  const survey: string[][] = [['type', 'name', 'label', 'hint', 'appearance', 'relevant']];
  let at = 0;
  for (const [page, length] of PAGES.entries()) {
    survey.push(['begin_group', `part_${page + 1}`, pageTitle(page)]);
    for (let n = 0; n < length; n += 1, at += 1) {
      const { name, kind } = longQuestion(at);
      const list = kind.startsWith('select') ? `${kind} answer` : kind;
      const hint = at % 3 === 0 ? 'As the person puts it. It can stay empty.' : '';
      const lines = kind === 'text' && at % 2 === 0 ? 'multiline' : '';
      const relevant = at % 5 === 4 ? `\${${longQuestion(at - 4).name}} != ''` : '';
      survey.push([list, name, `Question ${at + 1}: what was said about it?`, hint, lines, relevant]);
    }
    survey.push(['end_group']);
  }
  const choices = [
    ['list_name', 'name', 'label'],
    ...['Yes', 'No', 'Sometimes', 'Only at first', 'Only later', 'Somebody else'].map((label, n) => [
      'answer',
      `a${n}`,
      label,
    ]),
  ];
  const settings = [
    ['form_title', 'form_id', 'version'],
    ['Four hundred questions', 'four-hundred', '1'],
  ];
  const sheets: Sheets = { survey, choices, settings };
  return workbook(sheets);
}

export const pageTitle = (page: number): string => `Part ${page + 1} of the conversation`;

function longQuestion(at: number): LongQuestion {
  return { name: `q${at + 1}`, kind: KINDS[at % KINDS.length] ?? 'text' };
}

/** An answer to each question, in the shape the engine takes. */
export function longAnswers(): readonly { readonly question: string; readonly value: unknown }[] {
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const { name, kind } = longQuestion(at);
    return { question: name, value: answerTo(kind, at) };
  });
}

function answerTo(kind: LongQuestion['kind'], at: number): unknown {
  switch (kind) {
    case 'select_one':
      return `a${at % 6}`;
    case 'select_multiple':
      return [`a${at % 6}`];
    case 'integer':
      return at;
    case 'date':
      return { value: '2023-05', qualifier: 'about' };
    case 'text':
      return `What was said about question ${at + 1}, in a sentence or two as people say it.`;
  }
}
