using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GenFlow.RoslynTestKit;

/// <summary>What test sources are compiled against: the running framework, the GenFlow runtime and, for those that need them, the
/// agents.</summary>
public static class TestReferences
{
    /// <summary>The assemblies of the shared framework, without those of the test host.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = LoadFramework();

    /// <summary>GenFlow.dll.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(Event).Assembly.Location);

    /// <summary>Both.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Framework.Add(Runtime);

    /// <summary>GenFlow.Agents.dll and what it stands on.</summary>
    public static ImmutableArray<MetadataReference> Agents { get; } =
    [
        MetadataReference.CreateFromFile(typeof(GenFlow.Agents.Agent).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(GenFlow.Models.Usage).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.AI.IChatClient).Assembly.Location),
    ];

    /// <summary>What these sources need: the agents' assemblies only where one names them.</summary>
    public static ImmutableArray<MetadataReference> For(IEnumerable<string> texts) =>
        texts.Any(static text => text.Contains("GenFlow.Agents", StringComparison.Ordinal)) ? All.AddRange(Agents) : All;

    private static ImmutableArray<MetadataReference> LoadFramework()
    {
        string directory = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => string.Equals(Path.GetDirectoryName(path), directory, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
