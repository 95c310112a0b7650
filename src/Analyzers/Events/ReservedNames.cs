using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>What the user calls as generated members are called, and what is lost by it.</summary>
internal static class ReservedNames
{
    private static readonly (string Name, string Lost)[] s_cases =
    [
        (GeneratedNames.Match, "'Match', which calls a function for each case"),
        (GeneratedNames.Switch, "'Switch', which calls an action for each case"),
        (GeneratedNames.Visit, "'Visit', which calls a visitor"),
        (GeneratedNames.Visitor, "'IVisitor' and 'Visit'"),
    ];

    private static readonly (string Name, string Lost)[] s_catalogue =
    [
        (GeneratedNames.Events, "the catalogue 'Events'"),
        (GeneratedNames.Shape, "'Shape', which tells what runs take and give"),
        (GeneratedNames.Graph, "'Graph', which shows the steps and the ways of the events"),
    ];

    private static readonly string[] s_insideEvents = [GeneratedNames.Codecs, GeneratedNames.ShapeValue];
    private static readonly string[] s_insideWorkflows = [GeneratedNames.Codecs, GeneratedNames.ShapeValue, GeneratedNames.Run, GeneratedNames.EventsValue, GeneratedNames.GraphValue];

    /// <summary>Of an event: what has a reserved name, and what is lost by it.</summary>
    public static IEnumerable<(ISymbol Member, string Lost)> OfEvent(INamedTypeSymbol record, CancellationToken cancellationToken)
    {
        // No member is called as its type.
        if (record.Name is GeneratedNames.EventType or GeneratedNames.WriteJson && HasGenerated(record))
        {
            yield return (record, "the member of that name");
        }

        foreach (ISymbol member in OwnMembers(record))
        {
            string? lost = member.Name switch
            {
                GeneratedNames.EventType => IsOverride(member, cancellationToken) ? null : "the event's own name",
                GeneratedNames.WriteJson => IsWriter(member) ? null : Clash(member, record, "the event's serializer"),
                GeneratedNames.ReadAnswer => Clash(member, record, "the reader of answers"),
                string name => s_insideEvents.Contains(name) || name.StartsWith(GeneratedNames.Closing, StringComparison.Ordinal) ? "a member that only generated code uses" : null,
            };
            if (lost is not null)
            {
                yield return (member, lost);
            }
        }

        if (HasClosing(record))
        {
            foreach ((ISymbol Member, string Lost) taken in Displaced(record, s_cases))
            {
                yield return taken;
            }
        }
    }

    /// <summary>The same of a workflow.</summary>
    public static IEnumerable<(ISymbol Member, string Lost)> OfWorkflow(INamedTypeSymbol workflow, Compilation compilation)
    {
        if (workflow.Name is GeneratedNames.RunAsync or GeneratedNames.ExecuteAsync && HasGenerated(workflow))
        {
            yield return (workflow, "the member of that name");
        }

        foreach (ISymbol member in OwnMembers(workflow))
        {
            string? lost = member.Name switch
            {
                GeneratedNames.RunAsync => Clash(member, workflow, "'RunAsync', which starts a run"),
                GeneratedNames.ExecuteAsync => Clash(member, workflow, "'ExecuteAsync', which awaits a run"),
                string name => s_insideWorkflows.Contains(name) ? "a member that only generated code uses" : null,
            };
            if (lost is not null)
            {
                yield return (member, lost);
            }
        }

        bool tellsApart = PublishedEvents.Of(workflow, compilation).Any(static published => published.IsStreamEvent);
        foreach ((ISymbol Member, string Lost) taken in Displaced(workflow, tellsApart ? [.. s_catalogue, .. s_cases] : s_catalogue))
        {
            yield return taken;
        }
    }

    // Generators leave out what the type, a type parameter or any member of it is called.
    private static IEnumerable<(ISymbol Member, string Lost)> Displaced(INamedTypeSymbol type, (string Name, string Lost)[] names)
    {
        foreach ((string name, string lost) in names)
        {
            ISymbol? taken = type.Name == name ? type
                : type.TypeParameters.FirstOrDefault(parameter => parameter.Name == name)
                    ?? OwnMembers(type).FirstOrDefault(member => member.Name == name);
            if (taken is not null)
            {
                yield return (taken, lost);
            }
        }
    }

    private static bool HasGenerated(INamedTypeSymbol type) => type.GetMembers(type.Name).Any(GeneratedNames.IsGenerated);

    // Another overload is no clash.
    private static string? Clash(ISymbol member, INamedTypeSymbol type, string lost) =>
        type.GetMembers(member.Name).Any(other => GeneratedNames.IsGenerated(other) && !(member is IMethodSymbol own && other is IMethodSymbol method && !HaveOneSignature(own, method)))
            ? lost
            : null;

    private static bool HaveOneSignature(IMethodSymbol left, IMethodSymbol right) =>
        left.Arity == right.Arity
        && left.Parameters.Length == right.Parameters.Length
        && left.Parameters.Zip(right.Parameters, static (own, other) => (own, other)).All(static pair =>
            SymbolEqualityComparer.Default.Equals(pair.own.Type, pair.other.Type)
            && pair.own.RefKind == RefKind.None == (pair.other.RefKind == RefKind.None));

    // A type of which one part is generated and one is not is the user's too.
    private static IEnumerable<ISymbol> OwnMembers(INamedTypeSymbol type) => type.GetMembers().Where(static member =>
        !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && (member is INamedTypeSymbol || !GeneratedNames.IsGenerated(member))
        && Places.OfName(member) is not null);

    private static bool IsOverride(ISymbol member, CancellationToken cancellationToken) =>
        member is IPropertySymbol { IsOverride: true } property
        && property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax);

    private static bool IsWriter(ISymbol member) => member is IMethodSymbol { IsOverride: true, Parameters.Length: 1 };

    private static bool HasClosing(INamedTypeSymbol record) =>
        record.IsAbstract && Unions.ClosingOf(record) is { } closing && SymbolEqualityComparer.Default.Equals(closing.ContainingType, record);
}
