using System.Collections.Immutable;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>Closes a union: puts together what is nested in it and the cases of other places.</summary>
internal static class UnionPlanner
{
    /// <summary>All cases that are not nested in their union, sorted.</summary>
    public static EquatableArray<OutsideCase> Sort(ImmutableArray<UnionSource?> events, ImmutableArray<UnionSource?> streamEvents) =>
        events.Concat(streamEvents)
            .SelectMany(static source => source?.Outside ?? default)
            .OrderBy(static outside => outside.Union, StringComparer.Ordinal)
            .ThenBy(static outside => outside.Case.MetadataName, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The union, or null where it is open: it has no case, or one that it cannot name.</summary>
    public static UnionModel? Plan(UnionDraft? draft, EquatableArray<OutsideCase> outside)
    {
        if (draft is null)
        {
            return null;
        }

        CaseModel[] records = [.. draft.Nested, .. outside.Where(other => other.Union == draft.Declaration.MetadataName).Select(static other => other.Case)];
        CaseModel[] cases = [.. records.Where(static record => !record.IsAbstract)];
        if (cases.Length == 0 || cases.Any(static record => record.TypeName is null))
        {
            return null;
        }

        MatchModel match = MatchPlanner.Plan(
            draft.Members,
            cases.Min(static record => record.Reach),
            false,
            draft.TypeParameters,
            [.. cases.Select(record => (record.TypeName!, record.Path, cases.Count(other => record.Bases.Contains(other.MetadataName))))]);
        return new(
            draft.Declaration.HintName,
            match,
            cases.All(static record => record.Declaration is not null) ? "GenFlowCase" + CSharpText.Number(draft.Depth) : null,
            cases.ToEquatableArray(),
            Levels(draft, records, cases).ToEquatableArray());
    }

    // Those between that are unions of their own are read by their own code.
    private static IEnumerable<UnionLevel> Levels(UnionDraft draft, CaseModel[] records, CaseModel[] cases)
    {
        yield return new(draft.Declaration, draft.TypeName, draft.Name, draft.GetsJsonAttributes, cases.ToEquatableArray());
        foreach (CaseModel between in records.Where(static record => record is { IsAbstract: true, IsUnion: false, TypeName: not null, Declaration: not null }))
        {
            CaseModel[] own = [.. cases.Where(record => record.Bases.Contains(between.MetadataName))];
            if (own.Length > 0)
            {
                yield return new(between.Declaration!, between.TypeName!, between.EventType, draft.TypeParameters.IsEmpty && draft.GetsJsonAttributes, own.ToEquatableArray());
            }
        }
    }
}
