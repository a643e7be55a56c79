/**
 * @file What each role may do, by hand: every call stands in one of the four, and the table in the program is not its own
 * measure. A call that comes new is in none, which roles.test.ts says.
 */
const calls = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Whoever may open the vault: to look, and what is one's own passphrase, key file and kit. */
export const SEE = calls(`
  vaultStatus vaultChangePassphrase vaultClock colleagueList recoveryTry backupStatus backupCheck
  salvageShow auditList auditVerify logHeads logCompare keyFileMake keyFileDrop rulesShow
  secondApprove rekeyShow holdList erasureList caseList caseShow undecidedList ageShow formOffers todayShow figuresShow
  dateKinds noticeShow dateList clockDue clockExplain shelfList contactList contactCheck contactPlanShow
  supportLists supportShow promptList chronologyList evidenceIndexed evidenceGather evidenceList
  evidenceRemoved evidenceThumbnail evidencePage evidencePageText evidenceFind evidenceViewed
  statementKinds statementList statementShow evidenceCustody evidenceVerify pictureReach recordingPart transcriptShow redactionList redactionFind redactionCheck screeningRecord
  screeningList screeningShow screeningHistory factList accountsWithheld accountsMore accountsList
  consentList consentCheck consentReleases leavingSettled screeningReading screeningLinks
  screeningQuotable pointOffers referralShow notificationShow copyOutCheck readinessShow
  submissionList submissionShow formList formShow formReport profileList bundleList bundleShow
  bundlePreflight bundleMayBuild bundleCheck bundleVerify privilegeList packProfiles packList
  packPreview packPage handoverDigits handoverPreview handoverList handoverReview draftTextList
  searchFind searchName searchReach searchBuild earlierWords personMatches caseMatches
`);
/** Not who may only look: to record and hand out. */
export const WORK = calls(`
  backupMake auditExport logWitness erasureExport undecidedDecide caseCreate caseUpdate caseSituation personAdd
  personUpdate ageRecord dateRecord dateAmend dateWithdraw clockSettle clockReopen contactAdd
  contactCorrect contactPlanRecord supportRecord promptDismiss promptRestore chronologyExport figuresExport
  chronologyExhibit evidenceAdd evidenceUpdate evidenceAmend evidenceTurnPages
  evidencePicturePages evidenceExport pictureRead pictureReadIn transcriptSave redactionAdd redactionTakeBack redactionApply screeningStart
  screeningOpen screeningContinue screeningAnswer screeningCarryOver screeningSign
  screeningAddLayer screeningSession screeningNote screeningPause screeningResume accountsWithhold
  accountsGiveBack accountsMoreSettle accountsSettle accountsRowSettle consentRecord screeningLink
  screeningUnlink screeningRelink offerLeave offerTakeUp notificationExport copyOutRecord
  statementDraft statementEdit statementAccept statementSettle statementReadBack
  readinessSetAside readinessTakeUp submissionRecord submissionWithdraw worksheetExport formPaper
  consentPaper noticeSet recordExport recordExhibit formExport privilegeMark packBuild packOutcome
  releaseTold releaseGiven releasePutRight handoverKey handoverKeyPaper handoverMake handoverRead handoverMerge handoverDiscard
  handoverReceiptWrite handoverReceiptRead draftTextKeep wordsDecide personApart
`);
/** Solicitors and supervisors. */
export const COURT = calls(`
  holdSet evidenceUsePdf evidencePdfBack evidenceRemove evidenceRestore bundleCreate bundleArrange bundleBuild bundleRemove
  bundleRestore privilegeLift
`);
/** Supervisors alone. */
export const MANAGE = calls(`
  vaultCorrectClock colleagueAdd colleagueRemove recoveryMake colleagueRole secondSet retentionSet
  lockingSet rekeyMake holdLift erasurePreview erasureAllow erasureMake pictureReadingSet formImport formRemove
`);
