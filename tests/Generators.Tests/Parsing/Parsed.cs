using GenFlow.Generators.Parser;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

/// <summary>Reads the steps of a class called W as the generator does.</summary>
internal static class Parsed
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Threading;
        using System.Threading.Tasks;
        using GenFlow;
        """;

    /// <summary>Events A to F and S, sealed; Base with Derived and Sealed.</summary>
    private const string Events = """
        [Event] public sealed partial record A; [Event] public sealed partial record B; [Event] public sealed partial record C;
        [Event] public sealed partial record D; [Event] public sealed partial record E; [Event] public sealed partial record F;
        [StreamEvent] public sealed partial record S;
        [Event] public abstract partial record Base; [Event] public partial record Derived : Base; [Event] public sealed partial record Sealed : Derived;
        """;

    /// <summary>The signature of the one method with [Step] of a class W with these members.</summary>
    public static StepSignature Step(string members, string more = "") => Assert.Single(Steps(members, more));

    public static StepSignature[] Steps(string members, string more = "")
    {
        CSharpCompilation compilation = TestCompilation.Create(Usings, $"{Usings}\n{Events}\n[Workflow] public partial class W {{ {members} }}\n{more}");
        INamedTypeSymbol workflow = compilation.GetTypeByMetadataName("W")!;
        return [.. StepMethods.Of(workflow, compilation)
            .Select(method => StepSignatureParser.Parse(method, workflow, compilation))
            .OrderBy(static step => step.Name, StringComparer.Ordinal)];
    }

    /// <summary>Each fan-out with the joins that close it, as "Split: Join, Other".</summary>
    public static string[] Joins(string members)
    {
        StepSignature[] steps = [.. Steps(members).Where(static step => step.IsStep)];
        EquatableArray<int>[] joins = JoinReachability.Find(steps, new Acceptance(steps));
        return [.. steps.Select((step, index) => (step, joins[index])).Where(static pair => pair.step.IsFanOut)
            .Select(pair => $"{pair.step.Name}: {string.Join(", ", pair.Item2.Select(join => steps[join].Name))}")];
    }

    /// <summary>The generated overloads of RunAsync of a class W with these members.</summary>
    public static string[] Overloads(string members) => Gen.Compile(Usings, $"{Usings}\n{Events}\n[Workflow] public partial class W {{ {members} }}").RunOverloads("W");
}
