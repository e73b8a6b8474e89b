/**
 * Headings of California's student test files of some years; `Name#4` is `Name1` to `Name4`. Order is not the file's. Sources: see
 * `sources/caaspp/known-columns.ts`.
 */
const layouts = {
  "CAASPP 2023-24": `
    RecordType SSID StudentLastName StudentFirstName StudentMiddleName DateofBirth Gender Blank#66 CALPADSGrade GradeAssessed CALPADSDistrictCode
    CALPADSDistrictName CALPADSSchoolCode CALPADSSchoolName CALPADSCharterCode CALPADSCharterSchoolIndicator SPEDAcctDist Section504Status PrimaryDisabilityType
    PrimaryDisabilityforTesting CALPADSSpecialEducation SpecialEducationforTesting CALPADSMigrantStatus ELStatus ELEntryDate RFEPDate FirstEntryDateInUSSchool
    EnrollmentEffectiveDate ELAS CEDSLanguageCode CALPADSPrimaryLanguage CALPADSMilitaryStatus CALPADSFosterStatus CALPADSHomelessStatus EconomicDisadvantageStatus
    EconomicDisadvantageTesting CALPADSNPSSchoolFlag HispanicorLatino AmericanIndianorAlaskaNative Asian HawaiianOrOtherPacificIslander Filipino
    BlackorAfricanAmerican White TwoorMoreRaces EthnicityforTesting CALPADSParentEducationLevel OpportunityID#4 OpportunityTestingStatus#4 TestRegistrationID
    TestedDistrictName#4 TestedDistrictCode#4 TestedSchoolName#4 TestedSchoolCode#4 TestedCharterSchoolIndicator#4 TestedCharterCode#4 TestedSchoolNPSFlag#4
    PaperTestCompletionDate TestStartDate#4 TestCompletedDate#4 FinalTestedDistrictName FinalTestedDistrictCode FinalTestedSchoolName FinalTestedSchoolCode
    FinalTestedCharterSchoolIndicator FinalTestedCharterCode FinalTestedSchoolNPSFlag FinalTestCompletedDate SchoolStartDateTestWindow#4 SchoolEndDateTestWindow#4
    StudentExitCode StudentExitDate StudentExitFileDate ELASCorrectionCode ScienceCurrentYearFlag ScienceParticipatedHighSchoolGrade ScienceParticipatedNPSflag
    ScienceParticipatedDistrictofAccountability CASTLastScienceClassFlag ConditionCode Attemptedness ScoreStatus UnlistedResourcesConstructChange TestMode
    IncludeIndicator RemoteTester#4 SSREligible SSRAvailableDate LexileorQuantileMeasure RawScore#4 SmarterCompClaim1PL SmarterCompClaim2PL ScaleScore
    StandardErrorMeasurement SmarterScaleScoresErrorBandsMin SmarterScaleScoresErrorBandsMax AchievementLevels Domain1Level Domain2Level Domain3Level Domain4Level
    Genre WERPOR WERDEVEEL WERCOV WERPORConditionCode WERDEVEELConditionCode WERCOVConditionCode EAP ItemsAttempted#4 AccommodationsIndicator
    DesignatedSupportIndicator EAAmericanSignLanguage#2 EAAudioTransScript#2 EABraille#2 EAClosedCaptioning#2 EASpeeachtoText#2 EATexttoSpeech#2 EAWP#2
    NEA100NumberTable#2 NEAAbacus#4 NEASupportsforAltAssessments#4 NEAAltResponseOptions#4 NEABraillePaper NEACalculator#2 NEALargePrintSpecialPaper
    NEAMultiplicationTable#2 NEAPrintonDemand#4 NEAReadAloudPassages1 NEAScribe#2 NEASpeechtoText#2 NEAUnlistedResources#4 NEAWordPrediction#2 EDSColorContrast#4
    EDSMasking#4 EDSMousePointer#4 EDSPermissiveMode#4 EDSPrintSize#4 EDSTranslatedTestDirections#2 EDSStreamline#4 EDSTexttoSpeech#2 EDSTranslations#2
    EDSTurnoffUniversalTools#4 NEDS100NumberTable#4 NEDSAmplification#4 NEDSBilingualDictionary#2 NEDSCalculator1 NEDSColorContrast#4 NEDSColorOverlay#2
    NEDSMagnification#4 NEDSMedicalSupports#4 NEDSMultiplicationTable#4 NEDSNoiseBuffers#4 NEDSPrintedTestDirections#2 NEDSReadAloudItems#4
    NEDSReadAloudinSpanish#2 NEDSScienceCharts1 NEDSScribeItems#4 NEDSSeparateSetting#4 NEDSSimplifiedTestDirections#4 NEDSTranslatedTestDirections#2
    NEDSTranslatedTestDirectionsASL#2 NEDSTranslationsPaper SSREligibleMinus#3 GradeAssessedMinus#3 SEMMinus#3 ScaleScoreMinus#3 AchievementLevelMinus#3
    ConditionCodeMinus#3 UIN ScoreAvailableDate LocalStudentID CSAComp1ScaleScore CSAComp1PL CSAComp2ScaleScore CSAComp2PL LTELorARLTEL
    SmarterCompClaim1PLMinus1 SmarterCompClaim2PLMinus1 MigrantStatusforTesting MilitaryStatusforTesting FosterStatusforTesting HomelessStatusforTesting
    ParentEducationLevelforTesting EndofRecord`,
  "CAASPP 2020-21": `
    RecordType SSID StudentLastName StudentFirstName StudentMiddleName DateofBirth Gender Blank#47 CALPADSGrade GradeAssessed CALPADSDistrictCode
    CALPADSDistrictName CALPADSSchoolCode CALPADSSchoolName CALPADSCharterCode CALPADSCharterSchoolIndicator SPEDAcctDist Section504Status PrimaryDisabilityType
    PrimaryDisabilityforTesting CALPADSIDEAIndicator IDEAIndicatorforTesting MigrantStatus ELStatus ELIDDate RFEPDate FirstEntryDateInUSSchool
    EnrollmentEffectiveDate ELAS CEDSLanguageCode CALPADSPrimaryLanguage MilitaryStatus FosterStatus HomelessStatus EconomicDisadvantageStatus
    EconomicDisadvantageTesting NPSSchoolFlag HispanicorLatino AmericanIndianorAlaskaNative Asian HawaiianOrOtherPacificIslander Filipino BlackorAfricanAmerican
    White TwoorMoreRaces ReportingEthnicity ParentEducationLevel OpportunityID#4 Opportunity1TestingStatus Opportunity4TestingStatus TestRegistrationID
    TestedSchoolCode#4 TestStartDate#4 StudentExitCode StudentExitWithdrawalDate StudentRemovedCALPADSFileDate CASTLastScienceClassFlag ConditionCode
    Attemptedness ScoreStatus TestMode IncludeIndicator SSREligible LexileorQuantileMeasure GrowthScore RawScore#4 ScaleScore StandardErrorMeasurement
    AchievementLevels Domain1Level Genre WERPOR EAP ItemsAttempted#4 SSREligibleMinus#3 GradeAssessedMinus#3 SEMMinus#3 ScaleScoreMinus#3 AchievementLevelMinus#3
    ConditionCodeMinus#3 UIN EndofRecord`,
  "ELPAC 2024-25": `
    RecordType UIN CTRIDPaper TestingEligibilityID SSID LocalStudentID LocalUse StudentLastName StudentFirstName StudentMiddleName TKIndicator CountryofOrigin
    DateofBirth DateofBirthforTesting Gender CALPADSGrade GradeAssessed CALPADSDistrictCode CALPADSDistrictName CALPADSSchoolCode CALPADSSchoolName
    CALPADSCharterCode CALPADSCharterSchoolIndicator SPEDAcctDist CALPADSNPSSchoolFlag Section504Status CALPADSSpecialEducation SpecialEducationforTesting
    PrimaryDisabilityType PrimaryDisabilityforTesting MigrantStatus ELEntryDate ELExitDate ELStatus FirstEntryDateInUSSchool ELASforTesting CALPADSPrimaryLanguage
    PrimaryLanguageforTesting CEDSLanguageCode CALPADSMilitaryStatus CALPADSFosterStatus CALPADSHomelessStatus CALPADSEconomicDisadvantageStatus
    EconomicDisadvantageTesting HispanicorLatino AmericanIndianorAlaskaNative Asian BlackorAfricanAmerican White HawaiianOrOtherPacificIslander Filipino
    TwoorMoreRaces EthnicityforTesting ParentEducationLevel StudentAddressLine#2 StudentAddressCityName StudentAddressStateCode StudentAddressZipCode TestedStatus
    SSRAvailableDate TestedDistrictName#4 TestedDistrictCode#4 TestedSchoolName#4 TestedSchoolCode#4 TestedCharterSchoolIndicator#4 TestedCharterCode#4
    TestedSchoolNPSFlag#4 TestStartDate#4 TestCompletedDate#4 FinalTestedDistrictName FinalTestCompletedDate OpportunityID#4 OpportunityTestingStatus#4
    StudentExitCode StudentExitDate StudentExitFileDate ELASCorrectionCode ConditionCode Attemptedness IncludeIndicator UnlistedResources#4 SSREligible
    RemoteTester#4 TestMode#4 ForceComplete OverallRawScore RawScore#4 OverallScaleScore OralLanguageScaleScore WrittenLanguageScaleScore OverallPL OralLanguagePL
    WrittenLanguagePL OverallScaleScoreCSEM OralLanguageCSEM WrittenLanguageCSEM ListeningPL SpeakingPL ReadingPL WritingPL DomainEx#4 OverallNumberAnswered
    ItemsAttempted#4 AccommodationsIndicator DesignatedSupportIndicator EAAmericanSignLanguage#2 EAAudioScript#4 NEAAdditionalInstructionalSupports1
    NEAManuallyCodedEnglish#4 NEABreaks#4 NEALargeVersionsofPaper#4 NEAWordProcessor#4 EDSPauseorReplayAudio#2 EDSTurnOffAnyUniversalTool#4
    NEDSInterfaceAssistant#4 NEDSMasking#4 NEDSPrintonDemand#4 NEDSTranslatedTestDirections#4 SSREligibleMinus#3 AttemptednessMinus#3 GradeAssessedMinus#3
    ConditionCodeMinus#3 ListeningRawScoreMinus#3 SpeakingRawScoreMinus#3 ReadingRawScoreMinus#3 WritingRawScoreMinus#3 OverallScaleScoreMinus#3 OverallPLMinus#3
    OralLanguageScaleScoreMinus#3 OralLanguageCSEMMinus#3 OralLanguagePLMinus#3 WrittenLanguageScaleScoreMinus#3 WrittenLanguagePLMinus#3 ListeningPLMinus#3
    ReportCreatedDate ScoreAvailableDate LTELorARLTEL MigrantStatusforTesting MilitaryStatusforTesting FosterStatusforTesting HomelessStatusforTesting
    ParentEducationLevelforTesting EndofRecord`,
  CERS: `
    DistrictId DistrictName NcesId SchoolId SchoolName StudentIdentifier FirstName LastOrSurname SubmitDateTime SchoolYear TestSessionId AssessmentType
    AssessmentSubType AssessmentName Subject GradeLevelWhenAssessed Completeness AdministrationCondition ScaleScoreAchievementLevel ScaleScore
    ScaleScoreStandardError Alt1ScoreAchievementLevel Alt1ScaleScore Alt1ScaleScoreStandardError Alt6ScaleScore Claim1ScoreAchievementLevel
    Claim6ScoreAchievementLevel Sex MigrantStatus Section504Status IDEAIndicator LEPStatus LanguageCode LanguageAltCode MilitaryConnectedStudentIndicator
    EnglishLanguageAcquisitionStatus EnglishLanguageAcquisitionStatusStartDate HispanicOrLatinoEthnicity AmericanIndianOrAlaskaNative Asian
    BlackOrAfricanAmerican White NativeHawaiianOrOtherPacificIslander TwoOrMoreRaces Filipino AssignedAccommodationList`,
} as const;

/** Headings of each layout. */
export const studentTestLayouts: Readonly<Record<keyof typeof layouts, readonly string[]>> = Object.fromEntries(
  Object.entries(layouts).map(([name, list]) => [
    name,
    list
      .trim()
      .split(/\s+/)
      .flatMap((heading) => {
        const [stem = "", times] = heading.split("#");
        return times === undefined ? [stem] : Array.from({ length: Number(times) }, (_, i) => `${stem}${i + 1}`);
      }),
  ]),
) as unknown as Record<keyof typeof layouts, readonly string[]>;
