namespace GenFlow.Roslyn;

/// <summary>What generated actions and structured outputs name. Where the libraries are not referenced, nothing asks for it.</summary>
internal static partial class KnownTypes
{
    private const string Agents = "GenFlow.Agents";
    private const string AgentServices = "GenFlow.Agents.CompilerServices";
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    public static readonly KnownType ActionAttribute = new(Agents, "ActionAttribute");
    public static readonly KnownType StructuredOutputAttribute = new(Agents, "StructuredOutputAttribute");
    public static readonly KnownType FromServicesAttribute = new(Agents, "FromServicesAttribute");
    public static readonly KnownType Agent = new(Agents, "Agent");
    public static readonly KnownType AgentInterface = new(Agents, "IAgent");
    public static readonly KnownType Chain = new(Agents, "Chain");
    public static readonly KnownType AgentStream = new(Agents, "AgentStream");
    public static readonly KnownType AgentStreamOfOutput = new(Agents, "AgentStream", 1);
    public static readonly KnownType AgentAction = new(Agents, "AgentAction");
    public static readonly KnownType ActionContext = new(Agents, "ActionContext");
    public static readonly KnownType ActionOutput = new(Agents, "ActionOutput");
    public static readonly KnownType ActionSettings = new(Agents, "ActionSettings");
    public static readonly KnownType ActionResult = new(Agents, "ActionResult", 1);
    public static readonly KnownType StructuredOutput = new(Agents, "IStructuredOutput", 1);
    public static readonly KnownType Bounds = new(AgentServices, "Bounds");
    public static readonly KnownType PartialValue = new(AgentServices, "PartialValue");
    public static readonly KnownType PartialText = new(AgentServices, "PartialText");
    public static readonly KnownType ReadOnlyDictionary = new(Generic, "IReadOnlyDictionary", 2);
    public static readonly KnownType PartialJson = new("GenFlow.Models", "PartialJson");
    public static readonly KnownType MemberBounds = new(Shapes, "MemberBounds");
    public static readonly KnownType ServiceProvider = new("System", "IServiceProvider");
    public static readonly KnownType Regex = new("System.Text.RegularExpressions", "Regex");
    public static readonly KnownType RegexOptions = new("System.Text.RegularExpressions", "RegexOptions");

    public static readonly KnownType RangeAttribute = new(Annotations, "RangeAttribute");
    public static readonly KnownType AllowedValuesAttribute = new(Annotations, "AllowedValuesAttribute");
    public static readonly KnownType LengthAttribute = new(Annotations, "LengthAttribute");
    public static readonly KnownType MinLengthAttribute = new(Annotations, "MinLengthAttribute");
    public static readonly KnownType MaxLengthAttribute = new(Annotations, "MaxLengthAttribute");
    public static readonly KnownType StringLengthAttribute = new(Annotations, "StringLengthAttribute");
    public static readonly KnownType RegularExpressionAttribute = new(Annotations, "RegularExpressionAttribute");
}
