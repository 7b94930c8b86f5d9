// The vocabulary of cases and reports, with the numbers of the C ABI. Words that come out of a report may be newer than
// this binding: have a `default`.

using System;

namespace NeglectScreen
{
    /// <summary>Who speaks.</summary>
    public enum Agency
    {
        /// <summary>A health service not further named.</summary>
        Health = 1,

        /// <summary>A general practice.</summary>
        GeneralPractice = 2,

        /// <summary>A dental service.</summary>
        Dental = 3,

        /// <summary>A midwifery service.</summary>
        Midwifery = 4,

        /// <summary>A health visiting service.</summary>
        HealthVisiting = 5,

        /// <summary>A school nursing service.</summary>
        SchoolNursing = 6,

        /// <summary>A hospital.</summary>
        Hospital = 7,

        /// <summary>An ambulance service.</summary>
        Ambulance = 8,

        /// <summary>A child and adolescent mental health service.</summary>
        MentalHealth = 9,

        /// <summary>A nursery, childminder or other early-years setting.</summary>
        EarlyYears = 10,

        /// <summary>A school or college.</summary>
        Education = 11,

        /// <summary>Local authority children's social care.</summary>
        SocialCare = 12,

        /// <summary>An early help or family support service.</summary>
        EarlyHelp = 13,

        /// <summary>The police.</summary>
        Police = 14,

        /// <summary>A youth justice service.</summary>
        YouthJustice = 15,

        /// <summary>A housing service.</summary>
        Housing = 16,

        /// <summary>A service for adults: drugs, alcohol, mental health, probation.</summary>
        AdultServices = 17,

        /// <summary>A voluntary or community body.</summary>
        Voluntary = 18,

        /// <summary>A member of the public.</summary>
        Public = 19,

        /// <summary>A parent, carer or relative. Not a professional.</summary>
        Family = 20,

        /// <summary>The child. Not a professional.</summary>
        Child = 21,

        /// <summary>Any other agency.</summary>
        Other = 22,
    }

    /// <summary>Whom something is about.</summary>
    public enum Subject
    {
        /// <summary>The child of the case.</summary>
        Child = 0,

        /// <summary>A brother, sister or other child of the household.</summary>
        Sibling = 1,

        /// <summary>A parent or other carer.</summary>
        Carer = 2,

        /// <summary>The home.</summary>
        Home = 3,
    }

    /// <summary>Sex as registered.</summary>
    public enum Sex
    {
        /// <summary>Female.</summary>
        Female = 1,

        /// <summary>Male.</summary>
        Male = 2,

        /// <summary>Indeterminate.</summary>
        Indeterminate = 3,

        /// <summary>Not known.</summary>
        NotKnown = 4,
    }

    /// <summary>What became of an explanation.</summary>
    public enum ExplanationStatus
    {
        /// <summary>A professional found it suitable.</summary>
        Suitable = 1,

        /// <summary>Someone gave it and nobody has tested it yet.</summary>
        Claimed = 2,

        /// <summary>Nobody could or would give one.</summary>
        Absent = 3,

        /// <summary>Implausible, inadequate or inconsistent (NICE CG89).</summary>
        Unsuitable = 4,
    }

    /// <summary>The service of an appointment.</summary>
    public enum Service
    {
        /// <summary>General practice.</summary>
        GeneralPractice = 1,

        /// <summary>Hospital outpatients, or another specialist.</summary>
        Specialist = 2,

        /// <summary>Dental care.</summary>
        Dental = 3,

        /// <summary>An immunisation.</summary>
        Immunisation = 4,

        /// <summary>A health and development review.</summary>
        DevelopmentalReview = 5,

        /// <summary>A screening test.</summary>
        Screening = 6,

        /// <summary>Antenatal or postnatal care.</summary>
        Maternity = 7,

        /// <summary>Child and adolescent mental health.</summary>
        MentalHealth = 8,

        /// <summary>Speech and language, occupational therapy, physiotherapy.</summary>
        Therapy = 9,

        /// <summary>Eyes.</summary>
        Vision = 10,

        /// <summary>Ears.</summary>
        Hearing = 11,

        /// <summary>A planned visit to the home.</summary>
        HomeVisit = 12,

        /// <summary>Any other.</summary>
        Other = 13,
    }

    /// <summary>What happened to an appointment.</summary>
    public enum Outcome
    {
        /// <summary>The child was brought.</summary>
        Brought = 1,

        /// <summary>The child was not brought (never "did not attend").</summary>
        NotBrought = 2,

        /// <summary>The carer cancelled.</summary>
        CancelledByCarer = 3,

        /// <summary>The service cancelled.</summary>
        CancelledByService = 4,

        /// <summary>The carer moved it to another date.</summary>
        Rebooked = 5,

        /// <summary>The carer declined it.</summary>
        Declined = 6,

        /// <summary>Nobody was in, or let the visitor in.</summary>
        NoAccess = 7,
    }

    /// <summary>What a service did.</summary>
    public enum ResponseKind
    {
        /// <summary>Talked it over with a senior colleague or named professional.</summary>
        Discussed = 1,

        /// <summary>Gathered information from other agencies.</summary>
        InformationGathered = 2,

        /// <summary>Set or held a review.</summary>
        Reviewed = 3,

        /// <summary>Gave the family advice.</summary>
        AdviceGiven = 4,

        /// <summary>Agreed a safe-sleep plan with the family.</summary>
        SafeSleepPlan = 5,

        /// <summary>Offered or gave practical support.</summary>
        SupportGiven = 6,

        /// <summary>Early help assessment.</summary>
        EarlyHelpAssessment = 7,

        /// <summary>Early help plan.</summary>
        EarlyHelpPlan = 8,

        /// <summary>Referral to children's social care.</summary>
        Referral = 9,

        /// <summary>Children's social care decided to take no further action.</summary>
        NoFurtherAction = 10,

        /// <summary>Strategy discussion.</summary>
        StrategyDiscussion = 11,

        /// <summary>Child in need assessment (section 17).</summary>
        Section17Assessment = 12,

        /// <summary>Child protection enquiry (section 47).</summary>
        Section47Enquiry = 13,

        /// <summary>Child protection conference.</summary>
        ChildProtectionConference = 14,

        /// <summary>Legal proceedings.</summary>
        LegalProceedings = 15,

        /// <summary>Emergency action: police or ambulance.</summary>
        EmergencyAction = 16,

        /// <summary>The case was closed.</summary>
        CaseClosed = 17,
    }

    /// <summary>The forms of neglect, as a set (Horwath 2007).</summary>
    [Flags]
    public enum Forms
    {
        /// <summary>None is named.</summary>
        None = 0,

        /// <summary>Illness denied, care not sought or treatment not given.</summary>
        Medical = 1,

        /// <summary>Too little food, or the wrong food, for growth and health.</summary>
        Nutritional = 2,

        /// <summary>Emotional needs not responded to.</summary>
        Emotional = 4,

        /// <summary>No stimulation, schooling or interest in learning.</summary>
        Educational = 8,

        /// <summary>Unsuitable clothing, cleanliness or living conditions.</summary>
        Physical = 16,

        /// <summary>Left alone, unsuitable carers, no guidance or protection.</summary>
        Supervisory = 32,
    }

    /// <summary>How serious a concern the record supports, rising.</summary>
    public enum Concern
    {
        /// <summary>Nothing recorded raises concern. It never means that there is no neglect.</summary>
        NoneRecorded = 0,

        /// <summary>Something to notice and talk about, below NICE's consider.</summary>
        Prompt = 1,

        /// <summary>Neglect is one possible explanation (NICE CG89).</summary>
        Consider = 2,

        /// <summary>A serious level of concern about neglect; not proof (NICE CG89).</summary>
        Suspect = 3,

        /// <summary>A child may be in danger now.</summary>
        Immediate = 4,
    }

    /// <summary>How strongly the sources warn about a way of sleeping, rising. A hazard is not neglect.</summary>
    public enum Hazard
    {
        /// <summary>No hazard is named.</summary>
        None = 0,

        /// <summary>A risk that can be reduced.</summary>
        Modifiable = 1,

        /// <summary>Advised against.</summary>
        Avoid = 2,

        /// <summary>Strongly advised against.</summary>
        Strong = 3,

        /// <summary>Never to be done.</summary>
        Never = 4,

        /// <summary>Cannot wait: somebody must act now.</summary>
        Immediate = 5,
    }

    /// <summary>What a statement stands on.</summary>
    public enum Basis
    {
        /// <summary>Statute or statutory guidance.</summary>
        Law = 1,

        /// <summary>Published guidance.</summary>
        Guidance = 2,

        /// <summary>Published research.</summary>
        Research = 3,

        /// <summary>A named partnership's own policy.</summary>
        LocalPolicy = 4,

        /// <summary>A choice of this project, or of the pack's author, shown as such.</summary>
        Design = 5,
    }

    /// <summary>How well a statement has been checked against its source, from worst to best.</summary>
    public enum Checked
    {
        /// <summary>From memory: not yet read in any text.</summary>
        Recalled = 1,

        /// <summary>Read in a reproduction or digest.</summary>
        Secondary = 2,

        /// <summary>Read in the source itself.</summary>
        Text = 3,
    }

    /// <summary>What became of an input. Exactly one.</summary>
    public enum Fate
    {
        /// <summary>A finding or pattern rests on it.</summary>
        Used = 1,

        /// <summary>It is context: a risk factor, a vulnerability, a status, a strength, a response.</summary>
        Context = 2,

        /// <summary>A professional's suitable explanation explains it.</summary>
        Explained = 3,

        /// <summary>A gate that the source states holds it back.</summary>
        HeldBack = 4,

        /// <summary>It was understood and no rule fires on it.</summary>
        NotAlerting = 5,

        /// <summary>No pack in force knows its code, tool or question.</summary>
        NotRecognised = 6,

        /// <summary>It is dated after the case's date.</summary>
        AfterAsOf = 7,

        /// <summary>It says what another input already says.</summary>
        DuplicateOf = 8,
    }

    /// <summary>Why an input that was understood alerts nobody.</summary>
    public enum Reason
    {
        /// <summary>The fate says it all.</summary>
        None = 0,

        /// <summary>The child was not of the age at which it means anything.</summary>
        Age = 1,

        /// <summary>Its qualifiers are below what a rule needs.</summary>
        Qualifier = 2,

        /// <summary>A qualifier is missing: see the questions.</summary>
        Undetermined = 3,

        /// <summary>A rule needs more of it than there is.</summary>
        Count = 4,

        /// <summary>It lies outside the rule's time.</summary>
        Window = 5,

        /// <summary>The rule needs something else besides.</summary>
        Alone = 6,

        /// <summary>It is about someone else than the rules ask of.</summary>
        Subject = 7,

        /// <summary>Its value is below every threshold.</summary>
        Threshold = 8,

        /// <summary>No rule in force speaks of it.</summary>
        NoRule = 9,

        /// <summary>A later record replaces it.</summary>
        Superseded = 10,

        /// <summary>The record could not be read further: see the caveats.</summary>
        Unreadable = 11,
    }
}
