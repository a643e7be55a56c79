/** @file How the window's parts are joined. */
import type { Mutant } from '../mutant.ts';

const goingIn = 'tests/e2e/files-going-in.test.ts';

export const WINDOW: readonly Mutant[] = [
  {
    what: 'two passphrases are never compared',
    file: 'src-main/core/vault/passphrase.ts',
    find: "passphrase === again ? null : 'not-the-same'",
    put: "passphrase !== '' || again !== '' ? null : 'not-the-same'",
    test: 'tests/e2e/wiring.test.ts',
    only: 'making a vault',
  },
  {
    what: 'the second passphrase is not asked about',
    file: 'src-renderer/features/unlock/create-vault.tsx',
    find: 'passphraseProblem(draft.passphrase, draft.again)',
    put: 'passphraseProblem(draft.passphrase, draft.passphrase)',
    test: 'tests/e2e/wiring.test.ts',
    only: 'making a vault',
  },
  {
    what: '"prefers not to say" pressed twice stays',
    file: 'src-renderer/questions/question-card.tsx',
    find: "state: draft.state === state ? 'cleared' : state, value: null",
    put: 'state, value: null',
    test: 'tests/e2e/wiring.test.ts',
    only: 'answering',
  },
  {
    what: 'leaving a field does not save',
    file: 'src-renderer/questions/question-card.tsx',
    find: 'onBlur={() => void store.flush()}',
    put: 'onBlur={() => undefined}',
    test: 'tests/e2e/wiring.test.ts',
    only: 'answering',
  },
  {
    what: "stop in one case cancels another's file",
    file: 'src-renderer/features/evidence/intake-queue.ts',
    find: "if (item.caseId === caseId && item.state === 'working') this.#ports.cancel(item.id);",
    put: "if (item.state === 'working') this.#ports.cancel(item.id);",
    test: goingIn,
  },
  {
    what: "stop in one case says of another's files that they are not in",
    file: 'src-renderer/features/evidence/intake-queue.ts',
    find: "item.caseId === caseId && item.state === 'waiting'",
    put: "item.state === 'waiting'",
    test: 'tests/unit/renderer/intake-queue.test.ts',
  },
  {
    what: "a file's password stays once it is in",
    file: 'src-renderer/features/evidence/intake-queue.ts',
    find: `if (failure === null) {
      this.#choices.delete(item.id);`,
    put: 'if (failure === null) {',
    test: 'tests/unit/renderer/intake-queue.test.ts',
  },
  {
    what: "a file's password stays when it is dismissed",
    file: 'src-renderer/features/evidence/intake-queue.ts',
    find: `this.#choices.delete(id);
`,
    put: `void id;
`,
    test: 'tests/unit/renderer/intake-queue.test.ts',
  },
  {
    what: "a file's password stays after a lock",
    file: 'src-renderer/features/evidence/intake-queue.ts',
    find: 'this.#choices.clear();',
    put: 'void this.#choices;',
    test: 'tests/unit/renderer/intake-queue.test.ts',
  },
  {
    what: 'the button stops whatever is being read, of any case',
    file: 'src-renderer/features/evidence/intake-panel.tsx',
    find: 'intake.stop(caseId)',
    put: "intake.stop(intake.items().find(({ state }) => state === 'working')?.caseId ?? caseId)",
    test: goingIn,
  },
  {
    what: 'the button stops nothing',
    file: 'src-renderer/features/evidence/intake.ts',
    find: 'cancel: cancelJob,',
    put: 'cancel: () => void cancelJob,',
    test: goingIn,
  },
  {
    what: "a case shows another's files going in",
    file: 'src-renderer/features/evidence/intake-panel.tsx',
    find: 'useIntake().filter((item) => item.caseId === caseId)',
    put: 'useIntake()',
    test: goingIn,
  },
  {
    what: "a password typed for one file stands in the next one's field",
    file: 'src-renderer/features/evidence/intake-panel.tsx',
    find: 'key={item.id}',
    put: 'key={those.indexOf(item)}',
    test: goingIn,
  },
  {
    what: "a password goes along with the next file's request",
    file: 'src-renderer/features/evidence/intake-queue.ts',
    find: '...this.#choices.get(item.id),',
    put: '...[...this.#choices.values()].at(-1),',
    test: goingIn,
  },
  {
    what: 'files that are not in, and what was typed for them, outlive a lock',
    file: 'src-renderer/features/evidence/intake.ts',
    find: 'forgetAtLock(() => intake.forget());',
    put: 'void forgetAtLock;',
    test: goingIn,
  },
  {
    what: 'a failed save is forgotten',
    file: 'src-renderer/questions/answer-store.ts',
    find: 'if (question !== culprit) this.#dirty.add(question);',
    put: 'if (question === culprit) this.#dirty.add(question);',
    test: 'tests/unit/renderer/answer-store.test.ts',
  },
  {
    what: 'one answer that does not fit holds back the others',
    file: 'src-renderer/questions/answer-store.ts',
    find: "failure.code === 'answer-not-allowed' ? questions.find",
    put: "failure.code === 'cancelled' ? questions.find",
    test: 'tests/unit/renderer/answer-store.test.ts',
  },
  {
    what: 'whoever types without a pause is saved by nobody',
    file: 'src-renderer/questions/answer-store.ts',
    find: 'this.#latest ??= setTimeout(() => void this.flush(), LONGEST_WAIT_MS);',
    put: 'void LONGEST_WAIT_MS;',
    test: 'tests/unit/renderer/answer-store.test.ts',
  },
];
