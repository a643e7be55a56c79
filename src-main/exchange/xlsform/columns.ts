/** @file The columns of an XLSForm: their names in all spellings, their languages, and what becomes of each. */

export interface Column {
  /** As it stands in the sheet. */
  readonly header: string;
  readonly index: number;
  /** One spelling: `label`, `constraint_message`. */
  readonly key: string;
  /** `Romanian (ro)` of `label::Romanian (ro)`; '' for none. */
  readonly language: string;
}

const SPELLINGS: Readonly<Record<string, string>> = {
  'list name': 'list_name',
  caption: 'label',
  readonly: 'read_only',
  'read only': 'read_only',
  relevance: 'relevant',
  calculate: 'calculation',
  'constraint message': 'constraint_message',
  'required message': 'required_message',
  'choice filter': 'choice_filter',
  'repeat count': 'repeat_count',
  command: 'type',
};
const MEDIA = ['image', 'audio', 'video', 'big-image'];

/** Read and acted on. */
const READ: Readonly<Record<string, readonly string[]>> = {
  survey: [
    'type',
    'name',
    'label',
    'hint',
    'required',
    'relevant',
    'constraint',
    'constraint_message',
    'calculation',
    'default',
    'read_only',
    'appearance',
    'parameters',
    'choice_filter',
    'repeat_count',
    'disabled',
  ],
  choices: ['list_name', 'name', 'label'],
  settings: ['form_title', 'form_id', 'version', 'default_language'],
};
/** Known, kept for the export, and without effect here. */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  survey: ['guidance_hint', 'required_message', 'trigger', 'note', 'parameters', 'query', 'save_to'],
  choices: ['order'],
  settings: [
    'instance_name',
    'style',
    'allow_choice_duplicates',
    'name',
    'title',
    'id_string',
    'namespaces',
    'clean_text_values',
    'prefix',
    'sms_keyword',
    'sms_separator',
  ],
};
/** They say where answers are to be sent. Nothing is sent from here. */
const SENDING = ['submission_url', 'public_key', 'auto_send', 'auto_delete'];

export type Treatment = 'read' | 'carried' | 'sending' | 'media' | 'other';

export function readColumns(headers: readonly string[]): Column[] {
  return headers.flatMap((header, index) => {
    const parts = header.trim().split(/\s*::?\s*/);
    const first = (parts[0] ?? '').toLowerCase();
    if (first === '') return [];
    const [key, rest] =
      first === 'media' ? [(parts[1] ?? '').toLowerCase(), parts.slice(2)] : [first, parts.slice(1)];
    return [{ header, index, key: SPELLINGS[key] ?? key, language: rest.join(':') }];
  });
}

export function treatment(sheet: string, key: string): Treatment {
  if (MEDIA.includes(key)) return 'media';
  if (SENDING.includes(key)) return 'sending';
  if (READ[sheet]?.includes(key) === true) return 'read';
  if (CARRIED[sheet]?.includes(key) === true || /^(bind|body|instance)$/.test(key)) return 'carried';
  return 'other';
}

/** `ro` of `Romanian (ro)`; else the name in small letters: what the form keeps its texts under. */
export function languageCode(language: string): string {
  const code = /\(([\p{L}\p{N}-]{1,20})\)\s*$/u.exec(language)?.[1];
  return (code ?? language).trim().toLowerCase() || 'default';
}
