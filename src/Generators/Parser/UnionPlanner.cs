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

    /// <summary>The union with its cases. Without a case, or with one that it cannot name, it is open: it can be written,
    /// and that is all. So is an [Event] in which no case is nested, since steps accept events by their base wherever those
    /// are declared; but the cases of its own assembly can be read.</summary>
    public static UnionModel? Plan(UnionDraft? draft, EquatableArray<OutsideCase> outside)
    {
        if (draft is null)
        {
            return null;
        }

        CaseModel[] records = [.. draft.Nested, .. outside.Where(other => other.Union == draft.Declaration.MetadataName).Select(static other => other.Case)];
        CaseModel[] all = [.. records.Where(static record => !record.IsAbstract)];
        CaseModel[] cases = all.Any(static record => record.TypeName is null) ? [] : all;
        bool isClosed = draft.Level is not null
            && cases.Length > 0
            && (draft.IsStreamEvent || draft.Nested.Any(static record => !record.IsAbstract));
        return new(
            draft.Declaration.CasesHintName,
            isClosed ? Match(draft, cases) : null,
            isClosed && cases.All(static record => record.Declaration is not null) ? GeneratedNames.Closing + CSharpText.Number(draft.Depth) : null,
            all.Where(record => isClosed || record is { Form: CaseForm.Unknown, TypeName: not null }).ToEquatableArray(),
            Levels(draft, records, cases).ToEquatableArray());
    }

    private static MatchModel Match(UnionDraft draft, CaseModel[] cases) => MatchPlanner.Plan(
        draft.Members,
        cases.Min(static record => record.Reach),
        false,
        draft.TypeParameters,
        [.. cases.Select(record => (record.TypeName!, record.Path, cases.Count(other => record.Bases.Contains(other.MetadataName))))]);

    // Those between that are unions of their own are read by their own code.
    private static IEnumerable<UnionLevel> Levels(UnionDraft draft, CaseModel[] records, CaseModel[] cases)
    {
        if (draft.Level is not null)
        {
            yield return new(draft.Declaration, draft.TypeName, draft.Level, cases.ToEquatableArray());
        }

        foreach (CaseModel between in records.Where(static record => record is { Level: not null, IsOfAnother: false, TypeName: not null, Declaration: not null }))
        {
            yield return new(
                between.Declaration!,
                between.TypeName!,
                between.Level!,
                cases.Where(record => record.Bases.Contains(between.MetadataName)).ToEquatableArray());
        }
    }
}
