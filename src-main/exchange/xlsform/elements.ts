/** @file The pieces of a form as plain JSON, before they are checked against core/forms/form-format.ts. */
import type { Choice } from './question-kinds.ts';
import type { Validator } from './question-parts.ts';
import { mapText, type Text } from './texts.ts';

export interface FormElement {
  readonly type: 'text' | 'comment' | 'radiogroup' | 'dropdown' | 'checkbox' | 'paneldynamic';
  readonly name: string;
  readonly title: Text;
  readonly description?: Text;
  readonly visibleIf?: string;
  readonly inputType?: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly Choice[];
  readonly validators?: readonly Validator[];
  readonly templateElements?: readonly FormElement[];
  readonly maxPanelCount?: number;
  readonly testimony: {
    readonly field?: string;
    readonly kind?: 'fuzzy-date' | 'whole-number';
    readonly recommended?: boolean;
    readonly suggested?: string | number | readonly string[];
    readonly fact?: string;
    readonly factValues?: Readonly<Record<string, string>>;
    readonly factTakes?: 'words' | 'one';
  };
}

export interface PanelElement {
  readonly type: 'panel';
  readonly name: string;
  readonly title?: Text;
  readonly description?: Text;
  readonly visibleIf?: string;
  readonly elements: FormElement[];
}

export interface PageElement {
  readonly name: string;
  readonly title: Text;
  description?: Text;
  readonly visibleIf?: string;
  readonly elements: (FormElement | PanelElement)[];
}

/** A title on one line. */
export const cleanText = (text: Text): Text =>
  mapText(text, (words) => words.replace(/\s*\n\s*/g, ' ').trim());
