/**
 * @file Every call of the contract and where the use case that answers it is loaded from, by area: a command that makes
 * a bundle waits for nothing of interviews. The compiler finds a missing call.
 */
import { accountCalls } from '../../contract/accounts.ts';
import { ageCalls } from '../../contract/age.ts';
import { bundleCalls } from '../../contract/bundles.ts';
import { caseCalls } from '../../contract/cases.ts';
import { chronologyCalls } from '../../contract/chronology.ts';
import { consentCalls } from '../../contract/consent.ts';
import { contactCalls } from '../../contract/contact.ts';
import { copyOutCalls } from '../../contract/copy-out.ts';
import { dateCalls } from '../../contract/dates.ts';
import { draftCalls } from '../../contract/drafts.ts';
import { evidenceCalls } from '../../contract/evidence.ts';
import { figureCalls } from '../../contract/figures.ts';
import { formCalls } from '../../contract/forms.ts';
import { handoverCalls } from '../../contract/handover.ts';
import type { CallName } from '../../contract/index.ts';
import { screeningCalls } from '../../contract/interviews.ts';
import { keepingCalls } from '../../contract/keeping.ts';
import { keyCalls } from '../../contract/keys.ts';
import { linkCalls } from '../../contract/links.ts';
import { logHeadCalls } from '../../contract/log-heads.ts';
import { notificationCalls } from '../../contract/notification.ts';
import { offerCalls } from '../../contract/offers.ts';
import { packCalls } from '../../contract/packs.ts';
import { pictureReadingCalls } from '../../contract/picture-reading.ts';
import { privilegeCalls } from '../../contract/privilege.ts';
import { readinessCalls } from '../../contract/readiness.ts';
import { recordPaperCalls } from '../../contract/record-paper.ts';
import { redactionCalls } from '../../contract/redaction.ts';
import { referralCalls } from '../../contract/referral.ts';
import { searchCalls } from '../../contract/search.ts';
import { statementCalls } from '../../contract/statements.ts';
import { submissionCalls } from '../../contract/submission.ts';
import { todayCalls } from '../../contract/today.ts';
import { transcriptCalls } from '../../contract/transcripts.ts';
import { vaultCalls } from '../../contract/vault.ts';
import { worksheetExportCalls } from '../../contract/worksheet-export.ts';
import type { Handlers } from './handlers.ts';

type Loaders<Names extends CallName> = { readonly [N in Names]: () => Promise<Handlers<N>> };

/**
 * One loader for all of a part of the contract. Only the names of its calls are read here: held against the contract call by
 * call, its types cost the compiler fifty seconds.
 */
function of<Names extends CallName>(
  calls: Readonly<Record<Names, unknown>>,
  load: () => Promise<Handlers<NoInfer<Names>>>,
): Loaders<Names> {
  const loaders = Object.keys(calls).map((name) => [name, load]);
  return Object.fromEntries(loaders) as Loaders<Names>;
}

const area = {
  vault: async () => (await import('./vault.ts')).vaultHandlers,
  keeping: async () => (await import('./keeping.ts')).keepingHandlers,
  cases: async () => (await import('./cases.ts')).caseHandlers,
  today: async () => (await import('./today.ts')).todayHandlers,
  figures: async () => (await import('./figures.ts')).figureHandlers,
  dates: async () => (await import('./dates.ts')).dateHandlers,
  contact: async () => (await import('./contact.ts')).contactHandlers,
  chronology: async () => (await import('./chronology.ts')).chronologyHandlers,
  evidence: async () => (await import('./evidence.ts')).evidenceHandlers,
  interviews: async () => (await import('./interviews.ts')).interviewHandlers,
  consent: async () => (await import('./consent.ts')).consentHandlers,
  worksheets: async () => (await import('./worksheets.ts')).worksheetHandlers,
  statements: async () => (await import('./statements.ts')).statementHandlers,
  forms: async () => (await import('./forms.ts')).formHandlers,
  bundles: async () => (await import('./bundles.ts')).bundleHandlers,
  packs: async () => (await import('./packs.ts')).packHandlers,
  handover: async () => (await import('./handover.ts')).handoverHandlers,
  drafts: async () => (await import('./drafts.ts')).draftHandlers,
  search: async () => (await import('./search.ts')).searchHandlers,
};

export const handlersOf: Loaders<CallName> = {
  ...of(vaultCalls, area.vault),
  ...of(logHeadCalls, area.vault),
  ...of(keyCalls, area.keeping),
  ...of(keepingCalls, area.keeping),
  ...of(caseCalls, area.cases),
  ...of(privilegeCalls, area.cases),
  ...of(todayCalls, area.today),
  ...of(figureCalls, area.figures),
  ...of(dateCalls, area.dates),
  ...of(contactCalls, area.contact),
  ...of(chronologyCalls, area.chronology),
  ...of(evidenceCalls, area.evidence),
  ...of(pictureReadingCalls, area.evidence),
  ...of(transcriptCalls, area.evidence),
  ...of(redactionCalls, area.evidence),
  ...of(screeningCalls, area.interviews),
  ...of(recordPaperCalls, area.interviews),
  ...of(consentCalls, area.consent),
  ...of(ageCalls, area.consent),
  ...of(accountCalls, area.worksheets),
  ...of(linkCalls, area.worksheets),
  ...of(offerCalls, area.worksheets),
  ...of(referralCalls, area.worksheets),
  ...of(notificationCalls, area.worksheets),
  ...of(copyOutCalls, area.worksheets),
  ...of(readinessCalls, area.worksheets),
  ...of(submissionCalls, area.worksheets),
  ...of(worksheetExportCalls, area.worksheets),
  ...of(statementCalls, area.statements),
  ...of(formCalls, area.forms),
  ...of(bundleCalls, area.bundles),
  ...of(packCalls, area.packs),
  ...of(handoverCalls, area.handover),
  ...of(draftCalls, area.drafts),
  ...of(searchCalls, area.search),
};

/** All areas, for a program that will be asked for any of them: loaded before somebody waits for one. */
export async function loadAllAreas(): Promise<void> {
  await Promise.all(Object.values(area).map((load) => load()));
}
