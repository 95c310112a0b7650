namespace GenFlow.RoslynTestKit;

/// <summary>A source file of a test.</summary>
/// <param name="Path">Its name; tests that need none are given one by position.</param>
/// <param name="Text">Its content.</param>
public sealed record TestSource(string Path, string Text)
{
    /// <summary>What the SDK's implicit usings and <c>using GenFlow</c> give every file of a project.</summary>
    public static TestSource GlobalUsings { get; } = new("GlobalUsings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using GenFlow;
        """);

    /// <summary>The texts as files Test0.cs, Test1.cs, …</summary>
    public static TestSource[] Numbered(params string[] texts) =>
        [.. texts.Select(static (text, index) => new TestSource(FormattableString.Invariant($"Test{index}.cs"), text))];
}
