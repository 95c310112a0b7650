namespace GenFlow.Roslyn;

/// <summary>Every type of another assembly that compiler components name. A test holds them against the real assemblies.</summary>
internal static partial class KnownTypes
{
    private const string Runtime = "GenFlow";
    private const string Services = "GenFlow.CompilerServices";
    private const string Json = "System.Text.Json.Serialization";
    private const string Serialization = "GenFlow.Serialization";
    private const string Shapes = "GenFlow.Shapes";
    private const string Graphs = "GenFlow.Graphs";
    private const string Tasks = "System.Threading.Tasks";
    private const string Generic = "System.Collections.Generic";

    public static readonly KnownType WorkflowAttribute = new(Runtime, "WorkflowAttribute");
    public static readonly KnownType StepAttribute = new(Runtime, "StepAttribute");
    public static readonly KnownType EventAttribute = new(Runtime, "EventAttribute");
    public static readonly KnownType StreamEventAttribute = new(Runtime, "StreamEventAttribute");
    public static readonly KnownType PublishesAttribute = new(Runtime, "PublishesAttribute", 1);
    public static readonly KnownType EmitsAttribute = new(Runtime, "EmitsAttribute", 1);
    public static readonly KnownType FanOutAttribute = new(Runtime, "FanOutAttribute");
    public static readonly KnownType CollectAttribute = new(Runtime, "CollectAttribute");

    public static readonly KnownType Event = new(Runtime, "Event");
    public static readonly KnownType StreamEvent = new(Runtime, "StreamEvent");
    public static readonly KnownType StartEventBase = new(Runtime, "StartEventBase");
    public static readonly KnownType StartEvent = new(Runtime, "StartEvent");
    public static readonly KnownType StartEventOfInput = new(Runtime, "StartEvent", 1);
    public static readonly KnownType StopEventBase = new(Runtime, "StopEventBase");
    public static readonly KnownType StopEvent = new(Runtime, "StopEvent");
    public static readonly KnownType StopEventOfResult = new(Runtime, "StopEvent", 1);

    public static readonly KnownType RunEnded = new(Runtime, "RunEnded");
    public static readonly KnownType Lifecycle = new(Runtime, "Lifecycle");
    public static readonly KnownType StepRetrying = new(Runtime, "StepRetrying");
    public static readonly KnownType InputClosed = new(Runtime, "InputClosed");
    public static readonly KnownType StreamGap = new(Runtime, "StreamGap");
    public static readonly KnownType StepFailed = new(Runtime, "StepFailed");
    public static readonly KnownType StepFailedOfEvent = new(Runtime, "StepFailed", 1);
    public static readonly KnownType InputRequest = new(Runtime, "InputRequest");
    public static readonly KnownType InputRequestOfResponse = new(Runtime, "InputRequest", 1);
    public static readonly KnownType State = new(Runtime, "State", 1);

    public static readonly KnownType Context = new(Runtime, "Context");
    public static readonly KnownType AnyOfInterface = new(Runtime, "IAnyOf");
    public static readonly KnownType RunOptions = new(Runtime, "RunOptions");
    public static readonly KnownType Workflow = new(Runtime, "IWorkflow", 2);
    public static readonly KnownType EventCatalogue = new(Runtime, "EventCatalogue");
    public static readonly KnownType EventEntry = new(Runtime, "EventEntry");
    public static readonly KnownType WorkflowHandler = new(Runtime, "WorkflowHandler", 1);

    public static readonly KnownType WorkflowRun = new(Services, "WorkflowRun", 1);
    public static readonly KnownType WorkflowDefinition = new(Services, "WorkflowDefinition");
    public static readonly KnownType StepDefinition = new(Services, "StepDefinition");
    public static readonly KnownType RetryPolicy = new(Services, "RetryPolicy");
    public static readonly KnownType RouteTarget = new(Services, "RouteTarget");
    public static readonly KnownType RouteDefinition = new(Services, "RouteDefinition");
    public static readonly KnownType StepResult = new(Services, "StepResult");
    public static readonly KnownType Batch = new(Services, "Batch");
    public static readonly KnownType RunState = new(Services, "RunState");
    public static readonly KnownType JsonCodec = new(Serialization, "IJsonCodec", 1);
    public static readonly KnownType JsonCodecs = new(Serialization, "JsonCodecs");
    public static readonly KnownType EventJsonWriter = new(Serialization, "EventJsonWriter");
    public static readonly KnownType FlagNames = new(Serialization, "FlagNames");
    public static readonly KnownType EventJsonReader = new(Serialization, "EventJsonReader");
    public static readonly KnownType WorkflowShape = new(Shapes, "WorkflowShape");
    public static readonly KnownType InputShape = new(Shapes, "InputShape");
    public static readonly KnownType TypeShape = new(Shapes, "TypeShape");
    public static readonly KnownType ObjectShape = new(Shapes, "ObjectShape");
    public static readonly KnownType EnumShape = new(Shapes, "EnumShape");
    public static readonly KnownType MemberShape = new(Shapes, "MemberShape");
    public static readonly KnownType WorkflowGraph = new(Graphs, "WorkflowGraph");
    public static readonly KnownType GraphSource = new(Services, "GraphSource");
    public static readonly KnownType EventManifestAttribute = new(Services, "EventManifestAttribute");
    public static readonly KnownType WorkflowManifestAttribute = new(Services, "WorkflowManifestAttribute");

    public static readonly KnownType Task = new(Tasks, "Task");
    public static readonly KnownType TaskOfResult = new(Tasks, "Task", 1);
    public static readonly KnownType ValueTask = new(Tasks, "ValueTask");
    public static readonly KnownType ValueTaskOfResult = new(Tasks, "ValueTask", 1);
    public static readonly KnownType CancellationToken = new("System.Threading", "CancellationToken");
    public static readonly KnownType Enumerable = new(Generic, "IEnumerable", 1);
    public static readonly KnownType AsyncEnumerable = new(Generic, "IAsyncEnumerable", 1);
    public static readonly KnownType ReadOnlyList = new(Generic, "IReadOnlyList", 1);
    public static readonly KnownType Type = new("System", "Type");
    public static readonly KnownType Exception = new("System", "Exception");
    public static readonly KnownType ObsoleteAttribute = new("System", "ObsoleteAttribute");
    public static readonly KnownType ArgumentOutOfRangeException = new("System", "ArgumentOutOfRangeException");
    public static readonly KnownType Unsafe = new("System.Runtime.CompilerServices", "Unsafe");
    public static readonly KnownType SetsRequiredMembersAttribute = new("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute");
    public static readonly KnownType GeneratedCodeAttribute = new("System.CodeDom.Compiler", "GeneratedCodeAttribute");
    public static readonly KnownType JsonIgnoreAttribute = new(Json, "JsonIgnoreAttribute");
    public static readonly KnownType JsonPropertyNameAttribute = new(Json, "JsonPropertyNameAttribute");
    public static readonly KnownType JsonRequiredAttribute = new(Json, "JsonRequiredAttribute");
    public static readonly KnownType JsonConverterAttribute = new(Json, "JsonConverterAttribute");
    public static readonly KnownType JsonConstructorAttribute = new(Json, "JsonConstructorAttribute");
    public static readonly KnownType JsonIncludeAttribute = new(Json, "JsonIncludeAttribute");
    public static readonly KnownType JsonExtensionDataAttribute = new(Json, "JsonExtensionDataAttribute");
    public static readonly KnownType JsonNumberHandlingAttribute = new(Json, "JsonNumberHandlingAttribute");
    public static readonly KnownType JsonStringEnumMemberNameAttribute = new(Json, "JsonStringEnumMemberNameAttribute");
    public static readonly KnownType FlagsAttribute = new("System", "FlagsAttribute");
    public static readonly KnownType AsyncDisposable = new("System", "IAsyncDisposable");
    public static readonly KnownType NotSupportedException = new("System", "NotSupportedException");
    public static readonly KnownType ReadOnlySpan = new("System", "ReadOnlySpan", 1);
    public static readonly KnownType DescriptionAttribute = new("System.ComponentModel", "DescriptionAttribute");
    public static readonly KnownType EditorBrowsableAttribute = new("System.ComponentModel", "EditorBrowsableAttribute");
    public static readonly KnownType EditorBrowsableState = new("System.ComponentModel", "EditorBrowsableState");

    public static readonly KnownType UnknownCaseAttribute = new(Runtime, "UnknownCaseAttribute");
    public static readonly KnownType UnionShape = new(Shapes, "UnionShape");
    public static readonly KnownType ScalarShape = new(Shapes, "ScalarShape");
    public static readonly KnownType ScalarKind = new(Shapes, "ScalarKind");
    public static readonly KnownType UnionCases = new(Services, "UnionCases");
    public static readonly KnownType Func = new("System", "Func", 2);
    public static readonly KnownType FuncOfState = new("System", "Func", 3);
    public static readonly KnownType Action = new("System", "Action", 1);
    public static readonly KnownType ActionOfState = new("System", "Action", 2);
    public static readonly KnownType ArgumentNullException = new("System", "ArgumentNullException");
    public static readonly KnownType MemoryExtensions = new("System", "MemoryExtensions");
    public static readonly KnownType JsonElement = new("System.Text.Json", "JsonElement");
    public static readonly KnownType JsonPolymorphicAttribute = new(Json, "JsonPolymorphicAttribute");
    public static readonly KnownType JsonDerivedTypeAttribute = new(Json, "JsonDerivedTypeAttribute");
}
