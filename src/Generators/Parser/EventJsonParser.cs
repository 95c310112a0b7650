using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Decides how an event that is not abstract is written and read.</summary>
internal static class EventJsonParser
{
    public static EventJson Parse(INamedTypeSymbol record, EventDeclaration declaration, CodecFinder finder)
    {
        bool isCase = UnionCases.IsCase(record);
        ObjectModel? model = finder.Try(search => ObjectParser.ParseEvent(record, declaration.EventType!, search));
        string problem = model is null ? finder.Problem
            : isCase && declaration.DeclaresEventType ? "EventType is written by hand, so that the name of the case is not known"
            : isCase && model.Members.Any(static member => member.Name == UnionCases.Discriminator) ? "the case of a union has a member that is 'type' in JSON, which is the name of the case: give it another by [JsonPropertyName]"
            : !JsonNames.IsText(declaration.EventType!) ? "its name is no valid text"
            : "";
        return new(
            TypeNames.Of(record),
            problem.Length == 0 ? model : null,
            problem,
            isCase,
            record.IsSealed,
            Answer(record, finder));
    }

    private static CodecReference? Answer(INamedTypeSymbol record, CodecFinder finder)
    {
        for (INamedTypeSymbol? ancestor = record.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (KnownTypes.InputRequestOfResponse.Matches(ancestor))
            {
                return finder.Try(search => search.Find(ancestor.TypeArguments[0]));
            }
        }

        return null;
    }
}
