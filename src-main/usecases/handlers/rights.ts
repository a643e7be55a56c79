/**
 * @file What each role may do: one row for every use case, and nothing runs that has none. All of them open one vault
 * with one key, so this is a rule of the program and no cryptography; what is refused stands in the log.
 */
import type { CallName } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Role, SecondKind } from '../../core/vault/roles.ts';
import type { Engine } from '../engine/engine.ts';
import { requireSecond } from '../engine/second-person.ts';
import { transact } from '../engine/transact.ts';

/** `see`: look. `work`: record and hand out. `court`: what goes before a court. `manage`: keys, and what cannot be brought back. */
type Right = 'see' | 'work' | 'court' | 'manage';

const ROLES_WITH: Readonly<Record<Right, readonly Role[]>> = {
  see: ['supervisor', 'solicitor', 'caseworker', 'read-only'],
  work: ['supervisor', 'solicitor', 'caseworker'],
  court: ['supervisor', 'solicitor'],
  manage: ['supervisor'],
};

const RIGHTS: Readonly<Record<CallName, Right>> = {
  profileList: 'see',
  bundleList: 'see',
  bundleShow: 'see',
  bundlePreflight: 'see',
  bundleMayBuild: 'see',
  bundleCheck: 'see',
  bundleVerify: 'see',
  bundleCreate: 'court',
  bundleArrange: 'court',
  bundleBuild: 'court',
  bundleRemove: 'court',
  bundleRestore: 'court',
  caseList: 'see',
  caseShow: 'see',
  caseCreate: 'work',
  caseUpdate: 'work',
  undecidedList: 'see',
  undecidedDecide: 'work',
  ageShow: 'see',
  ageRecord: 'work',
  formOffers: 'see',
  personAdd: 'work',
  personUpdate: 'work',
  earlierWords: 'see',
  wordsDecide: 'work',
  personMatches: 'see',
  caseMatches: 'see',
  personApart: 'work',
  caseSituation: 'work',
  privilegeList: 'see',
  privilegeMark: 'work',
  privilegeLift: 'court',
  consentList: 'see',
  consentCheck: 'see',
  consentReleases: 'see',
  consentRecord: 'work',
  leavingSettled: 'see',
  copyOutCheck: 'see',
  copyOutRecord: 'work',
  draftTextList: 'see',
  draftTextKeep: 'work',
  evidenceList: 'see',
  evidenceRemoved: 'see',
  evidenceThumbnail: 'see',
  evidencePage: 'see',
  evidencePageText: 'see',
  evidenceFind: 'see',
  evidenceViewed: 'see',
  evidenceCustody: 'see',
  evidenceVerify: 'see',
  evidenceAdd: 'work',
  evidenceUpdate: 'work',
  evidenceTurnPages: 'work',
  evidenceExport: 'work',
  evidencePicturePages: 'work',
  evidenceAmend: 'work',
  evidenceGather: 'see',
  evidenceIndexed: 'see',
  pictureReach: 'see',
  pictureRead: 'work',
  pictureReadIn: 'work',
  pictureReadingSet: 'manage',
  recordingPart: 'see',
  transcriptShow: 'see',
  transcriptSave: 'work',
  redactionList: 'see',
  redactionFind: 'see',
  redactionCheck: 'see',
  redactionAdd: 'work',
  redactionTakeBack: 'work',
  redactionApply: 'work',
  evidenceRemove: 'court',
  evidenceUsePdf: 'court',
  evidencePdfBack: 'court',
  evidenceRestore: 'court',
  formList: 'see',
  formShow: 'see',
  formReport: 'see',
  formExport: 'work',
  formImport: 'manage',
  formRemove: 'manage',
  screeningList: 'see',
  screeningShow: 'see',
  screeningHistory: 'see',
  factList: 'see',
  accountsList: 'see',
  accountsSettle: 'work',
  accountsMore: 'see',
  accountsMoreSettle: 'work',
  accountsWithheld: 'see',
  accountsWithhold: 'work',
  accountsGiveBack: 'work',
  accountsRowSettle: 'work',
  screeningReading: 'see',
  screeningLinks: 'see',
  screeningQuotable: 'see',
  screeningStart: 'work',
  screeningOpen: 'work',
  screeningRecord: 'see',
  screeningContinue: 'work',
  screeningAnswer: 'work',
  screeningCarryOver: 'work',
  screeningSign: 'work',
  screeningAddLayer: 'work',
  screeningSession: 'work',
  screeningNote: 'work',
  screeningPause: 'work',
  screeningResume: 'work',
  screeningLink: 'work',
  screeningUnlink: 'work',
  screeningRelink: 'work',
  pointOffers: 'see',
  offerLeave: 'work',
  offerTakeUp: 'work',
  readinessShow: 'see',
  readinessSetAside: 'work',
  readinessTakeUp: 'work',
  submissionList: 'see',
  submissionShow: 'see',
  submissionRecord: 'work',
  submissionWithdraw: 'work',
  notificationShow: 'see',
  notificationExport: 'work',
  referralShow: 'see',
  worksheetExport: 'work',
  recordExport: 'work',
  recordExhibit: 'work',
  formPaper: 'work',
  consentPaper: 'work',
  noticeShow: 'see',
  noticeSet: 'work',
  dateKinds: 'see',
  dateList: 'see',
  clockDue: 'see',
  clockExplain: 'see',
  shelfList: 'see',
  dateRecord: 'work',
  dateAmend: 'work',
  dateWithdraw: 'work',
  clockSettle: 'work',
  clockReopen: 'work',
  contactList: 'see',
  contactCheck: 'see',
  contactPlanShow: 'see',
  supportLists: 'see',
  supportShow: 'see',
  promptList: 'see',
  contactAdd: 'work',
  contactCorrect: 'work',
  contactPlanRecord: 'work',
  supportRecord: 'work',
  promptDismiss: 'work',
  promptRestore: 'work',
  chronologyList: 'see',
  chronologyExport: 'work',
  chronologyExhibit: 'work',
  statementKinds: 'see',
  statementList: 'see',
  statementShow: 'see',
  statementDraft: 'work',
  statementEdit: 'work',
  statementAccept: 'work',
  statementSettle: 'work',
  statementReadBack: 'work',
  packProfiles: 'see',
  packList: 'see',
  packPreview: 'see',
  packPage: 'see',
  packBuild: 'work',
  packOutcome: 'work',
  releaseTold: 'work',
  releaseGiven: 'work',
  releasePutRight: 'work',
  handoverList: 'see',
  handoverPreview: 'see',
  handoverReview: 'see',
  handoverDigits: 'see',
  handoverKeyPaper: 'work',
  handoverKey: 'work',
  handoverMake: 'work',
  handoverRead: 'work',
  handoverMerge: 'work',
  handoverDiscard: 'work',
  handoverReceiptWrite: 'work',
  handoverReceiptRead: 'work',
  searchFind: 'see',
  searchName: 'see',
  searchReach: 'see',
  searchBuild: 'see',
  todayShow: 'see',
  figuresShow: 'see',
  figuresExport: 'work',
  vaultStatus: 'see',
  vaultClock: 'see',
  vaultCorrectClock: 'manage',
  // One's own passphrase.
  vaultChangePassphrase: 'see',
  colleagueList: 'see',
  colleagueAdd: 'manage',
  colleagueRemove: 'manage',
  colleagueRole: 'manage',
  // One's own key file; a second person is asked for what somebody else may do.
  keyFileMake: 'see',
  keyFileDrop: 'see',
  secondApprove: 'see',
  rulesShow: 'see',
  secondSet: 'manage',
  retentionSet: 'manage',
  lockingSet: 'manage',
  rekeyShow: 'see',
  rekeyMake: 'manage',
  holdList: 'see',
  holdSet: 'court',
  holdLift: 'manage',
  erasurePreview: 'manage',
  erasureAllow: 'manage',
  erasureMake: 'manage',
  erasureList: 'see',
  erasureExport: 'work',
  recoveryMake: 'manage',
  recoveryTry: 'see',
  backupStatus: 'see',
  backupMake: 'work',
  backupCheck: 'see',
  salvageShow: 'see',
  auditList: 'see',
  auditVerify: 'see',
  auditExport: 'work',
  logHeads: 'see',
  logCompare: 'see',
  logWitness: 'work',
};

/** Whether somebody with this role may ask for it. */
export const mayCall = (role: Role, name: CallName): boolean => ROLES_WITH[RIGHTS[name]].includes(role);

/** What every use case of leaving may be given: a decision to go on without a consent, and what is released though privileged. */
interface Decisions {
  readonly overrideReason?: unknown;
  readonly released?: { readonly items?: readonly unknown[] };
}

/** A decision that a caseworker does not make, whoever is named for it; null for none. */
function decisionIn(input: unknown): 'without-consent' | 'privileged' | null {
  const { overrideReason, released } = (input ?? {}) as Decisions;
  if (typeof overrideReason === 'string' && overrideReason !== '') return 'without-consent';
  return (released?.items?.length ?? 0) > 0 ? 'privileged' : null;
}

/** Throws `not-allowed` for a use case that the role of whoever opened the vault does not cover; the log then says so. */
export function requireRole(engine: Engine, name: CallName): void {
  if (!mayCall(engine.session.role, name)) refuse(engine, name, null);
}

/** The same where the input has a decision in it that the role does not make. */
export function requireDecider(engine: Engine, name: CallName, input: unknown): void {
  const decision = decisionIn(input);
  if (decision !== null && !ROLES_WITH.court.includes(engine.session.role)) refuse(engine, name, decision);
}

function refuse(engine: Engine, name: CallName, decision: ReturnType<typeof decisionIn>): never {
  const { role, vaultId } = engine.session;
  const facts = { call: name, role, decision };
  transact(engine, { action: 'vault.refused', subject: vaultId, facts }, () => undefined);
  throw new TestimonyError('not-allowed', { subject: role });
}

/**
 * Calls that a vault may ask a second person for. The permit to leave asks by itself for what leaves, and an erasure once no
 * legal hold stops it.
 */
const SECOND: Partial<Readonly<Record<CallName, SecondKind>>> = {
  evidenceRemove: 'delete',
  formRemove: 'delete',
};

/** Throws `second-person-needed` where the vault asks for somebody to stand by this call, and nobody does. */
export function requireSeconds(engine: Engine, name: CallName, input: unknown): void {
  const kind = SECOND[name];
  if (kind !== undefined) requireSecond(engine, kind);
  // What only shows what would go decides nothing yet.
  if (RIGHTS[name] !== 'see' && decisionIn(input) !== null) requireSecond(engine, 'override');
}
