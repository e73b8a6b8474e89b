import { plainName } from "../source.ts";

/**
 * Columns that California's student test files are known to have besides those that are read, by their headings. `#` is any number: most are repeated for each
 * part of a test. A heading that is in no layout is new, and is named.
 *
 * Sources: student data files of CAASPP (TOMS) of 2017-18, 2018-19, 2020-21, 2022-23 and 2023-24, of ELPAC of 2018-19, 2020-21 and 2024-25, and the export of
 * CERS, as in the public test files and layouts of PowerSchool's ETL Assistant (github.com/PowerSchool-ETL-Assistant-Tool/ETL-Assistant-Tool,
 * connector_etl/state/ca: caaspp_1516, ELPAC); of CAASPP of 2021-22, as in github.com/joliphant-edcoe/edcoeUtils (SBAC_fixed_widths.py); fields of Smarter
 * Balanced's test results, as in its public converter of results.
 */
const student = `
  RecordIdentifier RecordType AssessmentType UIN UIN(UniqueIdentificationNumber) CTRIDPaper TestingEligibilityID LocalUse Optional-LocalUse
  StudentLastName StudentFirstName StudentMiddleName LastOrSurname LastSurname FirstName MiddleName TKIndicator CountryofOrigin DateofBirthforTesting
  StudentAddressLine# StudentAddressCity StudentAddressCityName StudentAddressStateCode StudentAddressStateName StudentStateName StudentAddressZipCode StudentZipCode
  CALPADSCharterCode CALPADSCharterSchoolIndicator SPEDAcctDist SpecialEducationDistrictofAccountability County/DistrictCodeofAccountability
  CALPADSNPSSchoolFlag NPSSchoolFlag PrimaryDisabilityforTesting SpecialEducationforTesting IDEAIndicatorforTesting
  ELStatus LEPStatus EnglishLearnerStatus LEP(LimitedEnglishProficient)Status FirstEntryDateInUSSchool FirstEntryDateIntoUSSchool EnrollmentEffectiveDate
  ELASforTesting ELASCorrectionCode LTELorARLTEL CEDSLanguageCode LanguageCode LanguageCode(CEDS) LanguageAltCode
  CALPADSPrimaryLanguage PrimaryLanguage PrimaryLanguageforTesting EnglishLanguageProficiencyLevel TitleIIILanguageInstructionProgramType
  EconomicDisadvantageTesting EconomicDisadvantageStatusTesting MigrantStatusforTesting MilitaryStatusforTesting FosterStatusforTesting
  HomelessStatusforTesting ParentEducationLevelforTesting ReportingEthnicity EthnicityforTesting StudentGroupNames StateAbbreviation NcesId
  StudentExitCode StudentExitDate StudentExitFileDate StudentExitWithdrawalDate StudentRemovedCALPADSFileDate StudentremovedfromCALPADSfiledate
`;
const testing = `
  Blank Blank# Filler Filler# EndofRecord ReportCreatedDate ScoreAvailableDate SSRAvailableDate SSREligible TestedStatus TestRegistrationID
  OpportunityID# OpportunityTestingStatus# Opportunity#TestingStatus
  TestedDistrictName# TestedDistrictCode# TestedLEAName TestedLEAName# TestedCounty/DistrictCode TestedCounty/DistrictCode# TestedSchoolName TestedSchoolName#
  TestedSchoolCode TestedSchoolCode# TestedCharterSchoolIndicator# TestedCharterCode# TestedCharterSchoolCode TestedCharterSchoolCode# TestedSchoolNPSFlag#
  FinalTestedDistrictName FinalTestedDistrictCode FinalTestedSchoolName FinalTestedSchoolCode FinalTestedCharterSchoolIndicator FinalTestedCharterCode
  FinalTestedSchoolNPSFlag FinalTestCompletedDate TestStartDate# TestCompletedDate# TestCompletionDate# TestingCompletedDate PaperTestCompletionDate
  PaperandPencilTestCompletionDate(PAPER) SchoolStartDateTestWindow# SchoolEndDateTestWindow# SchoolSelectedStartofTestWindow# SchoolSelectedEndofTestWindow#
  CASTCurrentYearFlag CASTParticipatedHighSchoolGrade CASTParticipatedNPSflag CASTParticipatedDistrictofAccountability CASTLastScienceClassFlag
  ScienceCurrentYearFlag ScienceParticipatedHighSchoolGrade ScienceParticipatedNPSflag ScienceParticipatedDistrictofAccountability
  Attemptedness ScoreStatus UnlistedResources# UnlistedResourcesConstructChange TestMode TestMode# TestMode-OnlineorPaper RemoteTester# ForceComplete EAP
  EAP-StudentAuthorizedETStoReleaseResultstoCSUand/orCaliforniaCommunityColleges
  TestSessionId TestOpportunityId TestOpportunityAltId AssessmentId AssessmentName AssessmentSubType AssessmentVersion DeliveryMode TestGrade
  StartDateTime SubmitDateTime Status StatusDateTime AdministrationCondition Completeness AccessibilityCodes AssignedAccommodationList
  NumberOfResponses FieldTestCount PauseCount GracePeriodRestarts AbnormalStarts OpportunityCount UserAgent
`;
const results = `
  LexileorQuantileMeasure GrowthScore RawScore RawScore# OverallRawScore StandardErrorMeasurement SmarterStandardErrorMeasurement-SEM
  SmarterScaleScoresErrorBandsMin SmarterScaleScoresErrorBandsMax SmarterScaleScoresErrorBands-Min SmarterScaleScoresErrorBands-Max PerformanceLevel
  SmarterCompClaim#PL SmarterCompClaim#PLMinus# SmarterClaim#PerformanceLevel Domain#Level Genre WERPOR WERDEVEEL WERCOV WERPORConditionCode
  WERDEVEELConditionCode WERCOVConditionCode CSAComp#ScaleScore CSAComp#PL ItemsAttempted# NumberofItemsattempted# OverallNumberAnswered
  OralLanguageScaleScore WrittenLanguageScaleScore OralLanguagePL WrittenLanguagePL OralLanguagePerformanceLevel WrittenLanguagePerformanceLevel
  OverallPerformanceLevel OverallScaleScoreCSEM OralLanguageCSEM WrittenLanguageCSEM StandardErrorofMeasurement-CSEM(OralLanguage)
  StandardErrorofMeasurement-CSEM(WrittenLanguage) ListeningPL SpeakingPL ReadingPL WritingPL ListeningPerformance SpeakingPerformance ReadingPerformance
  WritingPerformance DomainEx# ALTAssessment#
  AlternateAssessment-Listening AlternateAssessment-Speaking AlternateAssessment-Reading AlternateAssessment-Writing
  TestingIrregularities-Listening TestingIrregularities-Speaking TestingIrregularities-Reading TestingIrregularities-Writing
  ContractorDirected(Exempt)-Listening ContractorDirected(Exempt)-Speaking ContractorDirected(Exempt)-Reading ContractorDirected(Exempt)-Writing
  SSREligibleMinus# GradeAssessedMinus# SEMMinus# ConditionCodeMinus# AttemptednessMinus# ListeningRawScoreMinus# SpeakingRawScoreMinus# ReadingRawScoreMinus#
  WritingRawScoreMinus# OralLanguageScaleScoreMinus# OralLanguageCSEMMinus# OralLanguagePLMinus# WrittenLanguageScaleScoreMinus# WrittenLanguageCSEMMinus#
  WrittenLanguagePLMinus# ListeningPLMinus# SpeakingPLMinus# ReadingPLMinus# WritingPLMinus# GradeAssessedCurrentYearminus# ScaleScoreCurrentYearminus#
  ScaleScoresCurrentYearminus# ConditionCodeCurrentYearminus# SmarterStandardErrorMeasurement-SEMCurrentYearminus#
  ScaleScoreStandardError OverallTheta OverallThetaStandardError Claim#Score Claim#ScoreStandardError Claim#ScoreAchievementLevel Alt#ScaleScore
  Alt#ScaleScoreStandardError Alt#ScoreAchievementLevel
`;

/** Accommodations and supports, each after `EA`, `NEA`, `EDS` or `NEDS`, with the number of the part or without. */
const supports = `
  #NumberTable Abacus AdditionalInstructionalSupports AlternateResponseOptions AltResponseOptions AmericanSignLanguage Amplification AudioScript
  AudioTransScript BilingualDictionary Braille BraillePaper Breaks Calculator ClosedCaptioning ColorContrast ColorOverlay InterfaceAssistant
  LargePrintSpecialPaper LargeVersionsofPaper Magnification ManuallyCodedEnglish Masking MedicalSupports MousePointer MultiplicationTable NoiseBuffers
  PauseorReplayAudio PermissiveMode PrintedTestDirections PrintonDemand PrintSize ReadAloudinSpanish ReadAloudItems ReadAloudPassages ScienceCharts Scribe
  ScribeItems SeparateSetting SimplifiedTestDirections SpeeachtoText SpeechtoText Streamline SupportsforAltAssessments TexttoSpeech TranslatedTestDirections
  TranslatedTestDirectionsASL Translations TranslationsPaper TurnOffAnyUniversalTool TurnoffUniversalTools UnlistedResources WordPrediction WordProcessor WP
`;

/** A heading without case, spaces and punctuation, with `#` for each number. */
const stemOf = (heading: string): string => plainName(heading.replaceAll("#", "0")).replaceAll(/\d+/g, "#");

const stemsOf = (list: string): string[] => list.split(/\s+/).flatMap((h) => (h === "" ? [] : [stemOf(h)]));

const stems: ReadonlySet<string> = new Set([student, testing, results].flatMap(stemsOf));
const supportStems: ReadonlySet<string> = new Set(stemsOf(supports));

/** Up to 2018-19, headings of supports are sentences: "Non-Embedded Accommodation 1 - Abacus (Online)". */
const supportSentence =
  /^(non)?embedded(accommodation|designatedsupport|universaltool)|^(accommodations?|designatedsupports?)(available)?indicator$|^accommodations(listening|speaking|reading|writing)$|^brailleaccommodation$/;

/** Whether some year's layout of California's student test files has this column. */
export function isKnownColumn(heading: string): boolean {
  const stem = stemOf(heading);
  if (stems.has(stem) || supportSentence.test(stem)) return true;
  const support = stem.match(/^(?:eds|ea|neds|nea)(.+?)#?$/)?.[1];
  return support !== undefined && supportStems.has(support);
}
