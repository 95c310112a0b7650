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
        return WorkflowSteps.Of(workflow, compilation);
    }

    /// <summary>Each fan-out, each fork and each event that opens a scope, with the joins that close it, as "Split: Join,
    /// Other". An event is named by its type, in brackets; a fork ends with an exclamation mark.</summary>
    public static string[] Joins(string members, string more = "")
    {
        StepSignature[] all = Steps(members, more);
        Assert.All(all, static step => Assert.Equal(SignatureProblem.None, step.Problem));
        var acceptance = new Acceptance(all);
        Openers openers = JoinReachability.Find(all, acceptance);
        return
        [
            .. acceptance.Types
                .Select(type => (Name: $"[{type.Name.Split('.', ':')[^1]}]", Joins: openers.JoinsOfType(type.Identity)))
                .Where(static opener => opener.Joins.Count > 0)
                .Concat(all
                    .Select((step, index) => (Name: step.Name + (step.IsFanOut ? "" : "!"), Joins: openers.JoinsOfStep(index)))
                    .Where(static opener => opener.Joins.Count > 0 || !opener.Name.EndsWith('!')))
                .Select(opener => $"{opener.Name}: {string.Join(", ", opener.Joins.Select(join => all[join].Name))}"),
        ];
    }

    /// <summary>The generated overloads of RunAsync of a class W with these members.</summary>
    public static string[] Overloads(string members) => Gen.Compile(Usings, $"{Usings}\n{Events}\n[Workflow] public partial class W {{ {members} }}").RunOverloads("W");
}
