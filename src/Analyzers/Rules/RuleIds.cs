namespace GenFlow.Analyzers;

/// <summary>The id of every rule. An id is never used again for another rule.</summary>
internal static class RuleIds
{
    public const string LanguageVersion = "GF0001";
    public const string NotPartial = "GF0002";
    public const string FileLocal = "GF0003";
    public const string WrongKindOfType = "GF0004";

    public const string AwaitedStreamWrite = "GF1001";
    public const string StreamWriteAsTask = "GF1002";
    public const string StepSignature = "GF1003";
    public const string AsyncVoidStep = "GF1004";
    public const string BlockingStep = "GF1005";
    public const string ContextOutlivesStep = "GF1006";
    public const string TokenNotForwarded = "GF1007";
    public const string EqualSteps = "GF1008";
    public const string WorkflowMemberWritten = "GF1009";
    public const string HandlerDropped = "GF1010";
    public const string StepPolicy = "GF1011";
    public const string StepOutsideWorkflow = "GF1012";
    public const string AttributeWithoutEffect = "GF1013";
    public const string EnginesEventWritten = "GF1014";

    public const string NobodyAccepts = "GF2001";
    public const string UnreachableStep = "GF2002";
    public const string UndeclaredSend = "GF2003";
    public const string UndeclaredPublish = "GF2004";
    public const string DeclaredButNotSent = "GF2005";
    public const string DeclaredButNotPublished = "GF2006";
    public const string NoStop = "GF2007";
    public const string EndlessCycle = "GF2008";
    public const string NoStart = "GF2009";
    public const string SeveralStarts = "GF2010";
    public const string SeveralResults = "GF2011";
    public const string StreamEventReturned = "GF2012";
    public const string CollectWithoutFanOut = "GF2013";
    public const string AnswerNotAccepted = "GF2014";
    public const string MissingJoinEvent = "GF2015";

    public const string MemberWithoutJson = "GF3001";
    public const string MemberWithoutJsonInProcess = "GF3002";
    public const string MutableEvent = "GF3003";
    public const string EqualEventNames = "GF3004";
    public const string ReservedEventMember = "GF3005";
    public const string ReservedWorkflowMember = "GF3006";
    public const string TypeMemberInCase = "GF3007";
    public const string BaseIsNoEvent = "GF3008";
    public const string OpenUnion = "GF3009";

    public const string MissingCases = "GF4001";
    public const string CapturingMatch = "GF4002";

    public const string InvalidAction = "GF6001";
    public const string ActionWithoutJson = "GF6002";
    public const string ActionNameTaken = "GF6003";
    public const string EqualActionNames = "GF6004";
    public const string UndescribedAction = "GF6005";
    public const string InvalidActionPolicy = "GF6006";
    public const string InvalidBounds = "GF6007";
    public const string NoExitAction = "GF6008";
    public const string AgentStreamDropped = "GF6009";
    public const string InvalidStructuredOutput = "GF6010";
    public const string StageWithoutExit = "GF6011";

    public const string CompleteSwitch = "GFS001";
    public const string StepToken = "GFS002";
}
