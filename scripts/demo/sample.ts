/** @file The sample case as data: what each made-up document says and what is done to it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { AnswerState } from '../../src-main/core/answers/answer.ts';

/** What makes a document as awkward as real papers are. */
export type Finish = 'scan' | 'turn' | 'crop' | 'lock' | 'fax' | 'located' | 'sideways';

export interface SampleDocument {
  readonly file: string;
  readonly make: 'letter' | 'table' | 'account' | 'form' | 'photo' | 'screen' | 'chat' | 'locked';
  readonly finish?: readonly Finish[];
  readonly title: string;
  readonly date: string;
  readonly section: string;
  readonly receivedFrom: string;
  readonly password?: string;
  /** It cannot go in, and the demo shows how that looks. */
  readonly refused?: boolean;
  readonly dir?: 'rtl';
  readonly lang?: string;
  readonly paper?: 'a4' | 'us-letter';
  readonly from?: string;
  readonly to?: string;
  readonly paragraphs?: readonly string[];
  readonly sign?: string;
  readonly landscape?: boolean;
  /** Pages of a table, each with its own rows. */
  readonly repeat?: number;
  readonly sub?: string;
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly foot?: string;
  readonly entries?: number;
  readonly fields?: readonly (readonly [string, string])[];
  readonly ticks?: readonly (readonly [string, boolean])[];
  readonly comment?: string;
  readonly stamp?: string;
  readonly scene?: 'room' | 'window';
  readonly posts?: readonly { readonly who: string; readonly when: string; readonly text: string }[];
  readonly lines?: readonly string[];
}

export interface SampleCase {
  readonly case: CallInput<'caseCreate'>;
  readonly people: readonly Omit<CallInput<'personAdd'>, 'caseId'>[];
  readonly interview: {
    readonly person: string;
    readonly form: string;
    readonly language: string;
    readonly interpreter: string;
    readonly place: string;
    readonly readBack: string;
    readonly answers: readonly {
      readonly question: string;
      readonly state?: AnswerState;
      readonly value?: unknown;
      readonly ownWords?: string;
    }[];
  };
  /** Of the bundle, for the signed account. */
  readonly accountSection: string;
  /** Letters of the marks of the papers, in the order in which they come in. */
  readonly exhibitSeries: string;
  readonly bundle: Omit<CallInput<'bundleCreate'>, 'caseId' | 'include'>;
}

export const sampleFolder = fileURLToPath(new URL('../../resources/sample', import.meta.url));

const read = (name: string): unknown => JSON.parse(readFileSync(`${sampleFolder}/${name}`, 'utf8'));

export const sampleCase = read('case.json') as SampleCase;
export const sampleDocuments = (read('documents.json') as { documents: SampleDocument[] }).documents;
