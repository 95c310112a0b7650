namespace GenFlow.Generators;

/// <summary>The names under which tests find the steps of the pipelines.</summary>
internal static class TrackingNames
{
    /// <summary>Models of records with [Event].</summary>
    public const string Events = nameof(Events);

    /// <summary>Models of records with [StreamEvent].</summary>
    public const string StreamEvents = nameof(StreamEvents);

    /// <summary>Models of classes with [Workflow].</summary>
    public const string Workflows = nameof(Workflows);

    /// <summary>What records with [Event] add to the manifest.</summary>
    public const string ManifestEvents = nameof(ManifestEvents);

    /// <summary>What records with [StreamEvent] add to the manifest.</summary>
    public const string ManifestStreamEvents = nameof(ManifestStreamEvents);

    /// <summary>What classes with [Workflow] add to the manifest.</summary>
    public const string ManifestWorkflows = nameof(ManifestWorkflows);

    /// <summary>The model of the assembly's manifest.</summary>
    public const string Manifest = nameof(Manifest);

    /// <summary>What records with [Event] say about unions: what is nested in one, and which others they are cases of.</summary>
    public const string UnionEvents = nameof(UnionEvents);

    /// <summary>What records with [StreamEvent] say about unions.</summary>
    public const string UnionStreamEvents = nameof(UnionStreamEvents);

    /// <summary>The cases of the assembly that are not nested in their union.</summary>
    public const string OutsideCases = nameof(OutsideCases);

    /// <summary>Models of unions with [Event].</summary>
    public const string Unions = nameof(Unions);

    /// <summary>Models of unions with [StreamEvent].</summary>
    public const string StreamUnions = nameof(StreamUnions);

    /// <summary>Models of methods with [Action].</summary>
    public const string Actions = nameof(Actions);

    /// <summary>Models of types with [StructuredOutput].</summary>
    public const string Outputs = nameof(Outputs);
}
