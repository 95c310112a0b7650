using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what a workflow's catalogue lists: the events that its steps accept, give, send and publish, as far as
/// they can be JSON.</summary>
internal sealed class CatalogueParser
{
    // A task of a sequence of one of several is three.
    private const int Deepest = 4;

    private readonly INamedTypeSymbol _workflow;
    private readonly Compilation _compilation;
    private readonly CodecFinder _finder;
    private readonly SortedDictionary<string, CatalogueEntry> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _children = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CodecReference> _registered = new(StringComparer.Ordinal);

    private CatalogueParser(INamedTypeSymbol workflow, Compilation compilation, CodecFinder finder)
    {
        _workflow = workflow;
        _compilation = compilation;
        _finder = finder;
    }

    public static CatalogueModel Parse(INamedTypeSymbol workflow, Compilation compilation, CodecFinder finder)
    {
        var parser = new CatalogueParser(workflow, compilation, finder);
        foreach (IMethodSymbol step in StepMethods.Of(workflow, compilation))
        {
            parser.AddStep(step);
        }

        return new(
            MemberNames.IsFree(workflow, GeneratedNames.Events),
            parser._entries.Values.ToEquatableArray(),
            parser._children.ToEquatableArray(),
            parser._registered.Values.ToEquatableArray());
    }

    private void AddStep(IMethodSymbol step)
    {
        foreach (IParameterSymbol parameter in step.Parameters)
        {
            AddInside(parameter.Type, 0);
        }

        AddInside(step.ReturnType, 0);
        foreach (INamedTypeSymbol attribute in step.GetAttributes().Select(static data => data.AttributeClass).OfType<INamedTypeSymbol>())
        {
            if (KnownTypes.EmitsAttribute.Matches(attribute))
            {
                AddInside(attribute.TypeArguments[0], 0);
            }
            else if (KnownTypes.PublishesAttribute.Matches(attribute) && attribute.TypeArguments[0] is INamedTypeSymbol published)
            {
                AddPublished(published);
            }
        }
    }

    private void AddPublished(INamedTypeSymbol type)
    {
        if (EventTypes.IsEvent(type))
        {
            AddEvent(type);
        }
        else if (TypeFacts.HasAttribute(type, KnownTypes.WorkflowAttribute) && HasCatalogue(type))
        {
            _children.Add(TypeNames.Of(type));
        }
    }

    private void AddInside(ITypeSymbol type, int depth)
    {
        if (EventTypes.IsEvent(type))
        {
            AddEvent((INamedTypeSymbol)type);
        }
        else if (depth < Deepest)
        {
            IEnumerable<ITypeSymbol> inside = type is INamedTypeSymbol { IsGenericType: true } generic ? generic.TypeArguments
                : SequenceItems.Of(type).Select(static items => items.Item);
            foreach (ITypeSymbol item in inside)
            {
                AddInside(item, depth + 1);
            }
        }
    }

    private void AddEvent(INamedTypeSymbol type)
    {
        type = (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        string identity = TypeNames.Identity(type);
        if (_entries.ContainsKey(identity)
            || TypeFacts.IsUnresolved(type)
            || TypeFacts.IsFileLocal(type)
            || !_compilation.IsSymbolAccessibleWithin(type, _workflow)
            || NamesOnlyItself(type)
            || _finder.Try(search => search.Find(type)) is not { } codec)
        {
            return;
        }

        _entries.Add(identity, new(codec.TypeName, codec.Codec, type.IsAbstract ? null : EventNames.NameOf(type)));
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            // Those without parts are known to the runtime; a type parameter's is registered by who closes it.
            if (argument is not ITypeParameterSymbol && _finder.Try(search => search.Find(argument)) is { } found && !CodecNames.IsBuiltIn(found.Codec))
            {
                _registered[TypeNames.Identity(argument)] = found;
            }
        }
    }

    // What the record calls itself when it runs is not known now. The engine's failures never leave the process.
    private static bool NamesOnlyItself(INamedTypeSymbol type) =>
        KnownTypes.StepFailed.Matches(type) || KnownTypes.StepFailedOfEvent.Matches(type)
        || (!type.IsAbstract && !type.DeclaringSyntaxReferences.IsEmpty && EventNames.IsByHand(type));

    private bool HasCatalogue(INamedTypeSymbol workflow) =>
        _compilation.IsSymbolAccessibleWithin(workflow, _workflow)
        && WorkflowMembers.Has(workflow, GeneratedNames.Events, KnownTypes.EventCatalogue, _finder.CancellationToken);
}
