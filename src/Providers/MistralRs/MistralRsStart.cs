namespace GenFlow.MistralRs;

/// <summary>Whether a provider starts a server of its own.</summary>
public enum MistralRsStart
{
    /// <summary>Where none answers at the address on this machine. With <see cref="MistralRsServerOptions.Port"/> 0 there is no
    /// address to look at: then one is started. An address on another machine is connected to.</summary>
    WhenNotRunning,

    /// <summary>It does not: it connects to the one at <see cref="Models.Http.HttpModelOptions.BaseUrl"/>.</summary>
    Never,

    /// <summary>It does. A port that is in use is an error.</summary>
    Always,
}
