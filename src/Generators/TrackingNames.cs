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
}
