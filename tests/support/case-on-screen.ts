/**
 * @file One case with one survivor in the running program, for tests of the screens around an interview: a keyboard,
 * the engine's calls as the page makes them, a look at each screen, and what went wrong on the way.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import type { StoryAnswer } from './answer-by-keyboard.ts';
import type { RunningApp } from './app.ts';
import { type CaseTab, goToTab, tabIsOpen } from './case-tabs.ts';
import { dealtWith, Keyboard } from './keyboard.ts';
import { screenFindings } from './screen.ts';
import { openedApp } from './vault-at-home.ts';

interface Story {
  readonly person: Omit<CallInput<'personAdd'>, 'caseId'>;
  readonly interview: {
    readonly form: string;
    readonly language: string;
    readonly interpreter: string;
    readonly readBack: string;
    readonly answers: readonly StoryAnswer[];
  };
}
export const story: Story = JSON.parse(
  readFileSync(join(findResources().folder, 'sample', 'story.json'), 'utf8'),
);
export const CASE = 'Told once';
type Answer = { readonly ok: boolean; readonly value: unknown };

export class CaseOnScreen {
  readonly app: RunningApp;
  readonly keys: Keyboard;
  /** What axe and the ruler found, one line each. */
  readonly findings: string[] = [];
  readonly complaints: string[] = [];
  readonly #prefix: string;
  caseId = '' as CaseId;
  personId = '' as PersonId;

  constructor(app: RunningApp, prefix: string) {
    this.app = app;
    this.keys = new Keyboard(app.page);
    this.#prefix = prefix;
    app.page.on('pageerror', (error) => this.complaints.push(error.message));
    app.page.on('console', (message) => {
      if (message.type() === 'error')
        this.complaints.push(`${message.text()} ${message.location().url}`.trim());
    });
  }

  says = (text: string | RegExp) => this.app.page.getByText(text).first().waitFor();
  heading = (name: string | RegExp) => this.app.page.getByRole('heading', { name }).first().waitFor();
  async look(name: string): Promise<void> {
    this.findings.push(...(await screenFindings(this.app, `${this.#prefix}-${name}`)));
  }

  /** Asks the engine as the page does: for what another test holds already, done quickly. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const given = JSON.stringify([name, input]);
    const outcome = await this.app.page.evaluate(async (sent): Promise<Answer> => {
      const [which, what] = JSON.parse(sent) as [string, unknown];
      const calls = window.testimony.calls as unknown as Record<string, (input: unknown) => Promise<Answer>>;
      return (await calls[which]?.(what)) ?? { ok: false, value: which };
    }, given);
    expect(outcome).toMatchObject({ ok: true });
    return outcome.value as CallOutput<N>;
  }

  async press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.app.page.keyboard.press(name);
      await dealtWith(this.app.page);
    }
  }

  /** To a tab of the case, by the palette. */
  async openCase(tab: CaseTab = 'interviews'): Promise<void> {
    await this.says(CASE);
    await this.press('Control+K');
    await this.app.page.keyboard.type('TO-1');
    await this.says(/TO-1/);
    await this.press('Enter');
    await this.heading(CASE);
    await this.goTo(tab);
  }

  /** To another tab of the case that is open. */
  goTo = (tab: CaseTab): Promise<void> => goToTab(this, tab);

  /** What was pressed has led back to this tab of the case. */
  isAt = (tab: CaseTab): Promise<void> => tabIsOpen(this.app, tab);

  /** Reads everything anew after the engine was asked behind the page's back. */
  async readAgain(tab: CaseTab = 'interviews'): Promise<void> {
    await this.app.page.reload();
    await this.openCase(tab);
  }
}

/**
 * `prefix`: what the pictures are called. The caller closes `app`. The vault is there already and unlocked behind the
 * page's back, as other tests do it by keyboard; `fill` puts something into it first.
 */
export async function caseOnScreen(
  prefix: string,
  fill?: (session: VaultSession) => Promise<void>,
): Promise<CaseOnScreen> {
  const on = new CaseOnScreen(await openedApp({}, fill), prefix);
  on.caseId = (await on.call('caseCreate', { reference: 'TO-1', title: CASE })).id;
  on.personId = (await on.call('personAdd', { caseId: on.caseId, ...story.person })).id;
  await on.app.page.reload();
  return on;
}

/** The story told and signed through the engine; how it is typed is seen in interview.test.ts. */
export async function tellTheStory(on: CaseOnScreen): Promise<void> {
  const { form: formId, language, interpreter, answers, readBack } = story.interview;
  const { id: screeningId } = await on.call('screeningStart', {
    caseId: on.caseId,
    personId: on.personId,
    formId,
    language,
    interpreter,
  });
  const told = answers.map((one) => ({ state: 'answered', ...one }));
  await on.call('screeningAnswer', { screeningId, answers: told } as CallInput<'screeningAnswer'>);
  await on.call('screeningSign', { screeningId, readBack });
}

/** A step stands on the one before it: when that did not pass, there is no use in waiting for this one. */
export function stopAtFirstFailure(of: () => CaseOnScreen | undefined, picture: string): void {
  let stuck: string | undefined;
  beforeEach(({ task, onTestFailed }) => {
    if (stuck !== undefined) throw new Error(`an earlier step did not pass: ${stuck}`);
    onTestFailed(async () => {
      stuck = task.name;
      await of()?.app.picture(picture);
    });
  });
}
