/** @file On what ground something leaves without recorded consent, and who is told that they have no duty to notify. */
import type { Mutant } from '../mutant.ts';

const TABLE = 'tests/integration/consent/every-no.test.ts';
const LOOK = 'src-main/usecases/consent/consent-gate.ts';

export const GROUNDS: readonly Mutant[] = [
  {
    what: "an adult's referral goes on another ground",
    file: LOOK,
    find: "if (reason === '' || state.onlyConsent !== null) throw",
    put: "if (reason === '') throw",
    test: 'tests/integration/worksheets/copy-out.test.ts',
  },
  {
    what: 'nobody who may be a child is referred for their safety',
    file: LOOK,
    find: 'missing.some((one) => one.purpose === id && !mayBeChild.has(one.personId as PersonId)),',
    put: 'missing.some((one) => one.purpose === id),',
    test: TABLE,
    only: 'perhaps under 18, and said no',
  },
  {
    what: 'who turns out to be an adult is referred on what was decided for a child',
    file: LOOK,
    find: 'if (state.onlyConsent !== null) throw heldBack(leaving, state);',
    put: '',
    test: 'tests/integration/consent/grounds.test.ts',
  },
  {
    what: 'a decision needs no ground',
    file: LOOK,
    find: 'requireGround(resources, id, grounds)',
    put: "requireGround(resources, id || 'court-order', grounds)",
    test: 'tests/integration/consent/grounds.test.ts',
  },
  {
    what: 'what somebody decides in their place undoes a no',
    file: 'src-main/usecases/consent/consent.ts',
    find: 'const no = inPlace ? noThatStands(ledger, line) : undefined;',
    put: 'const no = inPlace ? undefined : undefined;',
    test: 'tests/integration/consent/grounds.test.ts',
  },
  {
    what: 'a notification goes though the person agrees while it is made',
    file: 'src-main/usecases/worksheets/notification-export.ts',
    find: '    stillGoes: (tx) => void look(tx),\n',
    put: '',
    test: TABLE,
    only: 'Duty to Notify report',
  },
  {
    what: 'a shelter prepares a notification',
    file: 'src-main/core/worksheets/notification.ts',
    find: 'if (body.duty !== null) return [];',
    put: 'return [];',
    test: 'tests/unit/law/duty-to-notify.test.ts',
  },
  {
    what: 'a name is notified on another ground',
    file: LOOK,
    find: 'onlyConsent: onlyWay ?? only?.onlyConsent ?? null',
    put: 'onlyConsent: only?.onlyConsent ?? null',
    test: 'tests/integration/worksheets/who-notifies.test.ts',
  },
];
