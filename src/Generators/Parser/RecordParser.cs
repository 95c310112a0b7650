using GenFlow.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Reads a record with [Event] or [StreamEvent] once for all that is made of it.</summary>
internal static class RecordParser
{
    public static RecordModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        new(EventParser.Parse(context, cancellationToken), UnionParser.Parse(context, cancellationToken));
}
