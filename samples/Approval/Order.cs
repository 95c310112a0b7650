namespace Approval;

/// <summary>What the run works on.</summary>
/// <param name="Directory">What to pack.</param>
/// <param name="Output">Where the release goes.</param>
/// <param name="Staging">Where it is packed before it is published.</param>
/// <param name="Patience">How long an answer is waited for; null for ever.</param>
public sealed record Order(string Directory, string Output, Packing.Staging Staging, TimeSpan? Patience)
{
    /// <summary>The release's file.</summary>
    public string Target => Path.Combine(Output, $"{new DirectoryInfo(Directory).Name}.zip");
}
